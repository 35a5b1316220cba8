package dev.farside.api;

import dev.farside.runtime.Mutator;
import dev.farside.runtime.Traceback;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * Ends calls that take too long: a thread, started with the first limited call, interrupts the state when the time is
 * over, again and again until the call has ended.
 */
final class TimeLimit implements Runnable {

    private static final long INSIST_NANOSECONDS = 10_000_000;
    private static final long IDLE = Long.MAX_VALUE;

    private final Mutator m;
    private long limit = IDLE;
    private boolean running;
    private long deadline;
    private Thread watch;
    private boolean closed;

    TimeLimit(Mutator m) {
        this.m = m;
    }

    /** Thrown through all Lua frames when the time is over. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String traceback;

        Exceeded(String traceback) {
            super("time limit exceeded", null, false, false);
            this.traceback = traceback;
        }

        String traceback() {
            return traceback;
        }
    }

    /** Sets the limit of the calls to come; zero or less for none. */
    synchronized void set(long nanoseconds) {
        limit = nanoseconds <= 0 ? IDLE : nanoseconds;
    }

    /** A call begins. */
    synchronized void begin() {
        if (limit == IDLE) {
            return;
        }
        running = true;
        deadline = System.nanoTime() + limit;
        if (watch == null) {
            watch = new Thread(this, "farside time limit");
            watch.setDaemon(true);
            watch.start();
        }
        notifyAll();
    }

    /** A call has ended. */
    synchronized void end() {
        running = false;
    }

    /** Ends the thread. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public synchronized void run() {
        try {
            while (!closed) {
                if (!running) {
                    wait();
                    continue;
                }
                long left = deadline - System.nanoTime();
                if (left > 0) {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                } else {
                    m.requestInterrupt(this::raise);
                    deadline = System.nanoTime() + INSIST_NANOSECONDS;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs on the thread that runs Lua. */
    private void raise(Mutator mutator) {
        synchronized (this) {
            if (!running) {
                return;
            }
        }
        long text = Traceback.compose(mutator, mutator.coroutine(), Word.NIL, 0);
        throw new Exceeded(Strings.toJava(text));
    }
}
