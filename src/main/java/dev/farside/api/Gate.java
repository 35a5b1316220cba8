package dev.farside.api;

import java.util.concurrent.atomic.AtomicReference;

/** Lets one thread at a time into a state, and none once it is closed. */
final class Gate {

    private final AtomicReference<Thread> owner = new AtomicReference<>();
    private int depth;
    private volatile long visits;
    private volatile boolean closed;

    Gate() {
    }

    /**
     * Enters; each success is undone by {@link #leave}.
     *
     * @throws IllegalStateException if another thread is inside or the state is closed
     */
    void enter() {
        Thread thread = Thread.currentThread();
        if (owner.get() != thread) {
            requireOpen();
            if (!owner.compareAndSet(null, thread)) {
                Thread other = owner.get();
                throw new IllegalStateException("the Lua state is in use by "
                        + (other == null ? "another thread" : "thread \"" + other.getName() + "\"")
                        + "; a state serves one thread at a time");
            }
            if (closed) {
                owner.set(null);
                requireOpen();
            }
            visits = visits + 1;
        }
        depth++;
    }

    void leave() {
        if (--depth == 0) {
            owner.set(null);
        }
    }

    /** True if the thread that is inside has just entered, and not from a callback. */
    boolean isOutermost() {
        return depth == 1;
    }

    /** True if the calling thread is inside. */
    boolean isInside() {
        return owner.get() == Thread.currentThread();
    }

    /** The number of the visit that goes on, or 0 if nobody is inside. */
    long visit() {
        return owner.get() == null ? 0 : visits;
    }

    boolean isClosed() {
        return closed;
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the Lua state is closed");
        }
    }
}
