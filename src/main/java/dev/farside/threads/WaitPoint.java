package dev.farside.threads;

import dev.farside.runtime.Mutator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Something threads wait for; see the package page. Its state is guarded by its own monitor. */
class WaitPoint {

    /** A deadline that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    private final List<Thread> waiting = new ArrayList<>(2);

    /** Enters the calling thread's name. Called in the monitor. */
    final void enter() {
        waiting.add(Thread.currentThread());
    }

    /** Removes the calling thread's name, if it is still there. */
    final synchronized void leave() {
        waiting.remove(Thread.currentThread());
    }

    /** Wakes all who wait. Called in the monitor, after a change. */
    final void wakeAll() {
        for (int i = 0; i < waiting.size(); i++) {
            LockSupport.unpark(waiting.get(i));
        }
    }

    /**
     * Waits until somebody wakes the calling thread, the deadline comes or a poll is wanted; then polls. A safepoint.
     * The caller tries again, whatever the reason.
     */
    static void park(Mutator m, long deadline) {
        m.beginWaiting();
        try {
            if (deadline == NEVER) {
                LockSupport.park();
            } else {
                long left = deadline - System.nanoTime();
                if (left > 0) {
                    LockSupport.parkNanos(left);
                }
            }
        } finally {
            m.endWaiting();
        }
    }

    /** Waits once at this point, whose monitor the caller has left after {@link #enter}; then polls. */
    final void await(Mutator m, long deadline) {
        try {
            park(m, deadline);
        } finally {
            leave();
        }
        pollIfWanted(m);
    }

    static void pollIfWanted(Mutator m) {
        if (m.pollWanted()) {
            m.poll();
        }
    }

    /** True if a deadline has come. */
    static boolean isOver(long deadline) {
        return deadline != NEVER && System.nanoTime() - deadline >= 0;
    }
}
