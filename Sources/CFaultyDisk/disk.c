#define _GNU_SOURCE
#include "CFaultyDisk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

// What a descriptor is open on, by the end of the file's name.
enum { OTHER = 0, MAIN, WAL, JOURNAL, BESIDE };
enum { DESCRIPTORS = 4096 };

static unsigned char kind_of[DESCRIPTORS];
static struct faulty_disk_control *control;
static int undo = -1;
static const char *prefix;
static size_t prefix_length;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fdatasync)(int);
static int (*real_fsync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_close)(int);

__attribute__((constructor)) static void set_up(void) {
    if (real_close) return;  // Called by hand: another library opened a file before it was our turn.
    *(void **)&real_open = dlsym(RTLD_NEXT, "open64");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void **)&real_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    *(void **)&real_unlink = dlsym(RTLD_NEXT, "unlink");
    *(void **)&real_close = dlsym(RTLD_NEXT, "close");

    const char *folder = getenv("KAUNTA_DISK");
    prefix = getenv("KAUNTA_DISK_FILES");
    if (!folder || !prefix) return;
    prefix_length = strlen(prefix);
    char name[4096];
    snprintf(name, sizeof name, "%s/control", folder);
    int descriptor = real_open(name, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return;
    void *block = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    real_close(descriptor);
    if (block == MAP_FAILED) return;
    snprintf(name, sizeof name, "%s/undo", folder);
    undo = real_open(name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    control = block;
}

static int kind_of_name(const char *name) {
    if (!control || !name || strncmp(name, prefix, prefix_length) != 0) return OTHER;
    const char *end = name + prefix_length;
    if (!*end) return MAIN;
    if (strcmp(end, "-wal") == 0) return WAL;
    if (strcmp(end, "-journal") == 0) return JOURNAL;
    return BESIDE;
}

static int kind_of_descriptor(int descriptor) {
    return control && descriptor >= 0 && descriptor < DESCRIPTORS ? kind_of[descriptor] : OTHER;
}

// Counts an operation; returns the error it is to end with, or 0.
static int fault(int kind) {
    if (!(control->kinds & kind)) return 0;
    int place = ++control->matched;
    int first = control->fail_at;
    if (first == 0 || place < first || (place > first && !control->fails_on)) return 0;
    control->failed++;
    return control->error;
}

static void note(uint32_t kind, int file, uint64_t offset, uint64_t old_size, const void *old, uint32_t old_count,
                 const void *new, uint32_t new_count) {
    if (file > JOURNAL || undo < 0) return;
    struct faulty_disk_entry entry = {kind, (uint32_t)(file - MAIN), offset, old_size, old_count, new_count};
    struct iovec parts[3] = {
        {&entry, sizeof entry}, {(void *)old, old_count}, {(void *)new, new_count},
    };
    // One call, so that a kill leaves an entry whole or not at all.
    if (writev(undo, parts, 3) < 0) _exit(96);
}

// Reads what a write or a truncation is about to take away.
static void *before(int descriptor, uint64_t offset, uint64_t count, uint64_t *size, uint32_t *kept) {
    struct stat status;
    *size = 0;
    *kept = 0;
    if (fstat(descriptor, &status) != 0) return NULL;
    *size = (uint64_t)status.st_size;
    if (offset >= *size) return NULL;
    uint64_t there = *size - offset < count ? *size - offset : count;
    void *bytes = malloc(there);
    ssize_t got = bytes ? pread(descriptor, bytes, there, (off_t)offset) : -1;
    *kept = got > 0 ? (uint32_t)got : 0;
    return bytes;
}

// Stands still at a sync until the prover lets go or kills; not for ever, in case the prover is gone.
static void stop_here(int when) {
    if (control->hold != when || --control->countdown != 0) return;
    control->held = 1;
    struct timespec moment = {0, 1000000};
    for (int waited = 0; waited < 30000; waited++) {
        if (control->hold == 0) return;
        nanosleep(&moment, NULL);
    }
    _exit(97);
}

static int open_watched(const char *name, int flags, mode_t mode) {
    set_up();
    int kind = kind_of_name(name);
    if (kind != OTHER) {
        int error = fault(FAULTY_DISK_OPEN);
        if (error > 0) {
            errno = error;
            return -1;
        }
    }
    int descriptor = real_open(name, flags, mode);
    if (descriptor >= 0 && descriptor < DESCRIPTORS) kind_of[descriptor] = (unsigned char)kind;
    return descriptor;
}

int open64(const char *name, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_watched(name, flags, mode);
}

int open(const char *name, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_watched(name, flags, mode);
}

int close(int descriptor) {
    set_up();
    if (descriptor >= 0 && descriptor < DESCRIPTORS) kind_of[descriptor] = OTHER;
    return real_close(descriptor);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
    set_up();
    int kind = kind_of_descriptor(descriptor);
    if (kind == OTHER) return real_pwrite(descriptor, bytes, count, offset);
    int error = fault(FAULTY_DISK_WRITE);
    if (error > 0) {
        errno = error;
        return -1;
    }
    if (error < 0 && count > 1) count /= 2;
    if (kind == BESIDE) return real_pwrite(descriptor, bytes, count, offset);
    pthread_mutex_lock(&lock);
    uint64_t size;
    uint32_t kept;
    void *old = before(descriptor, (uint64_t)offset, count, &size, &kept);
    note(FAULTY_DISK_WRITE, kind, (uint64_t)offset, size, old, kept, bytes, (uint32_t)count);
    ssize_t written = real_pwrite(descriptor, bytes, count, offset);
    pthread_mutex_unlock(&lock);
    free(old);
    return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite64(descriptor, bytes, count, offset);
}

int ftruncate64(int descriptor, off_t size) {
    set_up();
    int kind = kind_of_descriptor(descriptor);
    if (kind == OTHER) return real_ftruncate(descriptor, size);
    int error = fault(FAULTY_DISK_TRUNCATE);
    if (error > 0) {
        errno = error;
        return -1;
    }
    if (kind == BESIDE) return real_ftruncate(descriptor, size);
    pthread_mutex_lock(&lock);
    uint64_t old_size;
    uint32_t kept;
    void *old = before(descriptor, (uint64_t)size, UINT32_MAX, &old_size, &kept);
    note(FAULTY_DISK_TRUNCATE, kind, (uint64_t)size, old_size, old, kept, NULL, 0);
    int result = real_ftruncate(descriptor, size);
    pthread_mutex_unlock(&lock);
    free(old);
    return result;
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

static int sync_watched(int descriptor, int (*really)(int)) {
    int kind = kind_of_descriptor(descriptor);
    if (kind == OTHER) return really(descriptor);
    if (kind == WAL) stop_here(1);
    int error = fault(FAULTY_DISK_SYNC);
    if (error > 0) {
        // The kernel marks the pages clean and forgets them: what was not synced stays so.
        errno = error;
        return -1;
    }
    int is_skipped = kind == WAL && control->skips_sync;
    int result = is_skipped ? 0 : really(descriptor);
    if (result == 0 && !is_skipped) {
        pthread_mutex_lock(&lock);
        note(FAULTY_DISK_SYNC, kind, 0, 0, NULL, 0, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    if (kind == WAL) {
        control->syncs++;
        stop_here(2);
    }
    return result;
}

int fdatasync(int descriptor) {
    set_up();
    return sync_watched(descriptor, real_fdatasync);
}

int fsync(int descriptor) {
    set_up();
    return sync_watched(descriptor, real_fsync);
}

int unlink(const char *name) {
    set_up();
    int kind = kind_of_name(name);
    if (kind != OTHER) {
        int error = fault(FAULTY_DISK_UNLINK);
        if (error > 0) {
            errno = error;
            return -1;
        }
    }
    int result = real_unlink(name);
    // What was written to a file that is gone is nobody's any more.
    if (result == 0 && kind != OTHER) {
        pthread_mutex_lock(&lock);
        note(FAULTY_DISK_UNLINK, kind, 0, 0, NULL, 0, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}
