#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"

static struct termios kept;
static volatile sig_atomic_t is_kept;

// --- The terminal line

int32_t kt_raw(int32_t fd) {
    struct termios raw;
    if (tcgetattr(fd, &raw) != 0) return -1;
    if (!is_kept) {
        kept = raw;
        is_kept = 1;
    }
    raw.c_iflag &= (tcflag_t) ~(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON);
    raw.c_oflag &= (tcflag_t)~OPOST;
    raw.c_lflag &= (tcflag_t) ~(ECHO | ICANON | IEXTEN | ISIG);
    raw.c_cflag = (raw.c_cflag & (tcflag_t)~CSIZE) | CS8;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(fd, TCSADRAIN, &raw) == 0 ? 0 : -1;
}

int32_t kt_cooked(int32_t fd) {
    if (!is_kept) return 0;
    int32_t result = tcsetattr(fd, TCSADRAIN, &kept) == 0 ? 0 : -1;
    is_kept = 0;
    return result;
}

int32_t kt_window(int32_t fd, int32_t *columns, int32_t *rows) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

// --- Waking

int32_t kt_bell_new(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void kt_bell_ring(int32_t fd) {
    uint64_t one = 1;
    ssize_t done = write(fd, &one, sizeof one);
    (void)done;  // A full counter is a bell that is ringing already.
}

void kt_bell_silence(int32_t fd) {
    uint64_t count;
    ssize_t done = read(fd, &count, sizeof count);
    (void)done;
}

// --- Signals

static const struct {
    int number;
    uint32_t flag;
} noted[] = {
    {SIGWINCH, KT_WINDOW}, {SIGTERM, KT_TERMINATE}, {SIGHUP, KT_HANGUP},
    {SIGINT, KT_INTERRUPT}, {SIGQUIT, KT_QUIT},     {SIGCONT, KT_CONTINUE},
    {SIGTSTP, KT_STOP},
};
enum { NOTED = sizeof noted / sizeof *noted };

static struct sigaction noted_before[NOTED];
static uint32_t flags;
static volatile sig_atomic_t bell = -1;
static int signals_are_on;

static void note(int number) {
    int error = errno;
    for (int i = 0; i < NOTED; i++) {
        if (noted[i].number == number) __atomic_or_fetch(&flags, noted[i].flag, __ATOMIC_SEQ_CST);
    }
    if (bell >= 0) kt_bell_ring(bell);
    errno = error;
}

void kt_signals_on(int32_t new_bell) {
    if (signals_are_on) return;
    bell = new_bell;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < NOTED; i++) sigaction(noted[i].number, &action, &noted_before[i]);
    signals_are_on = 1;
}

void kt_signals_off(void) {
    if (!signals_are_on) return;
    for (int i = 0; i < NOTED; i++) sigaction(noted[i].number, &noted_before[i], NULL);
    bell = -1;
    signals_are_on = 0;
}

uint32_t kt_signals(void) {
    return __atomic_exchange_n(&flags, 0, __ATOMIC_SEQ_CST);
}

void kt_stop(void) {
    struct sigaction plain, before;
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &before);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
}

// --- Crashes. Only write, poll, tcsetattr, sigaction, signal, pthread_sigmask, the two that make its set, and raise are
// called in the handler.

