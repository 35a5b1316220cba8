package dev.farside.lib;

import dev.farside.runtime.Mutator;
import java.io.IOException;
import java.nio.channels.NonReadableChannelException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads from and writes to what may let a thread wait for ever, such as a pipe: on another thread, so that the one that
 * wants the bytes can be interrupted. What is read after that waits for the next reader; nothing is lost.
 *
 * <p>One call at a time: the caller holds the file. One instance for each direction.
 */
final class PatientStream implements Runnable {

    private static final int CAPACITY = 8192;
    private static final int IDLE_SECONDS = 1;

    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
            TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(null, work, "farside file", 1 << 18);
                thread.setDaemon(true);
                return thread;
            });

    /** The system's call. */
    @FunctionalInterface
    interface Call {
        /** Reads or writes; returns the number of bytes, or -1 at the end. */
        int run(byte[] bytes, int from, int length) throws IOException;
    }

    private final Call call;
    private final byte[] bytes = new byte[CAPACITY];
    private int at;
    /** Number of bytes: to be written, or read and not yet taken; -1 at the end of what is read. */
    private int end;
    private IOException problem;
    private boolean busy;

    PatientStream(Call call) {
        this.call = call;
    }

    /** Reads; see {@link Transport#read}. */
    int read(Mutator m, byte[] to, int from, int length) throws IOException {
        if (at == end && !isBusy()) {
            start(CAPACITY);
        }
        await(m);
        takeProblem();
        if (end < 0) {
            at = end = 0;
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(bytes, at, to, from, count);
        at += count;
        return count;
    }

    /** Writes all bytes. If it is interrupted, the bytes that were handed over are still written when there is room. */
    void write(Mutator m, byte[] from, int start, int length) throws IOException {
        for (int done = 0; done < length;) {
            await(m); // a call that was interrupted may still go on
            takeProblem();
            int count = Math.min(CAPACITY, length - done);
            System.arraycopy(from, start + done, bytes, 0, count);
            start(count);
            done += count;
            await(m);
            takeProblem();
        }
    }

    /** True while a call goes on. */
    synchronized boolean isBusy() {
        return busy;
    }

    /** True if no call goes on and nothing that was read is left. */
    boolean isIdle() {
        return !isBusy() && at == end && problem == null;
    }

    private void start(int count) {
        synchronized (this) {
            busy = true;
            at = 0;
            end = count;
        }
        try {
            THREADS.execute(this);
        } catch (OutOfMemoryError noThread) {
            run();
        }
    }

    @Override
    public void run() {
        int count = 0;
        IOException failure = SystemError.BAD_DESCRIPTOR.exception();
        try {
            count = call.run(bytes, 0, end);
            failure = null;
        } catch (IOException problemOfCall) {
            failure = problemOfCall;
        } catch (NonReadableChannelException writeOnly) {
            // which is what a bad descriptor means
        } finally {
            finish(count, failure);
        }
    }

    private synchronized void finish(int count, IOException failure) {
        at = 0;
        end = count;
        problem = failure;
        busy = false;
        notifyAll();
    }

    /** Waits until the call is over. */
    void await(Mutator m) {
        if (isBusy()) {
            Waiting.interruptibly(m, this::awaitIdle);
        }
    }

    private synchronized void awaitIdle() throws InterruptedException {
        while (busy) {
            wait();
        }
    }

    private void takeProblem() throws IOException {
        IOException taken = problem;
        problem = null;
        if (taken != null) {
            at = end = 0;
            throw taken;
        }
    }
}
