package dev.farside.runtime;

import dev.farside.bytecode.LiveRegisters;
import dev.farside.gc.Finalizers;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.gc.Safepoints;
import dev.farside.heap.HeapSwitches;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.string.Strings;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import java.util.Arrays;

/**
 * A thread that runs Lua: its heap, what it calls and reports errors with, and its polls, interrupts and waiting. Where
 * it stands is in {@link LuaStack}, what a Java function sees of it in {@link NativeFrame}.
 *
 * <p>Confined to one thread but for {@link #requestInterrupt} and {@link #requestPoll}. Addresses into the stack
 * ({@code base}, {@code top}) are valid until the stack grows; natives therefore use {@link #arg}, {@link #push} and
 * {@link #fromTop}, which always go through the fields.
 */
public final class Mutator extends NativeFrame implements RootSource, Safepoints.Participant {

    /** Backward jumps and calls between two polls at most. */
    private static final int POLL_INTERVAL = 10_000;
    /** Most nested calls from Java into Lua, as the reference limits C calls. */
    public static final int MAX_NESTING = 200;

    private final LuaState state;
    private final ThreadHeap heap;
    private final Tables tables;
    private final Finalizers finalizers;
    private final Calls calls;
    private final CompiledCalls compiledCalls;
    private final Errors errors;
    private final ScratchBuffer scratch = new ScratchBuffer();
    private final ScratchBuffer messageBuffer = new ScratchBuffer();
    private final ScratchBuffer numeralBuffer = new ScratchBuffer();
    private Object workspace;
    private Engine engine;

    /** Changes when compiled code must not go on with what it keeps in Java locals. */
    private int epoch;
    private long compiledLimit;
    private final CompiledCode compiledCode;

    private volatile boolean interruptRequested;
    private boolean collectionRequested;
    private boolean inSafeState;
    /** Volatile, or the machine code of a loop would read it once only and never hear of another thread's interrupt. */
    private volatile boolean pollWanted = HeapSwitches.STRESS > 0;
    private int fuel;
    /**
     * What is left to be counted when the poll for a collection is over. Where collections are frequent, nothing would
     * be counted to its end otherwise, and no function that is interpreted become hot. Other threads may spoil it a
     * little.
     */
    private int fuelLeft;
    private int pollInterval = POLL_INTERVAL;
    private boolean hooked;
    private int stressCountdown = HeapSwitches.STRESS;
    private int depth;
    private long handler;
    private long handlerSelf;
    private boolean finalizing;
    private Hooks hooks;
    private Interrupt interrupt;
    private final Object waitLock = new Object();
    /** The thread, while it waits in the safe state. */
    private Thread waiting;
    private LuaThread thread;
    private long threadHandle = Word.NIL;
    private HostCalls hostCalls;

    /** Words that Java code holds across calls; see {@link #keep}. */
    private long[] kept = new long[16];
    private int keptCount;

    Mutator(LuaState state, ThreadHeap heap, Tables tables, Finalizers finalizers, CodeTable codeTable) {
        super(heap, tables);
        this.state = state;
        this.heap = heap;
        this.tables = tables;
        this.finalizers = finalizers;
        this.calls = new Calls(this);
        this.compiledCalls = new CompiledCalls(this, calls);
        this.errors = new Errors(this);
        this.compiledCode = new CompiledCode(this, codeTable);
    }

    /** Sets what runs Lua functions; once, before {@link #begin}. */
    void setEngine(Engine newEngine) {
        engine = newEngine;
    }

    /** The thread has ended: forgets its stack. */
    void end() {
        endStack();
        keptCount = 0;
        tables.forgetTraversals();
    }

    /** Begins anew with an empty stack: the thread that used this mutator before has ended. */
    void begin() {
        hooks = new Hooks(this);
        hooked = false;
        depth = 0;
        keptCount = 0;
        finalizing = false;
        interruptRequested = false;
        interrupt = null;
        beginStack();
    }

    // --- parts

    /** The state. */
    public LuaState state() {
        return state;
    }