static const int crashes[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
enum { CRASHES = sizeof crashes / sizeof *crashes };

static struct sigaction crash_before[CRASHES];
static volatile sig_atomic_t crash_fd = -1;
static uint8_t last_bytes[512];
static int32_t last_count;
static int crash_is_on;

enum { KT_GUARD_LEAVES = 'l' };
static pid_t guard;
static volatile sig_atomic_t guard_line = -1;

// The descriptor does not wait, and a frame may fill the line: a slow terminal has a second for the last bytes.
static void last_write(int fd) {
    ssize_t done = 0;
    for (int tries = 0; done < last_count && tries < 10; tries++) {
        ssize_t count = write(fd, last_bytes + done, (size_t)(last_count - done));
        if (count > 0) {
            done += count;
        } else if (errno == EAGAIN) {
            struct pollfd room = {.fd = fd, .events = POLLOUT};
            (void)poll(&room, 1, 100);
        } else if (errno != EINTR) {
            return;
        }
    }
}

static void crash(int number, siginfo_t *info, void *context) {
    (void)context;
    int fd = crash_fd;
    if (fd >= 0) {
        crash_fd = -1;
        last_write(fd);
        if (is_kept) tcsetattr(fd, TCSANOW, &kept);
    }
    // It has nothing to put right any more; what it says is to be said.
    if (guard_line >= 0) (void)!write(guard_line, "c", 1);
    for (int i = 0; i < CRASHES; i++) {
        if (crashes[i] == number) sigaction(number, &crash_before[i], NULL);
    }
    // A fault happens again when its instruction is tried again; what was raised is raised again.
    int is_fault = info && info->si_code > 0 && number != SIGTRAP && number != SIGABRT;
    if (is_fault) return;
    // Whoever reports it leaves the end to the fault itself, and what was sent has none: it is sent once more for that.
    sigset_t sent;
    sigemptyset(&sent);
    sigaddset(&sent, number);
    pthread_sigmask(SIG_UNBLOCK, &sent, NULL);
    raise(number);
    signal(number, SIG_DFL);
    raise(number);
}

void kt_crash_on(int32_t fd, const uint8_t *bytes, int32_t count) {
    if (count > (int32_t)sizeof last_bytes) count = (int32_t)sizeof last_bytes;
    memcpy(last_bytes, bytes, (size_t)count);
    last_count = count;
    crash_fd = fd;
    if (crash_is_on) return;
    stack_t stack;
    if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
        static uint8_t room[64 * 1024];
        memset(&stack, 0, sizeof stack);
        stack.ss_sp = room;
        stack.ss_size = sizeof room;
        sigaltstack(&stack, NULL);
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &crash_before[i]);
    crash_is_on = 1;
}

// --- Being killed, of which a process hears nothing. Another one does: only calls that are safe in a signal handler are made
// in it, since other threads may have held anything when it was made.

static void stand_guard(int fd, int line, const uint8_t *words, int32_t length) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
    for (int i = 0; i < CRASHES; i++) signal(crashes[i], SIG_DFL);
    // Nothing else of the console's is to stay open in it.
    if (dup2(fd, 0) != 0 || dup2(line, 1) != 1) _exit(1);
    close_range(2, ~0U, 0);
    char word;
    ssize_t count;
    do count = read(1, &word, 1);
    while (count < 0 && errno == EINTR);
    if (count == 1 && word == KT_GUARD_LEAVES) _exit(0);
    if (count == 0) {
        last_write(0);
        if (is_kept) tcsetattr(0, TCSANOW, &kept);
    }
    (void)!write(0, words, (size_t)length);
    _exit(0);
}

void kt_guard_on(int32_t fd, const uint8_t *words, int32_t length) {
    int line[2];
    if (guard_line >= 0 || pipe2(line, O_CLOEXEC) != 0) return;
    pid_t made = fork();
    if (made == 0) stand_guard(fd, line[0], words, length);
    close(line[0]);
    if (made < 0) {
        close(line[1]);
        return;
    }
    guard = made;
    guard_line = line[1];
}

void kt_guard_off(void) {
    int line = guard_line;
    if (line < 0) return;
    guard_line = -1;
    const char word = KT_GUARD_LEAVES;
    (void)!write(line, &word, 1);
    close(line);
    while (waitpid(guard, NULL, 0) < 0 && errno == EINTR) {}
}

void kt_crash_off(void) {
    crash_fd = -1;
    if (!crash_is_on) return;
    for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &crash_before[i], NULL);
    crash_is_on = 0;
}
