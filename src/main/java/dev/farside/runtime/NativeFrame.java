package dev.farside.runtime;

import dev.farside.gc.Publication;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.NativeFunctionObject;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * What a Java function sees of its frame: arguments, upvalues, the values it pushes, its results, and how it calls.
 *
 * <p>All of it goes through {@code base} and {@code top}, so that nothing is lost when the stack moves.
 */
public abstract sealed class NativeFrame extends LuaStack permits Mutator {

    private final Tables tables;
    private int argCount;
    private int resultCount;
    private long resultStart;
    private int tailArguments;

    NativeFrame(ThreadHeap heap, Tables tables) {
        super(heap);
        this.tables = tables;
    }

    /** Calls and returns. */
    public abstract Calls calls();

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
        return index <= argCount ? Memory.getLong(base() + ((long) (index - 1) << 3)) : Word.NIL;
    }

    /** True if the argument was given, be it nil. */
    public boolean hasArg(int index) {
        return index <= argCount;
    }

    /** Replaces an argument that was given. */
    public void setArg(int index, long word) {
        Memory.putLong(base() + ((long) (index - 1) << 3), word);
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
        return NativeFunctionObject.slot(Word.ref(Memory.getLong(base() - 16)), index);
    }

    // --- values pushed by a Java function

    /** Pushes a value onto the frame: an argument for a call, a result, or something to be kept alive. */
    public void push(long word) {
        long at = top();
        if (at + (NATIVE_SLOTS << 3) > stackEnd()) {
            ensureStack(at, 1);
            at = top();
        }
        Memory.putLong(at, word);
        setTop(at + 8);
    }

    /** The value at a distance from the top; 1 for the last one pushed. */
    public long fromTop(int distance) {
        return Memory.getLong(top() - ((long) distance << 3));
    }

    /** Replaces a value at a distance from the top. */
    public void setFromTop(int distance, long word) {
        Memory.putLong(top() - ((long) distance << 3), word);
    }

    /** Drops pushed values. */
    public void pop(int count) {
        setTop(top() - ((long) count << 3));
    }

    /** Number of values in the frame: arguments and pushed ones. */
    public int frameSize() {
        return (int) (top() - base() >> 3);
    }

    /** A value of the frame by position, counted from 1. */
    public long at(int position) {
        return Memory.getLong(base() + ((long) (position - 1) << 3));
    }

    /** Replaces a value of the frame by position. */
    public void setAt(int position, long word) {
        Memory.putLong(base() + ((long) (position - 1) << 3), word);
    }

    /** Cuts the frame down, or fills it up with nil, to a number of values. */
    public void setFrameSize(int count) {
        long wanted = base() + ((long) count << 3);
        if (wanted > top()) {
            ensureStack(top(), count);
            wanted = base() + ((long) count << 3);
            Memory.fillLongs(top(), wanted - top(), Word.NIL);
        }
        setTop(wanted);
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
        return calls().call(arguments, results);
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
        calls().callFromNative(arguments, number);
        return control();
    }
}