    /** The heap of this thread. */
    public ThreadHeap heap() {
        return heap;
    }

    /** Objects with a finalizer that this thread has marked for it. */
    public Finalizers finalizers() {
        return finalizers;
    }

    /** Table operations on this thread's heap. */
    public Tables tables() {
        return tables;
    }

    /** Calls, returns, coroutines. */
    @Override
    public Calls calls() {
        return calls;
    }

    /** Errors and their messages. */
    @Override
    public Errors errors() {
        return errors;
    }

    /** Hooks of the running coroutine. */
    public Hooks hooks() {
        return hooks;
    }

    /** The engine. */
    Engine engine() {
        return engine;
    }

    /** A buffer for composing strings; whoever uses it is done before anything else is called. */
    public ScratchBuffer scratch() {
        return scratch.reset();
    }

    /** What the libraries keep for this thread from call to call, or null; never seen by the collector. */
    public Object workspace() {
        return workspace;
    }

    /** Sets what {@link #workspace} returns. */
    public void setWorkspace(Object object) {
        workspace = object;
    }

    ScratchBuffer messageBuffer() {
        return messageBuffer.reset();
    }

    /** Apart from the others, because operands are converted while strings are composed. */
    ScratchBuffer numeralBuffer() {
        return numeralBuffer.reset();
    }

    /** The thread that runs Lua with this mutator. */
    public LuaThread thread() {
        if (thread == null) {
            thread = LuaThread.opener(state, this);
        }
        return thread;
    }

    /** The handle of {@link #thread}, a userdata word; nil in the thread that opened the state until it is set. */
    public long threadHandle() {
        return threadHandle;
    }

    /** Sets the handle of the thread that opened the state. */
    public void setThreadHandle(long handle) {
        threadHandle = handle;
    }

    void setThread(LuaThread running, long handle) {
        thread = running;
        threadHandle = handle;
    }

    /** Calls from Java into Lua that are made by this mutator's thread. */
    public HostCalls hostCalls() {
        if (hostCalls == null) {
            hostCalls = new HostCalls(this);
        }
        return hostCalls;
    }

    // --- nested calls, compiled code, and what an operation leaves

    /** Nested calls from Java into Lua, over all coroutines. */
    public int depth() {
        return depth;
    }

    void setDepth(int nested) {
        depth = nested;
    }

    /**
     * A number that changes when frames must be read anew: a hook was set, or a local variable by the debug library.
     */
    public int epoch() {
        return epoch;
    }

    /** Makes compiled code leave its frames to the interpreter at the next call that returns. */
    public void changeEpoch() {
        epoch++;
    }

    /** Highest address that a frame of compiled code may reach. */
    public long compiledLimit() {
        return compiledLimit;
    }

    void setCompiledLimit(long address) {
        compiledLimit = address;
    }

    /** Calls that compiled code makes. */
    public CompiledCalls compiledCalls() {
        return compiledCalls;
    }

    /** Compiled functions. */
    public CompiledCode compiledCode() {
        return compiledCode;
    }

    /** The running coroutine leaves the runs that are busy in it, to be continued without them. */
    void leaveRuns() {
        if (forgetRuns()) {
            compiledCalls.forgetWaiting();
        }
    }

    /** Mounts another coroutine in place of the running one. Neither's status changes. */
    void mount(long other) {
        mountStack(other);
        hooks.coroutineChanged();
    }

    /** The metamethod that an operation without a result of its own leaves to be called. */
    public long handler() {
        return handler;
    }

    /** The object in whose place the metamethod is called: the last one of an index chain. */
    public long handlerSelf() {
        return handlerSelf;
    }

    /** Leaves a metamethod to be called; returns {@link Word#NONE}. */
    long leaveHandler(long function, long self) {
        handler = function;
        handlerSelf = self;
        return Word.NONE;
    }

    // --- making values

    /** The word of an integer. */
    public long integer(long value) {
        return Numbers.ofLong(heap, value);
    }

    /** The word of a string, encoded as UTF-8. */
    public long string(String text) {
        return Strings.ofJava(heap, text);
    }

