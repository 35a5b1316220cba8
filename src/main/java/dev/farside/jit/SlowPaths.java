package dev.farside.jit;

import dev.farside.bytecode.Instruction;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.TableObject;
import dev.farside.runtime.Comparison;
import dev.farside.runtime.Concatenation;
import dev.farside.runtime.Constructors;
import dev.farside.runtime.Event;
import dev.farside.runtime.FieldAccess;
import dev.farside.runtime.GenericLoop;
import dev.farside.runtime.Indexing;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumericLoop;
import dev.farside.runtime.Operators;
import dev.farside.runtime.Outcome;
import dev.farside.runtime.ToBeClosed;
import dev.farside.runtime.Unwinding;
import dev.farside.value.Word;

/**
 * What compiled code calls: it brings the mutator's frame up to date and does what the interpreter would do.
 *
 * <p>A metamethod is waited for on the Java stack. Where the frame cannot be gone on with afterwards, {@link Unwinding}
 * is thrown, and the interpreter goes on.
 */
final class SlowPaths {

    private SlowPaths() {
    }

    // --- operators

    static long binary(Mutator m, long base, long pc, int event, long x, long y) {
        m.setBase(base);
        m.setPc(pc);
        long value = Operators.apply(m, event, x, y);
        return value != Word.NONE ? value : handled(m, base, pc, event == Event.INDEX ? m.handlerSelf() : x, y);
    }

    /** Calls the handler that an operation left; returns the value it gave to register A. */
    private static long handled(Mutator m, long base, long pc, long first, long second) {
        if (!m.compiledCalls().metaAndWait(first, second)) {
            throw Unwinding.INSTANCE;
        }
        return Memory.getLong(base + ((long) Instruction.a(Memory.getInt(pc - 4)) << 3));
    }

    static boolean equal(Mutator m, long base, long pc, long x, long y) {
        m.setBase(base);
        m.setPc(pc);
        return truth(m, pc, Comparison.equal(m, x, y), x, y);
    }

    static boolean less(Mutator m, long base, long pc, long x, long y) {
        m.setBase(base);
        m.setPc(pc);
        return truth(m, pc, Comparison.less(m, x, y), x, y);
    }

    static boolean lessOrEqual(Mutator m, long base, long pc, long x, long y) {
        m.setBase(base);
        m.setPc(pc);
        return truth(m, pc, Comparison.lessOrEqual(m, x, y), x, y);
    }

    private static boolean truth(Mutator m, long pc, long result, long x, long y) {
        if (result != Word.NONE) {
            return result == Word.TRUE;
        }
        if (!m.compiledCalls().metaAndWait(x, y)) {
            throw Unwinding.INSTANCE;
        }
        boolean jumped = m.pc() != pc + 4;
        return jumped == (Instruction.c(Memory.getInt(pc - 4)) != 0);
    }

    static long concat(Mutator m, long base, long pc, int first, int count) {
        m.setBase(base);
        m.setPc(pc);
        long at = base + ((long) first << 3);
        Concatenation.run(m, at, count);
        if (m.base() != base) {
            throw Unwinding.INSTANCE;
        }
        return Memory.getLong(at);
    }

    // --- tables

    static long getField(Mutator m, long base, long pc, long object, long site) {
        m.setBase(base);
        m.setPc(pc);
        long value = FieldAccess.get(m, object, site);
        return value != Word.NONE ? value : handled(m, base, pc, m.handlerSelf(), Memory.getLong(site));
    }

    static void setField(Mutator m, long base, long pc, long object, long site, long value) {
        m.setBase(base);
        m.setPc(pc);
        if (FieldAccess.set(m, object, site, value) == Word.NONE
                && !m.compiledCalls().metaAndWait(m.handlerSelf(), Memory.getLong(site), value)) {
            throw Unwinding.INSTANCE;
        }
    }

    static void setIndex(Mutator m, long base, long pc, long object, long key, long value) {
        m.setBase(base);
        m.setPc(pc);
        if (Word.isTable(object) && TableObject.metatable(Word.ref(object)) == 0) {
            if (Word.isInteger(key)) {
                Indexing.setRawInteger(m, Word.ref(object), Word.toInteger(key), value);
            } else {
                Indexing.setRaw(m, Word.ref(object), key, value);
            }
        } else if (Indexing.set(m, object, key, value) == Word.NONE
                && !m.compiledCalls().metaAndWait(m.handlerSelf(), key, value)) {
            throw Unwinding.INSTANCE;
        }
    }

    // --- constructors

    static long newCell(Mutator m, long base, long pc, long value) {
        m.setBase(base);
        m.setPc(pc);
        long cell = m.heap().allocate(CellObject.SIZE);
        CellObject.initialize(cell, value);
        return Word.ofOther(cell);
    }

    static long newTable(Mutator m, long base, long pc, int sizes) {
        m.setBase(base);
        m.setPc(pc);
        return Word.ofTable(sizes == 0 ? m.tables().create() : m.tables().create(sizes & 0xFFFFF, sizes >>> 20));
    }

    static long newRecord(Mutator m, long base, long pc, long site, int a, int count) {
        m.setBase(base);
        m.setPc(pc);
        return Constructors.record(m, site, base + 8 + ((long) a << 3), count);
    }

