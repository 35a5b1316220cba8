package dev.farside.gc;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.WordVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Several markers at work on one marking. Each has a stack of its own; one that has much gives a part of it to a common
 * store when another has nothing left. The marking has ended when all have nothing left and the store is empty.
 *
 * <p>The markers other than the first have threads of their own, which are made at the first marking and wait between
 * markings. The store is guarded by the crew's monitor.
 */
final class MarkingCrew {

    /** Words handed over at once, at most. */
    private static final int PORTION = 512;

    private final WordVector store;
    private final List<Marker> helpers = new ArrayList<>();
    private volatile int idle;
    private boolean ended = true;
    private boolean failed;
    private int busy;
    private int round;
    private boolean closed;

    /** @param size markers besides the first one */
    MarkingCrew(Space space, int size, WeakModes modes) {
        store = new WordVector(space);
        for (int i = 0; i < size; i++) {
            Marker helper = new Marker(space);
            helper.setWeakModes(modes);
            helper.setTogether(true);
            helpers.add(helper);
            Thread thread = new Thread(() -> work(helper), "farside marker");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Traces what the first marker has on its stack, and all it reaches, together. Called by the collecting thread.
     *
     * @throws OutOfMemoryException if there is no memory for one of the stacks
     */
    void drain(Marker first) {
        for (Marker helper : helpers) {
            helper.reset();
        }
        synchronized (this) {
            idle = 0;
            ended = failed = false;
            busy = helpers.size();
            round++;
            notifyAll();
        }
        first.setTogether(true);
        boolean complete = false;
        try {
            complete = first.drainTogether(this);
        } finally {
            first.setTogether(false);
            awaitHelpers(!complete);
        }
        if (!complete || failed) {
            throw OutOfMemoryException.INSTANCE;
        }
        for (Marker helper : helpers) {
            first.takeNotes(helper);
            helper.trim();
        }
        store.trim();
    }

    private synchronized void awaitHelpers(boolean abandon) {
        failed |= abandon;
        notifyAll();
        boolean interrupted = false;
        while (busy > 0) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (failed) {
            store.truncate(0);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The life of a helper's thread. */
    private void work(Marker helper) {
        int done = 0;
        while (awaitRound(done)) {
            done++;
            try {
                helper.drainTogether(this);
            } catch (OutOfMemoryException noMemoryForStack) {
                fail();
            } finally {
                finished();
            }
        }
    }

    private synchronized boolean awaitRound(int done) {
        while (round == done && !closed) {
            try {
                wait();
            } catch (InterruptedException nobodyDoesThis) {
                return false;
            }
        }
        return !closed;
    }

    private synchronized void fail() {
        failed = true;
        notifyAll();
    }

    private synchronized void finished() {
        busy--;
        notifyAll();
    }

    // --- the store

    /** True if some marker waits for work. */
    boolean hasIdle() {
        return idle > 0;
    }

    /** True if some marker has run out of memory: the marking cannot be completed. */
    synchronized boolean hasFailed() {
        return failed;
    }

    /** Hands over up to half of a stack. */
    synchronized void give(WordVector stack) {
        for (long count = Math.min(PORTION, stack.size() / 2); count > 0; count--) {
            store.push(stack.pop());
        }
        notifyAll();
    }

    /** Gets work for a marker that has none; waits for it. False if there will be none. */
    synchronized boolean take(WordVector stack) {
        idle++;
        while (store.isEmpty() && !ended && !failed) {
            if (idle == helpers.size() + 1) {
                ended = true;
                notifyAll();
                break;
            }
            try {
                wait();
            } catch (InterruptedException later) {
                failed = true; // the marking is abandoned, and nothing is freed
                notifyAll();
                Thread.currentThread().interrupt();
            }
        }
        if (ended || failed) {
            return false;
        }
        idle--;
        for (long count = Math.min(PORTION, (store.size() + 1) / 2); count > 0; count--) {
            stack.push(store.pop());
        }
        return true;
    }

    /** Ends the threads, which wait between two markings and use their stacks no more. */
    synchronized void close() {
        closed = true;
        store.release();
        for (Marker helper : helpers) {
            helper.release();
        }
        notifyAll();
    }
}
