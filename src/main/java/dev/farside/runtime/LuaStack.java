package dev.farside.runtime;

import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * Where a mutator stands: the mounted coroutine, its stack, and the current frame on it.
 *
 * <p>Confined to one thread. Frames are described at {@code bytecode}'s package page and {@link Link}. Addresses into
 * the stack ({@code base}, {@code top}) are valid until the stack grows, which {@link #ensureStack} does.
 */
public abstract sealed class LuaStack permits NativeFrame {

    /** Most slots of a stack; beyond lies "stack overflow". */
    public static final int MAX_SLOTS = 1_000_000;
    /** Slots beyond the limit that message handlers may use. */
    private static final int ERROR_SLOTS = 5_000;
    /** Slots a new coroutine has. */
    private static final int INITIAL_SLOTS = 44;
    /** More than the registers of any frame. */
    private static final int LARGEST_FRAME = 300;
    /** Slots that stay free above a frame of Java. */
    static final int NATIVE_SLOTS = 20;

    private final ThreadHeap heap;
    private long mainCoroutine;
    private long coroutine;
    private long stackStart;
    private long stackEnd;
    private long base;
    private long top;
    private long pc;
    private int entries;
    private int chain;
    private boolean exit;
    /** Runs of the engine on the Java stack. */
    private int runLevel;
    /** How many of them are busy in the running coroutine. */
    private int runs;

    LuaStack(ThreadHeap heap) {
        this.heap = heap;
    }

    /** Makes and reports errors of this mutator. */
    public abstract Errors errors();

    /** Begins anew with an empty main coroutine. */
    void beginStack() {
        exit = false;
        runLevel = 0;
        entries = 0;
        mainCoroutine = newCoroutine();
        CoroutineObject.setStatus(mainCoroutine, CoroutineObject.RUNNING);
        coroutine = mainCoroutine;
        loadCoroutine();
    }

    /** Forgets the coroutines. */
    void endStack() {
        coroutine = mainCoroutine = 0;
    }

    // --- the current frame

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

    /** The running Java function's word. */
    public long arg0() {
        return Memory.getLong(base - 16);
    }

    // --- runs of the engine

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

    /** Takes the running coroutine out of the runs that are busy in it; false if there are none. */
    boolean forgetRuns() {
        if (runs == 0) {
            return false;
        }
        runLevel -= runs;
        runs = 0;
        return true;
    }

    // --- coroutines

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

    /**
     * Coroutines that have resumed each other to get to the running one, and Java functions with a continuation in it.
     */
    int chain() {
        return chain;
    }

    void setChain(int length) {
        chain = length;
    }

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
                    throw errors().inErrorHandling();
                }
                return;
            }
            resizeStack(MAX_SLOTS + ERROR_SLOTS);
            throw errors().stackOverflow();
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

    /** Mounts another coroutine in place of the running one. Neither's status changes. */
    void mountStack(long other) {
        saveCoroutine();
        coroutine = other;
        loadCoroutine();
    }
}
