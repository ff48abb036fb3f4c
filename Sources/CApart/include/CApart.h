// How a part of the program that strangers talk to stands apart: in a process of its own, which gives up what it does not
// need.
#ifndef KAUNTA_CAPART_H
#define KAUNTA_CAPART_H

#include <stdint.h>

// Starts this very program once more (another may have been installed over it meanwhile), with one word: with that line as
// its descriptor 0 and no other descriptor of ours, without our surroundings, and in a session of its own, where no key of
// the terminal reaches it. Gives its number. 0: it runs; otherwise an errno.
int32_t kt_start_apart(const char *word, int32_t line, int32_t *process);

// Shuts this process's memory and surroundings to every other that has no capability to look, those of the same user too.
// 0, or an errno.
int32_t kt_keep_to_itself(void);

// Takes from this thread, and from all that it starts later, every file but those in one folder and what /proc shows to
// all, every program and all capabilities; from Linux 6.7 on also outgoing TCP connections, and from 6.12 on the right to
// signal a process outside (landlock(7)). What is open stays open. Nothing gives any of it back. To be called before there
// is a second thread.
//
// 0: it is so. Otherwise an errno: ENOSYS and EOPNOTSUPP say that this kernel can't.
int32_t kt_confine(const char *folder);

// One heap for all threads of this process, to be called before there is a second one. By itself the C library gives each
// a heap of its own, and what one gives back no other takes.
void kt_share_heap(void);

#endif