    /** The word of a string. */
    public long string(byte[] bytes) {
        return Strings.create(heap, bytes, 0, bytes.length);
    }

    /** The word of a new function written in Java, without upvalues. */
    public long function(String name, NativeFunction body) {
        return Objects.nativeFunction(this, new NativeEntry(name, body), 0);
    }

    // --- polls

    /** True if {@link #poll} has something to do. */
    public boolean pollWanted() {
        return pollWanted || fuel < 0;
    }

    void setPollInterval(int count) {
        pollInterval = count;
        fuel = Math.min(fuel, count);
    }

    /** True if something was requested; the poll of compiled code, which counts nothing. */
    public boolean isPollRequested() {
        return pollWanted;
    }

    /** Makes the interpreter poll soon, after some backward jumps or calls. */
    void pollSoon(int count) {
        fuel = Math.min(fuel, count);
    }

    /**
     * Counts a backward jump or a call; true if it is time to {@linkplain #poll poll}: something was requested, or
     * {@value #POLL_INTERVAL} were counted. The engine leaves its loop then, so that code which became hot inside an
     * endless loop is entered anew in its best compiled form.
     */
    public boolean isDue() {
        return --fuel < 0;
    }

    /** True if hooks are set and none is running: calls and returns take the way that reports them. */
    public boolean isHooked() {
        return hooked;
    }

    void setHooked(boolean active) {
        hooked = active;
        if (active) {
            fuel = 0;
            epoch++;
        }
    }

    /** Asks for a collection at the next poll. */
    public void requestCollection() {
        collectionRequested = true;
        pollWanted = true;
        fuelLeft = Math.max(fuel, fuelLeft);
        fuel = 0;
    }

    /** True while finalizers run. */
    public boolean isFinalizing() {
        return finalizing;
    }

    void setFinalizing(boolean running) {
        finalizing = running;
    }

    /** Makes the engine look at the hooks again, at its next poll. */
    void requestReload() {
        pollWanted = true;
        fuel = 0;
    }

    /** What an interruption does, at the next poll of the mutator's thread. */
    @FunctionalInterface
    public interface Interrupt {
        /** Runs on the mutator's thread; may throw. */
        void run(Mutator m);

        /** True if no later interruption takes the place of this one: the program ends. */
        default boolean isLast() {
            return false;
        }
    }

    /** Makes the mutator's thread run something at its next poll. May be called from any thread. */
    public void requestInterrupt(Interrupt what) {
        synchronized (waitLock) {
            if (!interruptRequested || !interrupt.isLast()) {
                interrupt = what;
                interruptRequested = true;
            }
            if (waiting != null) {
                waiting.interrupt();
            }
        }
        pollWanted = true;
        fuel = 0; // this store may be lost to the counting thread, which then polls when its fuel is spent
    }

    /**
     * A safepoint: collects if that was asked for. All live words are in frames, or kept.
     *
     * @throws LuaError "not enough memory" if the limit is exceeded after a collection
     */
    public void poll() {
        if (HeapSwitches.STRESS > 0) {
            if (--stressCountdown <= 0) {
                stressCountdown = HeapSwitches.STRESS;
                collectionRequested = true;
            }
        } else {
            pollWanted = false;
            fuel = hooked ? 0 : fuelLeft > 0 ? fuelLeft : pollInterval;
            fuelLeft = 0;
        }
        if (state.safepoints().isStopping()) {
            clearDeadRegisters();
            saveCoroutine();
            state.safepoints().pause();
        }
        interrupted();
        if (collectionRequested) {
            collectionRequested = false;
            if (state.collector().isStopped() && !state.space().exceedsLimit(0)) {
                return;
            }
            clearDeadRegisters();
            collect();
            if (state.space().exceedsLimit(0)) {
                throw OutOfMemoryException.INSTANCE;
            }
        }
        if (finalizers.hasPending()) {
            Finalization.runPending(this);
        }
    }

