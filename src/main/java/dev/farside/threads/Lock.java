package dev.farside.threads;

import dev.farside.runtime.LuaThread;
import dev.farside.runtime.Mutator;

/**
 * A lock that one thread holds at a time, any number of times over. Giving it back happens before the next thread gets
 * it.
 */
final class Lock extends WaitPoint {

    private LuaThread owner;
    private int holds;

    /** Takes the lock; waits while another thread holds it. A safepoint. False if the time is over. */
    boolean lock(Mutator m, long deadline) {
        for (;;) {
            synchronized (this) {
                if (owner == null || owner == m.thread()) {
                    owner = m.thread();
                    holds++;
                    return true;
                }
                if (isOver(deadline)) {
                    return false;
                }
                enter();
            }
            await(m, deadline);
        }
    }

    /** Gives the lock back once; false if the calling thread does not hold it. */
    synchronized boolean unlock(Mutator m) {
        if (owner != m.thread()) {
            return false;
        }
        if (--holds == 0) {
            owner = null;
            wakeAll();
        }
        return true;
    }

    /** True if the calling thread holds the lock. */
    synchronized boolean isHeld(Mutator m) {
        return owner == m.thread();
    }
}
