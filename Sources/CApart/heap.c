#include <malloc.h>

#include "CApart.h"

void kt_share_heap(void) {
#ifdef M_ARENA_MAX
    (void)mallopt(M_ARENA_MAX, 1);
#endif
}
