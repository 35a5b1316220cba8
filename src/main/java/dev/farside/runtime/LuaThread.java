package dev.farside.runtime;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;
import dev.farside.object.UserdataObject;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread that runs a Lua function beside others of the same state. Its handle in Lua is a userdata whose user values
 * hold what belongs to Lua: the function with its arguments, then the results or the error; so the collector sees them.
 *
 * <p>Thread-safe. The OS thread behind it is used again by later threads for a second.
 */
public final class LuaThread implements Runnable {

    /** Number of user values of a handle. */
    public static final int USER_VALUES = 3;
    /**
     * User value of a handle: a table with the function and its arguments, then one with the results, or the error
     * value.
     */
    private static final int CONTENT = 0;
    /** User value of a handle: the traceback of the error, a string. */
    private static final int TRACEBACK = 1;
    /** User value of a handle: the mailbox, for the library. */
    public static final int MAILBOX = 2;

    private static final long STACK_BYTES = 1 << 20;
    private static final int IDLE_SECONDS = 1;

    private static final ThreadPoolExecutor CARRIERS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
            TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(null, work, "farside", STACK_BYTES);
                thread.setDaemon(true);
                return thread;
            });

    private static final ThreadLocal<LuaState> RUNNING = new ThreadLocal<>();

    /** How far a thread has come. */
    public enum Status {
        /** It runs, or is about to. */
        RUNNING("running"),
        /** Its function has returned. */
        FINISHED("finished"),
        /** An error has ended it. */
        FAILED("failed"),
        /** It was cancelled. */
        CANCELLED("cancelled");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** The name that Lua sees. */
        public String text() {
            return text;
        }
    }

    /** Told of the end of a thread, on that thread, while it still runs Lua. */
    @FunctionalInterface
    public interface EndListener {
        /**
         * Called in the running state; the handle's content is in place. May run Lua.
         *
         * @param call the thread's function and behind it the arguments, whose number is in {@code n}: a table's
         *        reference
         */
        void ended(Mutator m, LuaThread thread, Status end, long call);
    }

    /** Goes through all frames of a thread that was cancelled; no Lua code can catch it. */
    public static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Goes on with a cancellation that has passed through code of the host. */
        public Cancelled() {
            super("thread cancelled", null, false, false);
        }
    }

    private final LuaState state;
    private final int id;
    private final EndListener listener;
    private volatile String name;
    private Mutator mutator;
    private Object libraryData;
    private volatile Status status = Status.RUNNING;
    private volatile boolean cancelRequested;
    /** How often it was cancelled; the second time, a finalizer that runs is ended, too. */
    private volatile int cancellations;
    private volatile String cancelReason;
    private volatile boolean detached;
    private volatile boolean joined;
    private final AtomicInteger awaiting = new AtomicInteger();

    /** The thread that opened a state; it is never joined. */
    static LuaThread opener(LuaState state, Mutator m) {
        LuaThread thread = new LuaThread(state, 0, "main", null);
        thread.mutator = m;
        return thread;
    }

    private LuaThread(LuaState state, int id, String name, EndListener listener) {
        this.state = state;
        this.id = id;
        this.name = name;
        this.listener = listener;
    }

    /**
     * Starts a thread that calls a function.
     *
     * @param metatable of the handle, a reference
     * @param from address of the function's word, behind which lie the arguments
     * @param arguments how many
     * @param joined whether it is certain already that its results will be asked for
     * @param listener told when it has ended
     * @return the handle, a userdata word
     * @throws LuaError if the system has no room for another thread
     */
    public static long start(Mutator m, long metatable, long from, int arguments, boolean joined,
            EndListener listener) {
        LuaState state = m.state();
        if (state.isClosing()) {
            throw m.errors().error("cannot start a thread: the state is being closed");
        }
        int id = state.nextThreadId();
        LuaThread thread = new LuaThread(state, id, "thread " + id, listener);
        thread.joined = joined;
        long handle = Objects.userdata(m, thread, metatable, USER_VALUES);
        m.push(handle);
        long table = m.tables().create(arguments + 1, 1);
        m.tables().setList(table, 0, from, arguments + 1);
        m.tables().setString(table, Word.ofByte('n'), Word.ofInteger(arguments));
        setContent(m, handle, CONTENT, Word.ofTable(table));
        Mutator runner = state.acquireMutator(m);
        try {
            m.tables().publication().publish(handle);
        } catch (OutOfMemoryException noMemory) {
            state.giveBack(runner);
            throw noMemory;
        }
        runner.setThread(thread, handle);
        runner.push(handle);
        runner.saveCoroutine(); // a collection may come before the thread does
        synchronized (thread) {
            thread.mutator = runner;
        }
        state.threadStarted(thread);
        try {
            CARRIERS.execute(thread);
        } catch (OutOfMemoryError noThread) {
            state.threadEnded(thread);
            runner.setThread(null, Word.NIL);
            state.giveBack(runner);
            throw m.errors().error("cannot start another thread: the system refuses it");
        }
        m.pop(1);
        return handle;
    }

    private static void setContent(Mutator m, long handle, int index, long word) {
        long ref = Word.ref(handle);
        StoreBarrier.store(m, ref, UserdataObject.slot(ref, index), word);
    }

    private static long content(long handle, int index) {
        return Memory.getLongAcquire(UserdataObject.slot(Word.ref(handle), index));
    }

    // --- running

    @Override
    public void run() {
        Mutator m = mutator;
        Thread.currentThread().setName("farside " + name);
        RUNNING.set(state);
        state.safepoints().enter();
        Status end = Status.FAILED;
        try {
            end = call(m);
        } finally {
            finish(m, end);
            RUNNING.remove();
        }
    }

    /** The state whose thread the calling Java thread is, if Lua has started it; otherwise null. */
    public static LuaState running() {
        return RUNNING.get();
    }

    private Status call(Mutator m) {
        m.compiledCode().setJavaStack(STACK_BYTES);
        long handle = m.fromTop(1);
        long call = content(handle, CONTENT);
        m.push(call);
        HostCalls.Mark bottom = new HostCalls.Mark(m);
        Status end;
        try {
            end = callProtected(m, handle);
        } catch (Cancelled cancelled) {
            closeAll(m, bottom);
            m.push(m.string(cancelReason == null ? "thread cancelled" : "thread cancelled: " + cancelReason));
            setContent(m, handle, CONTENT, m.fromTop(1));
            end = Status.CANCELLED;
        } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
            long value = m.calls().asLuaError(problem).value();
            bottom.restore(m, false);
            setContent(m, handle, CONTENT, value);
            end = Status.FAILED;
        } catch (RuntimeException foreign) {
            // such as the request of os.exit: it ends this thread, and the one that opened the state hears of it
            bottom.restore(m, false);
            joined = true;
            setContent(m, handle, CONTENT, m.string(String.valueOf(foreign.getMessage())));
            state.foreignException(foreign);
            end = Status.FAILED;
        } catch (Error ofTheHost) {
            // such as a failed assertion in a function of the host
            closeAll(m, bottom);
            setContent(m, handle, CONTENT, m.string(ofTheHost.toString()));
            end = Status.FAILED;
        }
        notifyListener(m, bottom, end, Word.ref(call));
        return end;
    }

    /** Runs what is to be closed; a second cancellation ends that, too, and so does a request to exit. */
    private void closeAll(Mutator m, HostCalls.Mark bottom) {
        try {
            bottom.restore(m, true);
        } catch (Cancelled | LuaError | OutOfMemoryException | VirtualMachineError again) {
            bottom.restore(m, false);
        } catch (RuntimeException foreign) {
            bottom.restore(m, false);
            state.foreignException(foreign);
        }
    }

    private void notifyListener(Mutator m, HostCalls.Mark bottom, Status end, long call) {
        try {
            listener.ended(m, this, end, call);
        } catch (LuaError | OutOfMemoryException | VirtualMachineError | Cancelled problem) {
            bottom.restore(m, false);
        } catch (RuntimeException foreign) {
            bottom.restore(m, false);
            state.foreignException(foreign);
        }
    }

    private Status callProtected(Mutator m, long handle) {
        if (cancelRequested) {
            throw new Cancelled();
        }
        long function = m.function("?", LuaThread::handleError);
        long table = Word.ref(content(handle, CONTENT));
        int arguments = (int) Word.toInteger(m.tables().getString(table, Word.ofByte('n')));
        HostCalls calls = m.hostCalls();
        calls.begin(m.tables().getInteger(table, 1), function);
        for (int i = 1; i <= arguments; i++) {
            m.push(m.tables().getInteger(table, i + 1L));
        }
        int results = calls.finish(arguments);
        if (m.fromTop(results) == Word.TRUE) {
            long list = m.tables().create(results - 1, 1);
            if (results > 1) {
                m.tables().setList(list, 0, m.top() - ((results - 1L) << 3), results - 1);
            }
            m.tables().setString(list, Word.ofByte('n'), Word.ofInteger(results - 1L));
            setContent(m, handle, CONTENT, Word.ofTable(list));
            m.pop(results);
            return Status.FINISHED;
        }
        setContent(m, handle, CONTENT, m.fromTop(1));
        m.pop(results);
        return Status.FAILED;
    }

    /** The message handler: notes the traceback; the value stays what it is, for variables that are closed. */
    private static long handleError(Mutator m) {
        setContent(m, m.threadHandle(), TRACEBACK, Traceback.compose(m, m.coroutine(), Word.NIL, 1));
        return m.arg(1);
    }

    // --- what other threads ask

    /** The number of this thread in its state, from 1; 0 for the one that opened it. */
    public int id() {
        return id;
    }

    /** What the libraries keep for this thread as long as it runs, or null. Used by the thread itself only. */
    public Object libraryData() {
        return libraryData;
    }

    /** Sets what {@link #libraryData} returns. */
    public void setLibraryData(Object data) {
        libraryData = data;
    }

    /** True for the thread that opened the state: it is neither joined nor cancelled. */
    public boolean isOpener() {
        return id == 0;
    }

    /** The name, for people. */
    public String name() {
        return name;
    }

    /** Changes the name. */
    public void setName(String newName) {
        name = newName;
    }

    /** How far it has come. */
    public Status status() {
        return status;
    }

    /** True if nobody is expected to join it. */
    public boolean isDetached() {
        return detached;
    }

    /** Tells that nobody will join it. */
    public void detach() {
        detached = true;
        state.threadDetached();
    }

    /** True if some thread has asked for its results, or waits for them now. */
    public boolean isJoined() {
        return joined || awaiting.get() > 0;
    }

    /** Tells that its results have been asked for. */
    public void setJoined() {
        joined = true;
    }

    /** A thread's results, a table with {@code n}, or its error value; once it has ended. */
    public static long content(long handle) {
        return content(handle, CONTENT);
    }

    /** The traceback of a thread's error, a string, or nil. */
    public static long traceback(long handle) {
        return content(handle, TRACEBACK);
    }

    /** Makes the thread end at its next poll, or when it waits. No Lua code can catch that. */
    public synchronized void cancel(String reason) {
        if (status == Status.RUNNING) {
            cancellations++;
            cancelReason = cancelRequested ? cancelReason : reason;
            cancelRequested = true;
            if (mutator != null) {
                mutator.requestInterrupt(LuaThread::raiseCancelled);
            }
        }
    }

    private static void raiseCancelled(Mutator m) {
        if (m.isFinalizing() && m.thread().cancellations < 2) {
            // The finalizer first: it may be that of another thread's object.
            m.requestInterrupt(LuaThread::raiseCancelled);
            return;
        }
        throw new Cancelled();
    }

    /**
     * Waits for the end. A safepoint of the calling thread, which must not be this one.
     *
     * @param deadline {@link System#nanoTime} to wait until; {@link Long#MAX_VALUE} for ever
     * @return false if the time is over
     */
    public boolean await(Mutator m, long deadline) {
        awaiting.incrementAndGet();
        try {
            boolean ended = awaitEnd(m, deadline);
            if (ended) {
                joined = true;
            }
            return ended;
        } finally {
            awaiting.decrementAndGet();
        }
    }

    private boolean awaitEnd(Mutator m, long deadline) {
        while (status == Status.RUNNING) {
            long left = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            m.beginWaiting();
            try {
                awaitEnd(left);
            } catch (InterruptedException interrupted) {
                // somebody wants this thread to poll
            } finally {
                m.endWaiting();
            }
            if (m.pollWanted()) {
                m.poll();
            }
        }
        return true;
    }

    private synchronized void awaitEnd(long nanoseconds) throws InterruptedException {
        if (status == Status.RUNNING) {
            wait(Math.max(1, Math.min(nanoseconds / 1_000_000, Integer.MAX_VALUE)));
        }
    }

    private void finish(Mutator m, Status end) {
        synchronized (this) {
            mutator = null; // nobody may interrupt the thread that uses it next
        }
        m.setThread(null, Word.NIL);
        m.end();
        state.safepoints().leave();
        state.releaseMutator(m);
        synchronized (this) {
            status = end;
            notifyAll();
        }
        state.threadEnded(this);
        Thread.interrupted();
        Thread.currentThread().setName("farside");
    }
}
