package dev.farside.runtime;

import dev.farside.bytecode.LiveRegisters;
import dev.farside.gc.Finalizers;
import dev.farside.gc.Publication;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.gc.Safepoints;
import dev.farside.heap.HeapSwitches;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.string.Strings;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import java.util.Arrays;

/**
 * A thread that runs Lua: its heap, the coroutine it has mounted, the current frame, and what Java functions need to
 * read arguments and give results.
 *
 * <p>Confined to one thread. Frames are described at {@code bytecode}'s package page and {@link Link}. Addresses into
 * the stack ({@code base}, {@code top}) are valid until the stack grows; natives therefore use {@link #arg},
 * {@link #push} and {@link #fromTop}, which always go through the fields here.
 */
public final class Mutator implements RootSource, Safepoints.Participant {

    /** Most slots of a stack; beyond lies "stack overflow". */
    public static final int MAX_SLOTS = 1_000_000;
    /** Slots beyond the limit that message handlers may use. */
    private static final int ERROR_SLOTS = 5_000;
    /** Slots a new coroutine has. */
    private static final int INITIAL_SLOTS = 44;
    /** Backward jumps and calls between two polls at most. */
    private static final int POLL_INTERVAL = 10_000;
    /** More than the registers of any frame. */
    private static final int LARGEST_FRAME = 300;
    /** Slots that stay free above a frame of Java. */
    private static final int NATIVE_SLOTS = 20;
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

    private long mainCoroutine;
    private long coroutine;
    private long stackStart;
    private long stackEnd;
    private long base;
    private long top;
    private long pc;
    private int argCount;
    private int resultCount;
    private long resultStart;
    private int tailArguments;
    private boolean exit;
    /** Runs of the engine on the Java stack. */
    private int runLevel;
    /** How many of them are busy in the running coroutine. */
    private int runs;
    /** Changes when compiled code must not go on with what it keeps in Java locals. */
    private int epoch;
    private long compiledLimit;
    private final CompiledCode compiledCode;

