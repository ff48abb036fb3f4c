#define _GNU_SOURCE
#include "CApart.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>

int32_t kt_start_apart(const char *word, int32_t line, int32_t *process) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t manner;
    int failure = posix_spawn_file_actions_init(&files);
    if (failure != 0) return failure;
    failure = posix_spawnattr_init(&manner);
    if (failure != 0) {
        posix_spawn_file_actions_destroy(&files);
        return failure;
    }
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);

    // Swift's own libraries may not be where the program looks first.
    char libraries[4096] = "";
    const char *named = getenv("LD_LIBRARY_PATH");
    if (named) snprintf(libraries, sizeof libraries, "LD_LIBRARY_PATH=%s", named);
    char *surroundings[] = {named ? libraries : NULL, NULL};
    char *words[] = {"kaunta", (char *)word, NULL};

    (failure = posix_spawn_file_actions_adddup2(&files, line, 0)) ||
        (failure = posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)) ||
        (failure = posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)) ||
        (failure = posix_spawn_file_actions_addclosefrom_np(&files, 3)) ||
        (failure = posix_spawnattr_setsigmask(&manner, &none)) ||
        (failure = posix_spawnattr_setsigdefault(&manner, &all)) ||
        (failure = posix_spawnattr_setflags(
             &manner, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID)) ||
        (failure = posix_spawn(process, "/proc/self/exe", &files, &manner, words, surroundings));
    posix_spawnattr_destroy(&manner);
    posix_spawn_file_actions_destroy(&files);
    return failure;
}
