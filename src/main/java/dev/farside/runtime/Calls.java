package dev.farside.runtime;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;
import dev.farside.object.ClosureObject;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.value.Word;

/**
 * Calls and returns: the one place where frames are made and dropped.
 *
 * <p>A call of Lua from Lua uses no Java stack: {@link #enter} makes a frame and the engine goes on in it. A call from
 * a Java function either waits ({@link #call}) or leaves a continuation ({@link #callFromNative}). Coroutines are
 * switched by mounting another stack ({@link Coroutines}). So a coroutine can yield whenever no frame of its stack is
 * waited for by Java code, which is just when the reference can.
 *
 * <p>Addresses into the stack are invalid after anything that may grow it; methods here keep offsets then.
 */
public final class Calls {

    /**
     * Most handlers {@code __call} that may follow each other in one call. Each is an argument more, and the arguments
     * are moved for each; the reference, whose only limit is the stack, takes a quarter of an hour to come to it.
     */
    private static final int MAX_CALL_HANDLERS = 10_000;

    private final Mutator m;

    Calls(Mutator m) {
        this.m = m;
    }

    // --- from Java

    /** Calls the function under the pushed arguments and waits; see {@link Mutator#call}. */
    int call(int arguments, int wanted) {
        long slot = m.top() - ((long) arguments << 3) - 16;
        int depth = m.depth() + 1;
        m.setDepth(depth);
        if (depth >= Mutator.MAX_NESTING) {
            checkDepth(depth);
        }
        m.setEntries(m.entries() + 1);
        long offset = slot - m.stackStart();
        int savedArguments = m.argCount();
        long coroutine = m.coroutine();
        long limit = m.compiledLimit();
        int run = m.beginRun();
        try {
            enter(slot, arguments, Link.numbered(Link.ENTRY, slot + 16 - m.base() >> 3, depth));
        } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
            if (m.coroutine() == coroutine && m.base() - m.stackStart() <= offset) {
                m.dropRuns(run - 1);
                throw problem; // there is no frame yet in which somebody could have caught it
            }
            recover(problem, depth, run);
        }
        if (!m.isRunOver(run)) {
            m.engine().run();
        }
        m.takeExit();
        m.dropRuns(run - 1);
        m.setCompiledLimit(limit);
        m.setDepth(depth - 1);
        m.setEntries(m.entries() - 1);
        m.setArgCount(savedArguments);
        slot = m.stackStart() + offset;
        int count = (int) (m.top() - slot >> 3);
        if (wanted >= 0) {
            for (; count < wanted; count++) {
                m.push(Word.NIL);
            }
            m.setTop(m.stackStart() + offset + ((long) wanted << 3));
            return wanted;
        }
        return count;
    }

    private void checkDepth(int depth) {
        if (depth == Mutator.MAX_NESTING) {
            throw m.errors().nestingOverflow();
        }
        if (depth >= Mutator.MAX_NESTING + 25) {
            throw m.errors().inErrorHandling();
        }
    }

    /**
     * Makes the current frame one that Java code can push onto and call from, whatever it is; for hooks, finalizers and
     * message handlers that run in the middle of Lua code. Undone by {@link #endInterruption}.
     *
     * @return a ticket
     */
    long beginInterruption() {
        long savedTop = m.top() - m.base();
        if (Frames.isLua(Frames.function(m.base()))) {
            m.setTop(Math.max(m.extent(), Math.min(m.top(), m.stackEnd())));
            m.push(Word.ofInteger(m.pc()));
        }
        return savedTop;
    }

    /** Goes back to the state at {@link #beginInterruption}. */
    void endInterruption(long ticket) {
        if (Frames.isLua(Frames.function(m.base()))) {
            m.pop(1);
            m.setPc(Word.toInteger(Memory.getLong(m.top())));
        }
        m.setTop(m.base() + ticket);
    }

    /**
     * See {@link Mutator#callAndContinue}. An error before the frame was made, because the value cannot be called or
     * the stack is full, is raised as if it had been made: it belongs to the call, and the continuation may catch it.
     */
    void callFromNative(int arguments, int number) {
        long slot = m.top() - ((long) arguments << 3) - 16;
        long link = Link.numbered(Link.NATIVE, slot + 16 - m.base() >> 3, number);
        long caller = m.base() - m.stackStart();
        long offset = slot - m.stackStart();
        m.setChain(m.chain() + 1);
        try {
            if (m.chain() + m.depth() >= Mutator.MAX_NESTING) {
                throw m.errors().nestingOverflow();
            }
            enter(slot, arguments, link);
        } catch (LuaError | OutOfMemoryException problem) {
            if (m.base() - m.stackStart() == caller) {
                long at = m.stackStart() + offset;
                Memory.putLong(at + 8, link);
                m.setBase(at + 16);
                m.setTop(at + 16);
            }
            throw problem;
        }
    }

    // --- entering

    /**
     * Calls a value: makes a frame for a Lua function, or runs a Java function to its end.
     *
     * @param slot address of the called value; arguments follow two slots further
     * @param link the link of the frame
     */
    public void enter(long slot, int arguments, long link) {
        long at = slot;
        int count = arguments;
        if (!Word.isFunction(Memory.getLong(at))) {
            long offset = slot - m.stackStart();
            count += insertHandlers(slot, count);
            at = m.stackStart() + offset;
        }
        long ref = Word.ref(Memory.getLong(at));
        long header = Header.get(ref);
        if (Header.kindOf(header) == Kind.CLOSURE) {
            enterLua(at, ref, count, link);
        } else {
            enterNative(at, Header.high(header), count, link);
        }
    }

    /**
     * Puts the {@code __call} of a value that is no function in its place and the value before the arguments, until
     * there is a function. The slot's address may change with the stack's.
     *
     * @return how many arguments were put before the others
     * @throws LuaError if there is no handler, or if handlers follow each other without end
     */
    private int insertHandlers(long slot, int arguments) {
        long offset = slot - m.stackStart();
        int inserted = 0;
        for (long at = slot; !Word.isFunction(Memory.getLong(at)); inserted++) {
            long value = Memory.getLong(at);
            long handler = Metatables.method(m, value, Event.CALL);
            if (handler == Word.NIL) {
                throw m.errors().call(value);
            }
            if (inserted == MAX_CALL_HANDLERS) {
                throw m.errors().stackOverflow();
            }
            long size = (long) (arguments + inserted) << 3;
            m.ensureStack(at + 16 + size, 1);
            at = m.stackStart() + offset;
            Memory.copyLongs(at + 16, at + 24, size);
            Memory.putLong(at + 16, value);
            Memory.putLong(at, handler);
        }
        return inserted;
    }

    private void enterLua(long slot, long closure, int arguments, long link) {
        long prototype = ClosureObject.prototype(closure);
        long header = Header.get(prototype);
        int registers = PrototypeObject.registers(header);
        int parameters = PrototypeObject.parameters(header);
        long offset = slot - m.stackStart();
        long end = slot + 16 + ((long) arguments << 3);
        if (end + ((long) registers + 8 << 3) > m.stackEnd()) {
            m.ensureStack(end, registers + 8);
        }
        long at = m.stackStart() + offset;
        Memory.putLong(at + 8, link);
        long base = at + 16;
        if (PrototypeObject.isVararg(header)) {
            base = moveUp(at, arguments, parameters);
        } else {
            for (int i = arguments; i < parameters; i++) {
                Memory.putLong(base + ((long) i << 3), Word.NIL);
            }
        }
        m.setBase(base);
        m.setPc(PrototypeObject.code(prototype));
        if (m.pollWanted()) {
            m.compiledCode().sample(prototype);
            m.poll();
        }
        if (m.hooks().isActive()) {
            m.hooks().called(Link.isTail(link));
        }
    }

    /**
     * Calls a value in place of the current frame, a Lua function's. A Java function is called from the current frame,
     * which then returns its results, so that errors tell where it was called.
     *
     * @param slot address of the called value
     */
    public void tailCall(long slot, int arguments) {
        long at = slot;
        int count = arguments;
        if (!Word.isFunction(Memory.getLong(at))) {
            long offset = slot - m.stackStart();
            count += insertHandlers(slot, count);
            at = m.stackStart() + offset;
        }
        if (!Frames.isLua(Memory.getLong(at))) {
            enter(at, count, Link.ofCall(at + 16 - m.base() >> 3, m.pc()));
            return;
        }
        long target = Frames.functionSlot(m.base());
        long link = Memory.getLong(target + 8);
        Memory.putLong(target, Memory.getLong(at));
        Memory.copyLongs(at + 16, target + 16, (long) count << 3);
        m.setBase(target + 16 - Link.delta(link));
        enterInPlace(target, count, Link.asTail(link));
    }

    /**
     * Calls a Lua function in place of a frame that is gone. If there is no room for it, the error is raised in a frame
     * of the called function: whoever waits for the frame that is gone waits for this one.
     */
    void enterInPlace(long slot, int arguments, long link) {
        long offset = slot - m.stackStart();
        try {
            enter(slot, arguments, link);
        } catch (LuaError | OutOfMemoryException problem) {
            if (m.base() - m.stackStart() <= offset) {
                long at = m.stackStart() + offset;
                Memory.putLong(at + 8, link);
                m.setBase(at + 16);
                m.setPc(PrototypeObject.code(Frames.prototype(Memory.getLong(at))));
            }
            throw problem;
        }
    }

    /**
     * The instruction VARARG in the current frame.
     *
     * @param register the first register to be set
     * @param wanted how many; negative for all, which sets top
     */
    public void extraArguments(int register, int wanted) {
        int parameters = PrototypeObject.parameters(Header.get(Frames.prototype(m.arg0())));
        int count = Frames.extraArguments(m.base(), parameters);
        if (wanted < 0) {
            m.ensureStack(register(register), count);
        }
        move(Frames.extraStart(m.base(), parameters), count, register(register), wanted);
        if (wanted < 0) {
            m.setTop(register(register) + ((long) count << 3));
        }
    }

    /**
     * The instruction SHIFT in the current frame: moves values up by one register.
     *
     * @param register that of the first value
     * @param count how many; negative for all up to top, which moves, too
     */
    public void shift(int register, int count) {
        if (count < 0) {
            m.ensureStack(m.top(), 1);
            m.setTop(m.top() + 8);
        }
        long first = register(register);
        for (long to = count < 0 ? m.top() - 8 : first + ((long) count << 3); to > first; to -= 8) {
            Memory.putLong(to, Memory.getLong(to - 8));
        }
    }

    /** Moves the frame of a vararg function behind its arguments; returns its base. */
    static long moveUp(long slot, int arguments, int parameters) {
        long from = slot + 16;
        long base = from + ((long) arguments << 3) + 16;
        Memory.putLong(base - 16, Memory.getLong(slot));
        Memory.putLong(base - 8, Link.numbered(Link.VARARG, 0, arguments + 2L));
        for (int i = 0; i < parameters; i++) {
            long source = from + ((long) i << 3);
            if (i < arguments) {
                Memory.putLong(base + ((long) i << 3), Memory.getLong(source));
                Memory.putLong(source, Word.NIL);
            } else {
                Memory.putLong(base + ((long) i << 3), Word.NIL);
            }
        }
        return base;
    }

    private void enterNative(long slot, int handle, int arguments, long link) {
        long offset = slot - m.stackStart();
        long end = slot + 16 + ((long) arguments << 3);
        if (end + (24 << 3) > m.stackEnd()) {
            m.ensureStack(end, 24);
        }
        long at = m.stackStart() + offset;
        Memory.putLong(at + 8, link);
        m.setBase(at + 16);
        m.setTop(at + 16 + ((long) arguments << 3));
        m.setArgCount(arguments);
        if (m.hooks().isActive()) {
            m.hooks().called(false);
        }
        NativeEntry entry = (NativeEntry) m.state().handles().get(handle);
        finishNative(entry.body().call(m));
    }

    /** Ends the current frame, a Java function's, with what its body returned. */
    void finishNative(long result) {
        if (result != Word.NONE) {
            Memory.putLong(m.top(), result);
            giveResults(m.top(), 1);
        } else if (m.resultCount() >= 0) {
            giveResults(m.top() - ((long) m.resultCount() << 3), m.resultCount());
        }
    }

    // --- returning

    /**
     * Ends the current frame and goes on in its caller, as the link says.
     *
     * @param from address of the results
     * @param count how many there are
     */
    public void giveResults(long from, int count) {
        long source = from;
        int n = count;
        for (;;) {
            if (m.hooks().isActive()) {
                long offset = source - m.stackStart();
                m.hooks().returned(source, n);
                source = m.stackStart() + offset;
            }
            long slot = Frames.functionSlot(m.base());
            long link = Memory.getLong(slot + 8);
            long callerBase = slot + 16 - Link.delta(link);
            switch (Link.kind(link)) {
                case Link.LUA: {
                    long pc = Link.position(link);
                    int instruction = Memory.getInt(pc - 4);
                    int wanted = Instruction.c(instruction) - 1;
                    move(source, n, slot, wanted);
                    if (wanted < 0) {
                        m.setTop(slot + ((long) n << 3));
                    }
                    m.setBase(callerBase);
                    m.setPc(pc);
                    if (Instruction.opcode(instruction) == Opcode.TAILCALL && !Link.isWaited(link)) {
                        source = slot;
                        break;
                    }
                    endWaiting(link);
                    return;
                }
                case Link.ITERATION: {
                    long pc = Link.position(link);
                    move(source, n, slot, Instruction.c(Memory.getInt(pc - 4)));
                    m.setBase(callerBase);
                    m.setPc(pc);
                    endWaiting(link);
                    return;
                }
                case Link.META: {
                    long value = n > 0 ? Memory.getLong(source) : Word.NIL;
                    m.setBase(callerBase);
                    m.setPc(Link.position(link));
                    finishInstruction(value, slot);
                    endWaiting(link);
                    return;
                }
                case Link.ENTRY:
                    move(source, n, slot, -1);
                    m.setTop(slot + ((long) n << 3));
                    m.setBase(callerBase);
                    m.signalExit();
                    return;
                case Link.NATIVE: {
                    move(source, n, slot, -1);
                    m.setTop(slot + ((long) n << 3));
                    m.setBase(callerBase);
                    m.setChain(m.chain() - 1);
                    long result = resume((int) Link.number(link), n);
                    if (result != Word.NONE) {
                        Memory.putLong(m.top(), result);
                        source = m.top();
                        n = 1;
                    } else if (m.resultCount() >= 0) {
                        n = m.resultCount();
                        source = m.top() - ((long) n << 3);
                    } else {
                        return;
                    }
                    break;
                }
                case Link.BOTTOM: {
                    long result = Coroutines.finish(m, source, n);
                    n = m.resultCount();
                    source = m.top() - ((long) n << 3);
                    if (result != Word.NONE) {
                        throw new IllegalStateException("a coroutine's end gives results on the stack");
                    }
                    break;
                }
                default:
                    throw new IllegalStateException("a frame without a caller: link " + Long.toHexString(link));
            }
        }
    }

    private void endWaiting(long link) {
        if (Link.isWaited(link)) {
            m.signalExit();
        }
    }

    private long resume(int number, int results) {
        NativeEntry entry = Objects.entry(m, Word.ref(Frames.function(m.base())));
        return entry.continuation().resume(m, number, results);
    }

    /** Moves results to where they are wanted; negative: all of them. */
    static void move(long from, int count, long to, int wanted) {
        int n = wanted < 0 ? count : Math.min(count, wanted);
        for (long i = 0, end = (long) n << 3; i < end; i += 8) {
            Memory.putLong(to + i, Memory.getLong(from + i));
        }
        for (int i = n; i < wanted; i++) {
            Memory.putLong(to + ((long) i << 3), Word.NIL);
        }
    }

    // --- metamethods in the middle of an instruction

    /** Calls the handler that an operation left, with two arguments; the instruction is finished when it returns. */
    public void meta(long first, long second) {
        enterMeta(placeHandler(first, second), 2);
    }

    /** Calls the handler that an operation left, with three arguments. */
    public void meta(long first, long second, long third) {
        enterMeta(placeHandler(first, second, third), 3);
    }

    /** Like {@link #meta(long, long)}, with a word kept below the frame for {@link #finishInstruction}. */
    void metaWithNote(long note, long first, long second, long above) {
        long slot = metaSlot(Math.max(0, above - m.extent()) + 8);
        Memory.putLong(slot - 8, note);
        Memory.putLong(slot, m.handler());
        Memory.putLong(slot + 16, first);
        Memory.putLong(slot + 24, second);
        enterMeta(slot, 2);
    }

    /** Puts the handler that an operation left and its arguments behind the frame; returns the handler's slot. */
    long placeHandler(long first, long second) {
        long slot = metaSlot(0);
        Memory.putLong(slot, m.handler());
        Memory.putLong(slot + 16, first);
        Memory.putLong(slot + 24, second);
        return slot;
    }

    /** The same with three arguments. */
    long placeHandler(long first, long second, long third) {
        long slot = placeHandler(first, second);
        Memory.putLong(slot + 32, third);
        return slot;
    }

    /** The link of a handler's frame. */
    long metaLink(long slot) {
        return Link.of(Link.META, slot + 16 - m.base() >> 3, m.pc());
    }

    private long metaSlot(long above) {
        m.ensureStack(m.extent() + above, 8);
        return m.extent() + above;
    }

    private void enterMeta(long slot, int arguments) {
        enter(slot, arguments, metaLink(slot));
    }

    /** Finishes the instruction before {@link Mutator#pc} whose metamethod has returned. */
    private void finishInstruction(long value, long slot) {
        long pc = m.pc();
        int instruction = Memory.getInt(pc - 4);
        int opcode = Instruction.opcode(instruction);
        long next = pc + (Opcode.length(opcode) - 1 << 2);
        m.setPc(next);
        switch (opcode) {
            case Opcode.SETGLOBAL:
            case Opcode.SETFIELD:
            case Opcode.SETFIELDK:
            case Opcode.SETINDEX:
            case Opcode.SETINDEXK:
            case Opcode.SETINT:
                break;
            case Opcode.EQ:
            case Opcode.LT:
            case Opcode.LE:
            case Opcode.EQK:
            case Opcode.LTK:
            case Opcode.LEK:
            case Opcode.GTK:
            case Opcode.GEK:
                if (Word.isTruthy(value) == (Instruction.c(instruction) != 0)) {
                    m.setPc(next + ((long) Memory.getInt(pc) << 2));
                }
                break;
            case Opcode.CONCAT: {
                long first = register(Instruction.a(instruction));
                int index = (int) Word.toInteger(Memory.getLong(slot - 8));
                Memory.putLong(first + ((long) index << 3), value);
                m.setPc(pc);
                Concatenation.run(m, first, index + 1);
                break;
            }
            case Opcode.CLOSE:
                m.setTop(m.base() + Word.toInteger(Memory.getLong(slot - 8)));
                m.setPc(pc - 4);
                break;
            default:
                Memory.putLong(register(Instruction.a(instruction)), value);
                break;
        }
    }

    private long register(int index) {
        return m.base() + ((long) index << 3);
    }

    // --- errors

    /**
     * Finds who catches an error and goes on there: the frame of a Java function whose continuation is an
     * {@link ErrorCatcher}. Frames between are dropped. A coroutine whose bottom is reached dies of the error, which
     * goes on in the coroutine that resumed it.
     *
     * @param level depth of nested calls at the engine's run that caught the Java exception
     * @param run level of that run; frames that outer runs wait for stay
     * @throws LuaError if nobody inside this run catches it
     */
    public void recover(Throwable problem, int level, int run) {
        LuaError error = asLuaError(problem);
        int dropped = m.runLevel() - run;
        int dead = 0;
        int continued = 0;
        FrameCursor cursor = new FrameCursor(m);
        for (;;) {
            long link = cursor.link();
            if (Link.kind(link) == Link.ENTRY || Link.isWaited(link)) {
                if (dropped == 0) {
                    throw error;
                }
                dropped--;
            }
            switch (Link.kind(link)) {
                case Link.ENTRY:
                    dead++;
                    cursor.next();
                    break;
                case Link.NATIVE: {
                    continued++;
                    cursor.next();
                    NativeEntry entry = Objects.entry(m, Word.ref(cursor.function()));
                    if (entry.continuation() instanceof ErrorCatcher catcher) {
                        long offset = cursor.base() - m.stackStart();
                        long value = catcher.handle(m, cursor.base(), error);
                        m.dropRuns(run);
                        m.hooks().errorCaught();
                        m.setBase(m.stackStart() + offset);
                        m.setEntries(m.entries() - dead);
                        m.setChain(m.chain() - continued);
                        m.setDepth(level);
                        m.setTop(m.base());
                        caught(catcher, (int) Link.number(link), value, run);
                        return;
                    }
                    break;
                }
                case Link.BOTTOM: {
                    dead = 0;
                    continued = 0;
                    dropped = 0;
                    m.dropRuns(run);
                    m.setDepth(level);
                    m.hooks().errorCaught();
                    error = die(error);
                    if (error == null) {
                        return;
                    }
                    cursor = new FrameCursor(m);
                    break;
                }
                default:
                    cursor.next();
                    break;
            }
        }
    }

    /** Lets the running coroutine die of an error; returns the error to go on with in its resumer, or null. */
    private LuaError die(LuaError error) {
        try {
            return Coroutines.die(m, error);
        } catch (LuaError | OutOfMemoryException again) {
            return asLuaError(again);
        }
    }

    private void caught(ErrorCatcher catcher, int number, long value, int run) {
        try {
            finishNative(catcher.caught(m, number, value));
        } catch (LuaError | OutOfMemoryException | VirtualMachineError again) {
            recover(again, m.depth(), run);
        }
    }

    /** The Lua error that a Java exception means. */
    LuaError asLuaError(Throwable problem) {
        if (problem instanceof LuaError error) {
            return error;
        }
        if (problem instanceof OutOfMemoryException || problem instanceof OutOfMemoryError) {
            return m.errors().outOfMemory(); // of ours, or of the Java heap that serves for building strings
        }
        if (problem instanceof StackOverflowError) {
            return m.errors().plain("stack overflow");
        }
        throw new IllegalStateException("not a Lua error", problem);
    }

    /** The Java side of a function that catches errors. */
    public interface ErrorCatcher extends NativeEntry.Continuation {

        /** Sees the error where it was raised, all frames in place; returns the value to go on with. */
        default long handle(Mutator m, long base, LuaError error) {
            return error.value();
        }

        /** Goes on in the catcher's frame, which is empty, after the frames above were dropped. */
        long caught(Mutator m, int number, long value);
    }
}