    private volatile boolean interruptRequested;
    private boolean collectionRequested;
    /** Volatile, or the machine code of a loop would read it once only and never hear of another thread's interrupt. */
    private volatile boolean pollWanted = HeapSwitches.STRESS > 0;
    private int fuel;
    private int pollInterval = POLL_INTERVAL;
    private boolean hooked;
    private int stressCountdown = HeapSwitches.STRESS;
    private int entries;
    private int depth;
    private int chain;
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
        this.state = state;
        this.heap = heap;
        this.tables = tables;
        this.finalizers = finalizers;
        this.calls = new Calls(this);
        this.compiledCalls = new CompiledCalls(this, calls);
        this.errors = new Errors(this);
        this.compiledCode = new CompiledCode(this, codeTable);
    }

    void start(Engine newEngine) {
        engine = newEngine;
        begin();
    }

    /** The thread has ended: forgets its stack. */
    void end() {
        coroutine = mainCoroutine = 0;
        keptCount = 0;
    }

    /** Begins anew with an empty stack: the thread that used this mutator before has ended. */
    void begin() {
        hooks = new Hooks(this);
        hooked = false;
        exit = false;
        runLevel = 0;
        entries = 0;
        depth = 0;
        keptCount = 0;
        finalizing = false;
        interruptRequested = false;
        interrupt = null;
        mainCoroutine = newCoroutine();
        CoroutineObject.setStatus(mainCoroutine, CoroutineObject.RUNNING);
        coroutine = mainCoroutine;
        loadCoroutine();
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
    public Calls calls() {
        return calls;
    }

    /** Errors and their messages. */
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

    // --- the frame

    /** Address of the current frame's first register or argument. */
    public long base() {
        return base;
    }

    /** Changes the frame. */
    public void setBase(long address) {
        base = address;
    }

    /** Address behind the last value: of the open results in a frame of Lua, of the pushed values in one of Java. */
    public long top() {
        return top;
    }

    /** Changes the top. */
    public void setTop(long address) {
        top = address;
    }

    /** Reference of the word after the first word of the current instruction, in a frame of Lua. */
    public long pc() {
        return pc;
    }

    /** Saves the position in the code. */
    public void setPc(long reference) {
        pc = reference;
    }

    /** Address behind the last slot that a frame may use. */
    public long stackEnd() {
        return stackEnd;
    }

    /** Address of the stack's first slot. */
    public long stackStart() {
        return stackStart;
    }

    /** Where an address of the running coroutine's stack is, for {@link Tables#next(long, long, long)}. */
    public long place(long address) {
        return Tables.place(coroutine, address - stackStart >> 3);
    }

    /** True once after a frame that Java code or compiled code waits for has returned. */
    boolean takeExit() {
        boolean was = exit;
        exit = false;
        return was;
    }

    void signalExit() {
        exit = true;
    }

    /** Number of runs of the engine on the Java stack, the innermost one's level. */
    public int runLevel() {
        return runLevel;
    }

    /**
     * True if the run at a level has to return: what it ran for has ended, or the coroutine in whose frames it was
     * begun has yielded.
     */
    public boolean isRunOver(int level) {
        return exit || runLevel < level;
    }

    /** Begins a run; returns its level. */
    int beginRun() {
        runs++;
        return ++runLevel;
    }

    /** Forgets the runs above a level: they have returned, or an exception has passed through them. */
    void dropRuns(int level) {
        runs -= runLevel - level;
        runLevel = level;
    }

    /** The running coroutine leaves the runs that are busy in it, to be continued without them. */
    void leaveRuns() {
        if (runs > 0) {
            runLevel -= runs;
            runs = 0;
            compiledCalls.forgetWaiting();
        }
    }

    /** A number that changes when frames must be read anew: a hook was set, or a local variable by the debug library. */
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

    /** The running coroutine's reference. */
    public long coroutine() {
        return coroutine;
    }

    /** The main coroutine's reference. */
    public long mainCoroutine() {
        return mainCoroutine;
    }

    /** Frames of the running coroutine that Java code waits for; it can yield only if there is none. */
    int entries() {
        return entries;
    }

    void setEntries(int count) {
        entries = count;
    }

    /** Coroutines that have resumed each other to get to the running one, and Java functions with a continuation in it. */
    int chain() {
        return chain;
    }

    void setChain(int length) {
        chain = length;
    }

    /** The running Java function's word. */
    public long arg0() {
        return Memory.getLong(base - 16);
    }

    /** Nested calls from Java into Lua, over all coroutines. */
    public int depth() {
        return depth;
    }

    void setDepth(int nested) {
        depth = nested;
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

    // --- coroutines

    /** Makes a coroutine with an empty stack. */
    long newCoroutine() {
        long ref = heap.allocate(CoroutineObject.SIZE);
        long stack = newStack(INITIAL_SLOTS);
        Header.put(ref, Kind.COROUTINE);
        Memory.putInt(ref + CoroutineObject.STACK, Header.granuleOf(stack));
        Memory.putInt(ref + CoroutineObject.RESUMER, 0);
        long first = stack + CoroutineObject.STACK_SLOTS;
        Memory.putLong(first, Word.NIL);
        Memory.putLong(first + 8, Link.numbered(Link.BOTTOM, 0, 0));
        Memory.putInt(ref + CoroutineObject.BASE, 16);
        Memory.putInt(ref + CoroutineObject.TOP, 16);
        Memory.putLong(ref + CoroutineObject.PC, 0);
        Memory.putLong(ref + CoroutineObject.CLOSE_LIST, 0);
        Memory.putLong(ref + CoroutineObject.HOOK, Word.NIL);
        Memory.putLong(ref + CoroutineObject.HOOK_STATE, 0);
        Memory.putLong(ref + CoroutineObject.CHAIN, 0);
        return ref;
    }

    private long newStack(long slots) {
        long stack = heap.allocate(CoroutineObject.stackSize(slots));
        Memory.putLong(stack, Header.of(Kind.STACK, 0, (int) slots));
        Memory.fillLongs(stack + CoroutineObject.STACK_SLOTS, slots << 3, Word.NIL);
        return stack;
    }

    /** Writes the frame into the running coroutine, for the collector or before another one is mounted. */
    void saveCoroutine() {
        Memory.putInt(coroutine + CoroutineObject.BASE, (int) (base - stackStart));
        Memory.putInt(coroutine + CoroutineObject.TOP, (int) (extent() - stackStart));
        Memory.putLong(coroutine + CoroutineObject.PC, pc);
        Memory.putInt(coroutine + CoroutineObject.NESTING, entries);
        Memory.putInt(coroutine + CoroutineObject.CHAIN, chain);
        Memory.putInt(coroutine + CoroutineObject.RUNS, runs);
    }

    /** Reads the frame of {@link #coroutine}. */
    private void loadCoroutine() {
        long stack = CoroutineObject.stack(coroutine);
        stackStart = stack + CoroutineObject.STACK_SLOTS;
        stackEnd = stackStart + ((long) CoroutineObject.stackSlots(stack) << 3);
        base = stackStart + Memory.getInt(coroutine + CoroutineObject.BASE);
        top = stackStart + Memory.getInt(coroutine + CoroutineObject.TOP);
        pc = Memory.getLong(coroutine + CoroutineObject.PC);
        entries = Memory.getInt(coroutine + CoroutineObject.NESTING);
        chain = Memory.getInt(coroutine + CoroutineObject.CHAIN);
        runs = Memory.getInt(coroutine + CoroutineObject.RUNS);
    }

    /** Mounts another coroutine in place of the running one. Neither's status changes. */
    void mount(long other) {
        saveCoroutine();
        coroutine = other;
        loadCoroutine();
        hooks.coroutineChanged();
    }

    /** Address behind the last slot in use. */
    long extent() {
        long function = Memory.getLong(base - 16);
        if (!Frames.isLua(function)) {
            return top;
        }
        long header = Header.get(Frames.prototype(function));
        long end = base + ((long) PrototypeObject.registers(header) << 3);
        return end;
    }

    /** Makes sure that slots are free above an address; the stack may move, and the fields with it. */
    public void ensureStack(long address, long slots) {
        if (address + ((slots + NATIVE_SLOTS) << 3) > stackEnd) {
            growStack(address, slots);
        }
    }

    private void growStack(long address, long slots) {
        long used = address - stackStart >> 3;
        long needed = used + slots + NATIVE_SLOTS;
        long current = stackEnd - stackStart >> 3;
        if (needed > MAX_SLOTS) {
            if (current > MAX_SLOTS) { // an overflow is being handled already
                if (needed > MAX_SLOTS + ERROR_SLOTS) {
                    throw errors.inErrorHandling();
                }
                return;
            }
            resizeStack(MAX_SLOTS + ERROR_SLOTS);
            throw errors.stackOverflow();
        }
        resizeStack(Math.min(MAX_SLOTS, Math.max(needed, current * 2)));
    }

    private void resizeStack(long slots) {
        long oldStart = stackStart;
        long keep = Math.min(stackEnd - stackStart, slots << 3);
        long stack = newStack(slots);
        long start = stack + CoroutineObject.STACK_SLOTS;
        Memory.copyLongs(oldStart, start, keep);
        Header.putRef(coroutine + CoroutineObject.STACK, stack);
        stackStart = start;
        stackEnd = start + (slots << 3);
        base += start - oldStart;
        top += start - oldStart;
    }

    /** Gives back most of a stack that is far larger than its use; called when errors are done with it. */
    void shrinkStack() {
        long used = Math.max(extent(), top) - stackStart >> 3;
        long current = stackEnd - stackStart >> 3;
        if (current > MAX_SLOTS && used < MAX_SLOTS - ERROR_SLOTS || current > 4096 && used * 8 < current) {
            resizeStack(used * 2 + LARGEST_FRAME); // frames below may have registers above the current one's top
        }
    }

    // --- arguments of a Java function

    /** Number of arguments. */
    public int argCount() {
        return argCount;
    }

    void setArgCount(int count) {
        argCount = count;
    }

    /** An argument, counted from 1; nil if there are fewer. */
    public long arg(int index) {
        return index <= argCount ? Memory.getLong(base + ((long) (index - 1) << 3)) : Word.NIL;
    }

    /** True if the argument was given, be it nil. */
    public boolean hasArg(int index) {
        return index <= argCount;
    }

    /** Replaces an argument that was given. */
    public void setArg(int index, long word) {
        Memory.putLong(base + ((long) (index - 1) << 3), word);
    }

    /** The running Java function's upvalue, counted from 0. */
    public long upvalue(int index) {
        return Memory.getLong(upvalueSlot(index));
    }

    /** Replaces an upvalue of the running Java function. */
    public void setUpvalue(int index, long word) {
        if (Publication.isNeeded(word) && Header.has(Word.ref(arg0()), Header.SHARED)) {
            tables.publication().publish(word);
        }
        Memory.putLongRelease(upvalueSlot(index), word);
    }

    private long upvalueSlot(int index) {
        return NativeFunctionObject.slot(Word.ref(Memory.getLong(base - 16)), index);
    }

    // --- values pushed by a Java function

    /** Pushes a value onto the frame: an argument for a call, a result, or something to be kept alive. */
    public void push(long word) {
        long at = top;
        if (at + (NATIVE_SLOTS << 3) > stackEnd) {
            ensureStack(at, 1);
            at = top;
        }
        Memory.putLong(at, word);
        top = at + 8;
    }

    /** The value at a distance from the top; 1 for the last one pushed. */
    public long fromTop(int distance) {
        return Memory.getLong(top - ((long) distance << 3));
    }

    /** Replaces a value at a distance from the top. */
    public void setFromTop(int distance, long word) {
        Memory.putLong(top - ((long) distance << 3), word);
    }

    /** Drops pushed values. */
    public void pop(int count) {
        top -= (long) count << 3;
    }

    /** Number of values in the frame: arguments and pushed ones. */
    public int frameSize() {
        return (int) (top - base >> 3);
    }

    /** A value of the frame by position, counted from 1. */
    public long at(int position) {
        return Memory.getLong(base + ((long) (position - 1) << 3));
    }

    /** Replaces a value of the frame by position. */
    public void setAt(int position, long word) {
        Memory.putLong(base + ((long) (position - 1) << 3), word);
    }

    /** Cuts the frame down, or fills it up with nil, to a number of values. */
    public void setFrameSize(int count) {
        long wanted = base + ((long) count << 3);
        if (wanted > top) {
            ensureStack(top, count);
            wanted = base + ((long) count << 3);
            Memory.fillLongs(top, wanted - top, Word.NIL);
        }
        top = wanted;
    }

    // --- results of a Java function

    /** Result of a function without results. */
    public long none() {
        resultCount = 0;
        return Word.NONE;
    }

    /** Result of a function whose results are the last values pushed. */
    public long results(int count) {
        resultCount = count;
        return Word.NONE;
    }

    /** Result of a function with two results. */
    public long results(long first, long second) {
        push(first);
        push(second);
        return results(2);
    }

    /** Result of a function with three results. */
    public long results(long first, long second, long third) {
        push(first);
        push(second);
        push(third);
        return results(3);
    }

    int resultCount() {
        return resultCount;
    }

    /** Address of the results that compiled code leaves ({@link Outcome#SEVERAL}). */
    long resultStart() {
        return resultStart;
    }

    /** Leaves results for {@link Outcome#SEVERAL}. */
    public void leaveResults(long from, int count) {
        resultStart = from;
        resultCount = count;
    }

    /** Arguments of the function that compiled code leaves to be called ({@link Outcome#TAIL}). */
    int tailArguments() {
        return tailArguments;
    }

    void setTailArguments(int count) {
        tailArguments = count;
    }

    /** Result of a function that changed frames itself. */
    long control() {
        resultCount = -1;
        return Word.NONE;
    }

    // --- calling

    /**
     * Calls a function and waits. Function and arguments are given by {@link #pushFunction} and {@link #push}; they are
     * replaced by the results.
     *
     * @param arguments number of arguments pushed
     * @param results number of results wanted, or -1 for all
     * @return number of results on top of the frame
     */
    public int call(int arguments, int results) {
        return calls.call(arguments, results);
    }

    /** Pushes a function to be called, and the slot that its frame needs. */
    public void pushFunction(long function) {
        push(function);
        push(Word.NIL);
    }

    /** Calls a function with one argument; returns the first result. */
    public long call1(long function, long first) {
        pushFunction(function);
        push(first);
        return popResult(call(1, 1));
    }

    /** Calls a function with two arguments; returns the first result. */
    public long call1(long function, long first, long second) {
        pushFunction(function);
        push(first);
        push(second);
        return popResult(call(2, 1));
    }

    /** Calls a function with three arguments; drops the results. */
    public void call0(long function, long first, long second, long third) {
        pushFunction(function);
        push(first);
        push(second);
        push(third);
        call(3, 0);
    }

    private long popResult(int count) {
        long result = fromTop(1);
        pop(count);
        return result;
    }

    /**
     * Calls the pushed function without waiting on the Java stack, so that it may yield: return what this returns. The
     * function's {@link NativeEntry.Continuation} goes on afterwards, in this frame.
     *
     * @param number given to the continuation; 0 to 1,000
     */
    public long callAndContinue(int arguments, int number) {
        calls.callFromNative(arguments, number);
        return control();
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
    }

    /** Makes the mutator's thread run something at its next poll. May be called from any thread. */
    public void requestInterrupt(Interrupt what) {
        interrupt = what;
        interruptRequested = true;
        synchronized (waitLock) {
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
            fuel = hooked ? 0 : pollInterval;
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
     * Runs what an interrupt asks for, if there is one. Collects nothing, so that Java code which works long can call it
     * with words in its hands; what runs may throw.
     */
    public void interrupted() {
        if (interruptRequested) {
            interruptRequested = false;
            interrupt.run(this);
        }
    }

    /** Clears what temporaries have left in the current frame, if it is a Lua function's, which polls. */
    private void clearDeadRegisters() {
        long function = Memory.getLong(base - 16);
        if (Frames.isLua(function)) {
            long live = base + ((long) LiveRegisters.atPoll(Frames.prototype(function), pc) << 3);
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

    @Override
    public void requestPoll() {
        pollWanted = true;
        fuel = 0;
    }

    /**
     * Enters the safe state: the thread is about to wait for something. Until {@link #endWaiting} it touches no object, and
     * {@link #requestInterrupt} interrupts it ({@link Thread#interrupt}), also if the request came before.
     */
    public void beginWaiting() {
        saveCoroutine();
        synchronized (waitLock) {
            waiting = Thread.currentThread();
            if (interruptRequested) {
                waiting.interrupt();
            }
        }
        state.safepoints().leave();
    }

    /** Enters the safe state for as long as the host program likes: no Lua code runs until {@link #enterLua}. */
    public void leaveLua() {
        saveCoroutine();
        state.safepoints().leave();
    }

    /** Leaves the safe state that {@link #leaveLua} entered. */
    public void enterLua() {
        state.safepoints().enter();
    }

    /** Leaves the safe state, and forgets an interruption of the thread; whoever waited polls afterwards. */
    public void endWaiting() {
        state.safepoints().enter();
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
        visitor.visitRef(mainCoroutine);
        visitor.visitRef(coroutine);
        visitor.visitWord(threadHandle);
        for (int i = 0; i < keptCount; i++) {
            visitor.visitWord(kept[i]);
        }
    }
}