    static void setList(Mutator m, long base, long pc, int a, int offset, int count) {
        m.setBase(base);
        m.setPc(pc);
        long from = base + 8 + ((long) a << 3);
        Constructors.list(m, Word.ref(Memory.getLong(from - 8)), offset, from,
                count != 0 ? count : (int) (m.top() - from >> 3));
    }

    static long closure(Mutator m, long base, long pc, int a, int child) {
        m.setBase(base);
        m.setPc(pc);
        Constructors.closure(m, base, a, child);
        return Memory.getLong(base + ((long) a << 3));
    }

    // --- entry, polls, loops

    /**
     * At a function's entry: polls; or, if the frame does not fit, lets the interpreter's run make room or begin a new
     * Java stack.
     *
     * @return PLACED or UNWIND
     */
    static long enter(Mutator m, long base, int arguments, long code, int parameters, int registers) {
        fill(base, arguments, parameters);
        if (base + ((registers + 10L) << 3) > m.compiledLimit()) {
            m.setBase(base);
            m.setPc(code);
            m.ensureStack(base, registers + 8L);
            return Outcome.UNWIND;
        }
        poll(m, base, code, code);
        return Outcome.PLACED;
    }

    /** Sets missing arguments to nil. */
    static void fill(long base, int arguments, int parameters) {
        for (int i = arguments; i < parameters; i++) {
            Memory.putLong(base + ((long) i << 3), Word.NIL);
        }
    }

    /** Polls; {@code next} is where the interpreter would go on. */
    static void poll(Mutator m, long base, long pc, long next) {
        m.setBase(base);
        m.setPc(pc);
        int epoch = m.epoch();
        m.poll();
        m.setPc(next);
        if (m.base() != base || m.epoch() != epoch) {
            throw Unwinding.INSTANCE;
        }
    }

    static boolean forPrepare(Mutator m, long base, long pc, int a) {
        m.setBase(base);
        m.setPc(pc);
        return NumericLoop.prepare(m, base + ((long) a << 3));
    }

    static boolean forNext(Mutator m, long base, long pc, int a) {
        m.setBase(base);
        m.setPc(pc);
        return NumericLoop.next(m, base + ((long) a << 3));
    }

    static void toBeClosed(Mutator m, long base, long pc, int register) {
        m.setBase(base);
        m.setPc(pc);
        ToBeClosed.add(m, base + ((long) register << 3), register);
    }

    /** At CLOSE: what is to be closed is left to the interpreter. */
    static void close(Mutator m, long base, long pc, int a) {
        if (ToBeClosed.isPending(m, base + ((long) a << 3))) {
            m.setBase(base);
            m.setPc(pc - 4);
            throw Unwinding.INSTANCE;
        }
    }

    // --- calls

    /** Arguments up to the top of a call whose slot is register A. */
    static int openArguments(Mutator m, long base, int a) {
        return (int) (m.top() - base - ((long) a << 3) - 16 >> 3);
    }

    /** Brings the results of a call to where its instruction wants them; returns the first one, or UNWIND. */
    static long finishCall(Mutator m, long base, long pc, long outcome) {
        int instruction = Memory.getInt(pc - 4);
        long slot = base + ((long) Instruction.a(instruction) << 3);
        int wanted = Instruction.c(instruction) - 1;
        return m.compiledCalls().takeResults(slot, wanted, tails(m, slot, outcome));
    }

    private static long tails(Mutator m, long slot, long outcome) {
        long result = outcome;
        while (result == Outcome.TAIL) {
            result = FastPaths.callee(m, Memory.getLong(slot)).call(m, slot + 16, m.compiledCalls().tailArguments());
        }
        return result;
    }

    static long tailCall(Mutator m, long base, long pc, int a, int arguments) {
        return m.compiledCalls().tailFromCompiled(base, pc, base + ((long) a << 3), arguments);
    }

    static long returnSeveral(Mutator m, long base, int a, int count) {
        long from = base + ((long) a << 3);
        m.leaveResults(from, count >= 0 ? count : (int) (m.top() - from >> 3));
        return Outcome.SEVERAL;
    }

    static void varargs(Mutator m, long base, long pc, int a, int wanted) {
        m.setBase(base);
        m.setPc(pc);
        m.calls().extraArguments(a, wanted);
        if (m.base() != base) {
            throw Unwinding.INSTANCE;
        }
    }

    static void shift(Mutator m, long base, long pc, int a, int count) {
        m.setBase(base);
        m.setPc(pc);
        m.calls().shift(a, count);
        if (m.base() != base) {
            throw Unwinding.INSTANCE;
        }
    }

    /** The instruction TFORCALL; PLACED or UNWIND. */
    static long iterate(Mutator m, long base, long pc, int a, int variables) {
        long at = base + ((long) a << 3);
        m.setBase(base);
        m.setPc(pc);
        if (GenericLoop.step(m, at, variables)) {
            return Outcome.PLACED;
        }
        long slot = at + 32;
        long function = Memory.getLong(at);
        m.compiledCalls().placeIteration(slot, function, Memory.getLong(at + 8), Memory.getLong(at + 16), base, pc);
        long outcome = tails(m, slot, FastPaths.callee(m, function).call(m, slot + 16, 2));
        return m.compiledCalls().takeResults(slot, variables, outcome) == Outcome.UNWIND ? Outcome.UNWIND
                : Outcome.PLACED;
    }
}
