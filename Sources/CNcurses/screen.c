#define _GNU_SOURCE 1  // memfd_create
#define NCURSES_WIDECHAR 1
#if __has_include(<ncurses.h>)
#include <ncurses.h>
#else
#error "ncurses is missing: apt-get install libncurses-dev"
#endif

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"

static SCREEN *screen;
static FILE *out;
static FILE *in;
static uint8_t *taken;
static size_t taken_size;

// --- Locale

static int is_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int32_t kt_locale(void) {
    setlocale(LC_CTYPE, "");
    if (is_utf8()) return 1;
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    int named = 0;
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        named |= value && *value;
    }
    // ncurses encodes characters by the C library's character set, so UTF-8 is wanted in any case.
    int taken_utf8 = setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8();
    return taken_utf8 && !named ? 2 : 0;
}

int32_t kt_width(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}

// --- Screen

// A file without a name: in memory, or in the folder for temporary files.
static FILE *scratch(int32_t in_memory) {
    if (in_memory) {
        int memory = memfd_create("kaunta-screen", MFD_CLOEXEC);
        FILE *file = memory < 0 ? NULL : fdopen(memory, "w+");
        if (!file && memory >= 0) close(memory);
        return file;
    }
    FILE *file = tmpfile();
    if (file) fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
    return file;
}

int32_t kt_start(const char *term, int32_t columns, int32_t rows, int32_t in_memory) {
    if (screen) return -4;
    out = scratch(in_memory);
    in = fopen("/dev/null", "re");
    if (!out || !in) {
        kt_forget();
        return -3;
    }
    // They would stand above the real size, now and at every resize.
    if (getenv("LINES")) unsetenv("LINES");
    if (getenv("COLUMNS")) unsetenv("COLUMNS");
    // newterm takes over signals that are ours.
    static const int ours[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    struct sigaction before[4];
    for (int i = 0; i < 4; i++) sigaction(ours[i], NULL, &before[i]);
    screen = newterm(term, out, in);
    for (int i = 0; i < 4; i++) sigaction(ours[i], &before[i], NULL);
    if (!screen) {
        kt_forget();
        return -1;
    }
    const char *address = tigetstr("cup");
    if (!address || address == (char *)-1) {
        endwin();
        kt_forget();
        return -2;
    }
    nonl();
    keypad(stdscr, FALSE);
    idlok(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    typeahead(-1);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    kt_resize(columns, rows);
    erase();
    return 0;
}

void kt_end(void) {
    if (screen) endwin();
}

void kt_forget(void) {
    if (screen) delscreen(screen);
    if (out) fclose(out);
    if (in) fclose(in);
    screen = NULL;
    out = NULL;
    in = NULL;
    free(taken);
    taken = NULL;
    taken_size = 0;
}

int32_t kt_colours(void) {
    return screen && has_colors() ? COLORS : 0;
}

int32_t kt_pairs(void) {
    return screen && has_colors() ? COLOR_PAIRS : 0;
}

int32_t kt_says_direct(void) {
    if (!screen) return 0;
    const char *bits = tigetstr("RGB");  // It may be a flag, a number or a text.
    return tigetflag("Tc") > 0 || tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || (bits && bits != (char *)-1);
}

int32_t kt_pair(int32_t pair, int32_t foreground, int32_t background) {
    if (!screen || !has_colors() || pair <= 0 || pair >= COLOR_PAIRS) return -1;
    return init_extended_pair(pair, foreground, background) == OK ? 0 : -1;
}

void kt_resize(int32_t columns, int32_t rows) {
    if (!screen) return;
    resizeterm(rows, columns);
    // ncurses named the scrolling region for the size it started with, and names it anew only when it comes back to the
    // screen: so it leaves, unheard.
    endwin();
    fflush(out);
    lseek(fileno(out), 0, SEEK_SET);
    clearok(curscr, TRUE);
}

void kt_put(int32_t row, int32_t column, const kt_cell *cells, int32_t count) {
    if (!screen || count <= 0) return;
    cchar_t *line = calloc((size_t)count, sizeof *line);
    if (!line) return;
    for (int32_t i = 0; i < count; i++) {
        wchar_t text[5] = {0};
        for (int n = 0; n < 4; n++) text[n] = (wchar_t)cells[i].scalars[n];
        uint32_t wanted = cells[i].attributes;
        attr_t attributes = A_NORMAL;
        if (wanted & KT_BOLD) attributes |= A_BOLD;
        if (wanted & KT_DIM) attributes |= A_DIM;
        if (wanted & KT_ITALIC) attributes |= A_ITALIC;
        if (wanted & KT_UNDERLINE) attributes |= A_UNDERLINE;
        if (wanted & KT_REVERSE) attributes |= A_REVERSE;
        int pair = cells[i].pair;
        // The pair goes beside the attributes: COLOR_PAIR holds only eight bits of it.
        setcchar(&line[i], text, attributes, 0, &pair);
    }
    mvadd_wchnstr(row, column, line, count);
    free(line);
}

void kt_work(void) {
    if (!screen) return;
    leaveok(stdscr, TRUE);
    wnoutrefresh(stdscr);
    doupdate();
}

void kt_shift(int32_t first, int32_t count, int32_t down) {
    if (!screen || wsetscrreg(stdscr, first, first + count - 1) != OK) return;
    scrollok(stdscr, TRUE);
    // A line at a time: that every terminal has right, while some lack the ways to scroll by several.
    for (int32_t line = 0; line < abs(down); line++) {
        wscrl(stdscr, down > 0 ? -1 : 1);
        kt_work();
    }
    scrollok(stdscr, FALSE);
    wsetscrreg(stdscr, 0, getmaxy(stdscr) - 1);
}

void kt_repaint(void) {
    if (screen) clearok(curscr, TRUE);
}

void kt_update(int32_t cursor_row, int32_t cursor_column, int32_t cursor_visible) {
    if (!screen) return;
    curs_set(cursor_visible ? 1 : 0);
    leaveok(stdscr, !cursor_visible);  // A hidden cursor may stay where the last change left it.
    if (cursor_visible) move(cursor_row, cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
}

const uint8_t *kt_take(int32_t *count) {
    *count = 0;
    if (!out) return NULL;
    fflush(out);
    int memory = fileno(out);
    off_t size = lseek(memory, 0, SEEK_CUR);
    if (size <= 0) return NULL;
    if ((size_t)size > taken_size) {
        uint8_t *larger = realloc(taken, (size_t)size);
        if (!larger) return NULL;
        taken = larger;
        taken_size = (size_t)size;
    }
    ssize_t got = pread(memory, taken, (size_t)size, 0);
    lseek(memory, 0, SEEK_SET);
    if (got <= 0) return NULL;
    *count = (int32_t)got;
    return taken;
}

const char *kt_capability(const char *name) {
    if (!screen) return NULL;
    const char *text = tigetstr(name);
    return text == (char *)-1 ? NULL : text;
}
