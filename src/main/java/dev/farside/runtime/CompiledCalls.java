package dev.farside.runtime;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.value.Word;

/**
 * Calls that compiled code makes, and what becomes of its frames: the half of {@link Calls} in which somebody waits on
 * the Java stack.
 */
public final class CompiledCalls {

    /** Most runs of the engine on the Java stack before compiled code leaves its calls to the run below it. */
    private static final int MAX_RUNS = 160;
    /** Backward jumps and calls that the interpreter makes at most before it looks for compiled code again. */
    private static final int UNWOUND_FUEL = 200;
    /** The called value has returned. */
    private static final int GOES_ON = 0;
    /** It has returned, but the stack has moved or a hook was set. */
    private static final int MOVED = 1;
    /** It has not: the coroutine has yielded, or the call is left to the interpreter. */
    private static final int LEFT = 2;

    private final Mutator m;
    private final Calls calls;

    CompiledCalls(Mutator m, Calls calls) {
        this.m = m;
        this.calls = calls;
    }

    /**
     * Calls a value for compiled code, which waits on the Java stack. Results lie where the CALL or TFORCALL before the
     * link's position wants them.
     *
     * @param link as for {@link Calls#enter}
     * @return {@link #GOES_ON}; or {@link #MOVED} or {@link #LEFT} if the compiled code that waits must not go on, but
     *         the interpreter, at the mutator's frame
     */
    private int callAndWait(long slot, int arguments, long link) {
        if (m.runLevel() >= MAX_RUNS) {
            calls.enter(slot, arguments, link);
            return LEFT;
        }
        long stack = m.stackStart();
        int epoch = m.epoch();
        long coroutine = m.coroutine();
        long limit = m.compiledLimit();
        int run = m.beginRun();
        try {
            calls.enter(slot, arguments, Link.asWaited(link));
        } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
            if (m.runLevel() < run) {
                throw problem;
            }
            if (m.coroutine() == coroutine && m.base() - m.stackStart() <= slot - stack) {
                m.dropRuns(run - 1);
                throw problem; // there is no frame yet in which somebody could have caught it
            }
            calls.recover(problem, m.depth(), run);
        }
        return waitFor(run, stack, epoch, limit);
    }

    /**
     * Calls a function in Java for compiled code; see {@link CompiledFunction#call}. Does what {@link #callAndWait}
     * does, faster where the function returns at once.
     */
    long callNative(long base, int arguments) {
        long end = base + ((long) arguments << 3);
        if (end + (24 << 3) > m.stackEnd() || m.isHooked() || m.runLevel() >= MAX_RUNS) {
            return callFromCompiled(base, arguments);
        }
        long link = Memory.getLong(base - 8);
        Memory.putLong(base - 8, Link.asWaited(link));
        NativeEntry entry = (NativeEntry) m.state().handles().get(
                NativeFunctionObject.handle(Word.ref(Memory.getLong(base - 16))));
        long stack = m.stackStart();
        int epoch = m.epoch();
        long limit = m.compiledLimit();
        int run = m.beginRun();
        m.setBase(base);
        m.setTop(end);
        m.setArgCount(arguments);
        try {
            long result = entry.body().call(m);
            if (stack == m.stackStart() && epoch == m.epoch() && m.runLevel() == run) {
                if (result != Word.NONE) {
                    m.dropRuns(run - 1);
                    return result;
                }
                int count = m.resultCount();
                if (count >= 0) {
                    m.dropRuns(run - 1);
                    m.leaveResults(m.top() - ((long) count << 3), count);
                    return Outcome.SEVERAL;
                }
            }
            calls.finishNative(result);
        } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
            if (m.runLevel() < run) {
                throw problem;
            }
            calls.recover(problem, m.depth(), run);
        }
        return waitFor(run, stack, epoch, limit) == GOES_ON ? Outcome.PLACED : Outcome.UNWIND;
    }

    private int waitFor(int run, long stack, int epoch, long limit) {
        if (!m.isRunOver(run)) {
            m.engine().run();
        }
        if (m.runLevel() < run) {
            return LEFT;
        }
        m.takeExit();
        m.dropRuns(run - 1);
        m.setCompiledLimit(limit);
        return stack == m.stackStart() && epoch == m.epoch() ? GOES_ON : MOVED;
    }

    /**
     * Calls a function for compiled code that has not compiled code of its own; see {@link CompiledFunction#call}. The
     * frame's link is in its place.
     */
    long callFromCompiled(long base, int arguments) {
        long slot = base - 16;
        long link = Memory.getLong(base - 8);
        m.setBase(base - Link.delta(link));
        m.setPc(Link.position(link));
        return callAndWait(slot, arguments, link) == GOES_ON ? Outcome.PLACED : Outcome.UNWIND;
    }

    /**
     * Brings what compiled code returned to where the caller wants it.
     *
     * @param slot address of the called value
     * @param wanted number of results, negative for all
     * @return the first result, if one is wanted; or {@link Outcome#UNWIND}
     */
    public long takeResults(long slot, int wanted, long outcome) {
        if (outcome == Outcome.UNWIND) {
            return outcome;
        }
        if (outcome == Outcome.SEVERAL) {
            int count = m.resultCount();
            Calls.move(m.resultStart(), count, slot, wanted);
            if (wanted < 0) {
                m.setTop(slot + ((long) count << 3));
            }
        } else if (outcome != Outcome.PLACED) {
            Memory.putLong(slot, outcome);
            for (int i = 1; i < wanted; i++) {
                Memory.putLong(slot + ((long) i << 3), Word.NIL);
            }
            if (wanted < 0) {
                m.setTop(slot + 8);
            }
        }
        return Memory.getLong(slot);
    }

    /** Arguments of the function that compiled code leaves to be called ({@link Outcome#TAIL}). */
    public int tailArguments() {
        return m.tailArguments();
    }

    /**
     * A tail call from compiled code. A function in Lua takes the frame's place; anything else is called from it.
     *
     * @param slot address of the called value
     * @return what the compiled code returns
     */
    public long tailFromCompiled(long base, long pc, long slot, int arguments) {
        long function = Memory.getLong(slot);
        if (!Word.isFunction(function)) {
            m.setBase(base);
            m.setPc(pc - 4); // the interpreter looks for its metamethod
            return Outcome.UNWIND;
        }
        if (!Frames.isLua(function)) {
            m.setBase(base);
            m.setPc(pc);
            long offset = slot - m.stackStart();
            long link = Link.ofCall(slot + 16 - base >> 3, pc);
            int end = callAndWait(slot, arguments, link);
            long results = m.stackStart() + offset;
            if (end == GOES_ON) {
                m.leaveResults(results, (int) (m.top() - results >> 3));
                return Outcome.SEVERAL;
            }
            if (end == MOVED) {
                calls.giveResults(results, (int) (m.top() - results >> 3));
            }
            return Outcome.UNWIND;
        }
        long target = Frames.functionSlot(base);
        Memory.putLong(target, Memory.getLong(slot));
        Memory.putLong(target + 8, Link.asTail(Memory.getLong(target + 8)));
        Memory.copyLongs(slot + 16, target + 16, (long) arguments << 3);
        m.setTailArguments(arguments);
        return Outcome.TAIL;
    }

    /** Puts the iterator of a generic loop, its arguments and its link in place for a call from compiled code. */
    public void placeIteration(long slot, long function, long state, long control, long base, long pc) {
        Memory.putLong(slot, function);
        Memory.putLong(slot + 8, Link.of(Link.ITERATION, slot + 16 - base >> 3, pc));
        Memory.putLong(slot + 16, state);
        Memory.putLong(slot + 24, control);
    }

    /**
     * Ends or leaves the current frame as compiled code says that has run it.
     *
     * @param base the frame's base
     * @param slot where its function was called
     */
    void finishCompiled(long base, long slot, long outcome) {
        if (outcome == Outcome.UNWIND) {
            m.pollSoon(UNWOUND_FUEL);
        } else if (outcome == Outcome.TAIL) {
            long link = Memory.getLong(slot + 8);
            m.setBase(slot + 16 - Link.delta(link));
            m.setPc(Link.position(link));
            calls.enterInPlace(slot, m.tailArguments(), link);
        } else if (outcome == Outcome.SEVERAL) {
            m.setBase(base);
            calls.giveResults(m.resultStart(), m.resultCount());
        } else {
            m.setBase(base);
            Memory.putLong(base, outcome);
            calls.giveResults(base, 1);
        }
    }

    /** Takes the mark of frames that compiled code waits for from all frames of the running coroutine. */
    void forgetWaiting() {
        FrameCursor cursor = new FrameCursor(m);
        do {
            long address = Frames.functionSlot(cursor.base()) + 8;
            Memory.putLong(address, Link.notWaited(Memory.getLong(address)));
        } while (cursor.next());
    }

    /**
     * Like {@link Calls#meta(long, long)}, but waits on the Java stack; false if the frame must not be gone on with.
     */
    public boolean metaAndWait(long first, long second) {
        long stack = m.stackStart();
        long slot = calls.placeHandler(first, second);
        return callAndWait(slot, 2, calls.metaLink(slot)) == GOES_ON && stack == m.stackStart();
    }

    /** Like {@link #metaAndWait(long, long)}, with three arguments. */
    public boolean metaAndWait(long first, long second, long third) {
        long stack = m.stackStart();
        long slot = calls.placeHandler(first, second, third);
        return callAndWait(slot, 3, calls.metaLink(slot)) == GOES_ON && stack == m.stackStart();
    }
}