    /**
     * Runs what an interrupt asks for, if there is one. Collects nothing, so that Java code which works long can call
     * it with words in its hands; what runs may throw.
     */
    public void interrupted() {
        if (interruptRequested) {
            Interrupt what;
            synchronized (waitLock) {
                what = interrupt;
                interruptRequested = false;
            }
            what.run(this);
        }
    }

    /** Clears what temporaries have left in the current frame, if it is a Lua function's, which polls. */
    private void clearDeadRegisters() {
        long function = arg0();
        if (Frames.isLua(function)) {
            long live = base() + ((long) LiveRegisters.atPoll(Frames.prototype(function), pc()) << 3);
            Memory.fillLongs(live, extent() - live, Word.NIL);
        }
    }

    /** Collects now; finalizers are not run. */
    public void collect() {
        saveCoroutine();
        if (state.safepoints().stop()) {
            try {
                state.collector().collect();
                state.collector().adoptOrphans(finalizers);
            } finally {
                state.safepoints().go();
            }
        }
    }

    /**
     * Does something while every other thread stands still at a safepoint, in the middle of no operation on a table. A
     * safepoint of this thread as well, before that.
     *
     * @param work allocates nothing in the heap, and does not poll
     */
    public void whileOthersStandStill(Runnable work) {
        saveCoroutine();
        boolean isStopped;
        do {
            isStopped = state.safepoints().stop();
        } while (!isStopped);
        try {
            work.run();
        } finally {
            state.safepoints().go();
        }
    }

    @Override
    public void requestPoll() {
        pollWanted = true;
        fuelLeft = Math.max(fuel, fuelLeft);
        fuel = 0;
    }

    /**
     * Enters the safe state: the thread is about to wait for something. Until {@link #endWaiting} it touches no object,
     * and {@link #requestInterrupt} interrupts it ({@link Thread#interrupt}), also if the request came before.
     */
    public void beginWaiting() {
        saveCoroutine();
        synchronized (waitLock) {
            waiting = Thread.currentThread();
            if (interruptRequested) {
                waiting.interrupt();
            }
        }
        inSafeState = true;
        state.safepoints().leave();
    }

    /** True while this thread is in the safe state, where it must not touch objects. Asked by the thread itself. */
    public boolean isInSafeState() {
        return inSafeState;
    }

    /** Enters the safe state for as long as the host program likes: no Lua code runs until {@link #enterLua}. */
    public void leaveLua() {
        saveCoroutine();
        inSafeState = true;
        state.safepoints().leave();
    }

    /** Leaves the safe state that {@link #leaveLua} entered. */
    public void enterLua() {
        state.safepoints().enter();
        inSafeState = false;
    }

    /** Leaves the safe state, and forgets an interruption of the thread; whoever waited polls afterwards. */
    public void endWaiting() {
        state.safepoints().enter();
        inSafeState = false;
        synchronized (waitLock) {
            waiting = null;
            Thread.interrupted();
        }
    }

    /**
     * Makes sure that an allocation of this size can succeed; collects if it must. A safepoint.
     *
     * @throws LuaError "not enough memory" if not
     */
    public void reserve(long bytes) {
        if (bytes > ThreadHeap.LARGEST_SMALL && state.space().exceedsLimit(bytes)) {
            collect();
            if (state.space().exceedsLimit(bytes)) {
                throw OutOfMemoryException.INSTANCE;
            }
        }
    }

    /** Keeps a word alive until {@link #release}; returns a ticket. */
    public int keep(long word) {
        if (keptCount == kept.length) {
            kept = Arrays.copyOf(kept, keptCount * 2);
        }
        kept[keptCount] = word;
        return keptCount++;
    }

    /** A kept word. */
    public long kept(int ticket) {
        return kept[ticket];
    }

    /** Forgets the words kept since the ticket, and its own. */
    public void release(int ticket) {
        keptCount = ticket;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        visitor.visitRef(mainCoroutine());
        visitor.visitRef(coroutine());
        visitor.visitWord(threadHandle);
        for (int i = 0; i < keptCount; i++) {
            visitor.visitWord(kept[i]);
        }
    }
}
