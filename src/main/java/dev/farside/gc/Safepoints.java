package dev.farside.gc;

import java.util.ArrayList;
import java.util.List;

/**
 * Stops the threads of a state for a collection. A thread is <em>running</em>, or it is in a <em>safe state</em>: it
 * stands at a poll, waits for something outside Lua, or is not started yet; what it refers to lies in its roots then,
 * and it touches no object.
 *
 * <p>A thread that wants to collect announces it, asks the others to poll, waits until none of them runs, and lets them
 * go on afterwards. A thread that comes out of a safe state meanwhile waits. So a blocked thread never delays a
 * collection, and all that threads did before happens before the collection, which happens before all they do
 * afterwards (one monitor orders both).
 *
 * <p>Thread-safe. With one participant nothing ever waits.
 */
public final class Safepoints {

    /** A thread that takes part. */
    public interface Participant {
        /** Makes the thread poll soon. Called from any thread. */
        void requestPoll();
    }

    private final List<Participant> participants = new ArrayList<>();
    private volatile boolean stopping;
    private int running;

    /** Makes an empty world. */
    public Safepoints() {
    }

    /** Adds a thread in the safe state. */
    public synchronized void add(Participant participant) {
        participants.add(participant);
    }

    /** Removes a thread that is in the safe state. */
    public synchronized void remove(Participant participant) {
        participants.remove(participant);
    }

    /** True if a poll has to {@link #pause}. */
    public boolean isStopping() {
        return stopping;
    }

    /** Leaves the safe state; waits while the world is stopped. */
    public synchronized void enter() {
        awaitGo();
        running++;
    }

    /** Enters the safe state. */
    public synchronized void leave() {
        running--;
        notifyAll();
    }

    /** Stands still while the world is stopped. Called by a running thread whose roots are in order. */
    public synchronized void pause() {
        if (stopping) {
            running--;
            notifyAll();
            awaitGo();
            running++;
        }
    }

    /**
     * Stops all other threads. Called by a running thread whose roots are in order.
     *
     * @return true if the world is stopped, until {@link #go}; false if another thread had stopped it, and has let it
     *        go on
     */
    public synchronized boolean stop() {
        if (stopping) {
            pause();
            return false;
        }
        stopping = true;
        running--;
        if (running > 0) {
            for (Participant participant : participants) {
                participant.requestPoll();
            }
        }
        boolean interrupted = false;
        while (running > 0) {
            interrupted |= waitUninterrupted();
        }
        running++;
        restore(interrupted);
        return true;
    }

    /** Lets the others go on. */
    public synchronized void go() {
        stopping = false;
        notifyAll();
    }

    private void awaitGo() {
        boolean interrupted = false;
        while (stopping) {
            interrupted |= waitUninterrupted();
        }
        restore(interrupted);
    }

    private boolean waitUninterrupted() {
        try {
            wait();
            return false;
        } catch (InterruptedException later) {
            return true;
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
