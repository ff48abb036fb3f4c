// What Kaunta needs of ncursesw and of the terminal line, in fixed-width types: no ncurses type is shown, because its
// macros and globals cannot be used from Swift. One thread calls everything here except kt_bell_*, which any may call.
#ifndef KAUNTA_CNCURSES_H
#define KAUNTA_CNCURSES_H

#include <stdint.h>

// One cell: a base scalar with up to three marks (0 ends them), attributes and a colour pair.
typedef struct {
    uint32_t scalars[4];
    int32_t pair;
    uint32_t attributes;  // KT_BOLD and its like
} kt_cell;

enum { KT_BOLD = 1, KT_DIM = 2, KT_ITALIC = 4, KT_UNDERLINE = 8, KT_REVERSE = 16 };

// --- Locale

// Takes the character set from the environment. 1: it is UTF-8; 2: none was named and C.UTF-8 was taken; 0: neither.
int32_t kt_locale(void);

// The columns the C library gives a scalar, or -1.
int32_t kt_width(uint32_t scalar);

// --- Screen: ncurses writes into memory, and kt_take hands the bytes out.

// Starts a screen that writes into memory, or into a file without a name where there is no such memory. 0: done; -1: the
// terminal is unknown; -2: it cannot place its cursor; -3: no memory, or no file; -4: a screen is there already (ncurses has
// one for the process).
int32_t kt_start(const char *term, int32_t columns, int32_t rows, int32_t in_memory);

// Ends the screen; the bytes that leave it can still be taken. Then kt_forget frees it.
void kt_end(void);
void kt_forget(void);

// Colours the terminal has (0 for none) and pairs that can be made.
int32_t kt_colours(void);
int32_t kt_pairs(void);

// 1: the description says that the terminal shows colours of 24 bits (RGB, or Tc as tmux has it).
int32_t kt_says_direct(void);

// Makes a pair; a colour of -1 is the terminal's own. 0 when it was made.
int32_t kt_pair(int32_t pair, int32_t foreground, int32_t background);

void kt_resize(int32_t columns, int32_t rows);
void kt_put(int32_t row, int32_t column, const kt_cell *cells, int32_t count);

// Moves some rows down among each other, or up, before anything else changes: what moves out is lost, blanks come in.
// ncurses finds by itself only rows that moved whole, and beside a list something else may stand.
void kt_shift(int32_t first, int32_t count, int32_t down);

// Works out the bytes for what was put so far, wherever that leaves the cursor: a frame may be drawn in parts.
void kt_work(void);

// Everything is drawn anew with the next frame.
void kt_repaint(void);

// Works out the bytes from the last frame to this one; the cursor is hidden unless it is inside.
void kt_update(int32_t cursor_row, int32_t cursor_column, int32_t cursor_visible);

// Hands the bytes out and forgets them; good until the next call of any function here.
const uint8_t *kt_take(int32_t *count);

// The terminal's own text for a capability such as "kf1", or null.
const char *kt_capability(const char *name);

// --- The terminal line

// Keeps how the line is set and takes it raw; 0 when done.
int32_t kt_raw(int32_t fd);

// Sets the line as it was kept; 0 when done.
int32_t kt_cooked(int32_t fd);

// The size of the window; 0 when the line knows it.
int32_t kt_window(int32_t fd, int32_t *columns, int32_t *rows);

// --- Waking: an eventfd

int32_t kt_bell_new(void);
void kt_bell_ring(int32_t fd);
void kt_bell_silence(int32_t fd);

// --- Signals

enum {
    KT_WINDOW = 1, KT_TERMINATE = 2, KT_HANGUP = 4, KT_INTERRUPT = 8, KT_QUIT = 16, KT_CONTINUE = 32, KT_STOP = 64
};

// Notes WINCH, TERM, HUP, INT, QUIT, CONT and TSTP, and rings the bell for each.
void kt_signals_on(int32_t bell);
void kt_signals_off(void);

// The signals noted since the last call.
uint32_t kt_signals(void);

// Stops the process as Ctrl-Z does, and returns when it goes on.
void kt_stop(void);

// On a crash, writes the bytes to the line and sets it as it was kept, then lets the crash go its way.
void kt_crash_on(int32_t fd, const uint8_t *bytes, int32_t count);
void kt_crash_off(void);

// Has another process stand by, which does the same when this one is killed, and then says the words in both cases. It has
// the bytes of kt_crash_on.
void kt_guard_on(int32_t fd, const uint8_t *words, int32_t length);
void kt_guard_off(void);

#endif
