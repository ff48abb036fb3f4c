#ifndef CFAULTYDISK_H
#define CFAULTYDISK_H

#include <stdint.h>

// A disk that fails on demand, for proofs: a library that is loaded before a program (LD_PRELOAD) and stands between
// its ledger's files and the kernel. The product knows nothing of it.
//
// KAUNTA_DISK names a folder with two files: `control`, this block, which the prover writes and reads while the
// program runs; and `undo`, to which every write is logged, so that the prover can make of the files what a power cut
// would have left. KAUNTA_DISK_FILES is what the names of the watched files begin with: the ledger's path.
//
// The block is read by offset on the other side, so its members stay where they are.
struct faulty_disk_control {
    _Atomic int32_t matched;      // 0: operations of the kinds in `kinds` so far
    _Atomic int32_t syncs;        // 4: syncs of the write-ahead log that have ended
    _Atomic int32_t hold;         // 8: stop at a sync of the write-ahead log: 1 before it, 2 after it
    _Atomic int32_t countdown;    // 12: at which one, counted from the next
    _Atomic int32_t held;         // 16: whether the program stands still there
    _Atomic int32_t fail_at;      // 20: which operation of `kinds` fails; 0 for none
    _Atomic int32_t kinds;        // 24: which kinds count: the sum of enum faulty_disk_kind
    _Atomic int32_t error;        // 28: with which errno; -1 writes half
    _Atomic int32_t fails_on;     // 32: whether all after it fail, too
    _Atomic int32_t failed;       // 36: failures so far
    _Atomic int32_t skips_sync;   // 40: whether syncs of the write-ahead log are left out, as synchronous=NORMAL does
};

enum faulty_disk_kind {
    FAULTY_DISK_OPEN = 1,
    FAULTY_DISK_WRITE = 2,
    FAULTY_DISK_SYNC = 4,
    FAULTY_DISK_TRUNCATE = 8,
    FAULTY_DISK_UNLINK = 16,
};

// One entry of `undo`: its header, then what was there, then what was written.
struct faulty_disk_entry {
    uint32_t kind;        // enum faulty_disk_kind; a sync, and the end of a file, settle all before it
    uint32_t file;        // 0 the ledger, 1 its write-ahead log, 2 its rollback journal
    uint64_t offset;      // where; for a truncation the new size
    uint64_t old_size;    // of the whole file, before
    uint32_t old_count;   // bytes that were there
    uint32_t new_count;   // bytes that were written
};

#endif
