package dev.farside.lib;

import dev.farside.runtime.Mutator;
import java.io.IOException;
import java.util.concurrent.locks.Lock;

/** Waiting in the safe state, for Java functions: collections go on, and an interruption of the thread ends it. */
final class Waiting {

    private Waiting() {
    }

    /** Something that waits until it is done or its thread is interrupted. */
    @FunctionalInterface
    interface Wait {
        /** Waits; touches no object of Lua. */
        void run() throws InterruptedException;
    }

    /** A call of the system that may take long and cannot be interrupted. */
    @FunctionalInterface
    interface SystemCall<T> {
        /** Calls; touches no object of Lua. */
        T run() throws IOException;
    }

    /**
     * Waits, again after each interruption that means nothing.
     *
     * @param m the calling thread's mutator, or null if it has none
     */
    static void interruptibly(Mutator m, Wait wait) {
        boolean done = false;
        while (!done) {
            if (m != null) {
                m.beginWaiting();
            }
            try {
                wait.run();
                done = true;
            } catch (InterruptedException wanted) {
                if (m == null) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while another thread uses a file", wanted);
                }
            } finally {
                if (m != null) {
                    m.endWaiting();
                }
            }
            if (!done) {
                m.interrupted();
            }
        }
    }

    /** Takes a lock; if that throws, the lock is not taken. */
    static void lock(Mutator m, Lock lock) {
        interruptibly(m, lock::lockInterruptibly);
    }

    /** Makes a call that cannot be interrupted; collections do not wait for it. */
    static <T> T forSystem(Mutator m, SystemCall<T> call) throws IOException {
        if (m == null) {
            return call.run();
        }
        m.leaveLua();
        try {
            return call.run();
        } finally {
            m.enterLua();
        }
    }
}
