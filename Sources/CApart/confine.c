#define _GNU_SOURCE
#include "CApart.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's own words (linux/landlock.h), spelt out because the headers of Debian 12 know only the first of them. The
// numbers of the calls are the same on every kind of machine.
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { ASK_FOR_VERSION = 1, RULE_OF_A_PATH = 1 };

enum {
    FS_WRITE_FILE = 1 << 1,
    FS_READ_FILE = 1 << 2,
    FS_READ_DIR = 1 << 3,
    FS_REMOVE_FILE = 1 << 5,
    FS_MAKE_FILE = 1 << 8,
    FS_ALL_OF_1 = (1 << 13) - 1,
    FS_REFER_OF_2 = 1 << 13,
    FS_TRUNCATE_OF_3 = 1 << 14,
    FS_DEVICES_OF_5 = 1 << 15,
    NET_CONNECT_OF_4 = 1 << 1,
    SCOPES_OF_6 = 3,
};

struct ruleset {
    uint64_t files, net, scopes;
};

struct __attribute__((packed)) path_rule {
    uint64_t allowed;
    int32_t folder;
};

int32_t kt_keep_to_itself(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno; }

int32_t kt_confine(const char *folder) {
    long version = syscall(CREATE_RULESET, NULL, 0, ASK_FOR_VERSION);
    if (version < 1) return version < 0 ? errno : ENOSYS;

    struct ruleset taken = {.files = FS_ALL_OF_1};
    if (version >= 2) taken.files |= FS_REFER_OF_2;
    if (version >= 3) taken.files |= FS_TRUNCATE_OF_3;
    if (version >= 4) taken.net = NET_CONNECT_OF_4;
    if (version >= 5) taken.files |= FS_DEVICES_OF_5;
    if (version >= 6) taken.scopes = SCOPES_OF_6;
    // An older kernel refuses a longer description than its own.
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int rules = (int)syscall(CREATE_RULESET, &taken, size, 0);
    if (rules < 0) return errno;

    struct path_rule left = {
        .allowed = taken.files &
                   (FS_WRITE_FILE | FS_READ_FILE | FS_READ_DIR | FS_REMOVE_FILE | FS_MAKE_FILE | FS_TRUNCATE_OF_3),
        .folder = open(folder, O_PATH | O_CLOEXEC),
    };
    // libdispatch looks there at how its threads do (/proc/TID/stat), and ends the program when it can't. What is secret
    // in there of a process that keeps to itself, such as its surroundings, is shut to one without capabilities.
    struct path_rule threads = {.allowed = FS_READ_FILE, .folder = open("/proc", O_PATH | O_CLOEXEC)};
    struct __user_cap_header_struct who = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
    int32_t failure = 0;
    // Without the first, only root may do the rest.
    if (left.folder < 0 || threads.folder < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        syscall(ADD_RULE, rules, RULE_OF_A_PATH, &left, 0) != 0 ||
        syscall(ADD_RULE, rules, RULE_OF_A_PATH, &threads, 0) != 0 || syscall(RESTRICT_SELF, rules, 0) != 0 ||
        syscall(SYS_capset, &who, none) != 0)
        failure = errno;
    if (left.folder >= 0) close(left.folder);
    if (threads.folder >= 0) close(threads.folder);
    close(rules);
    return failure;
}
