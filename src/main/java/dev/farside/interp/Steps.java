package dev.farside.interp;

import dev.farside.bytecode.Opcode;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Constructors;
import dev.farside.runtime.Link;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumericLoop;
import dev.farside.runtime.ToBeClosed;
import dev.farside.value.Word;

/**
 * Single instructions, each with its whole meaning. The dispatch loop does the common cases of the common ones itself and
 * comes here for everything else, and for all of them while hooks are set.
 *
 * <p>A step begins with the mutator's frame and the position of the instruction, and ends with the mutator's position
 * behind it. Each method reads the instruction anew, for the reason that the package page gives.
 */
final class Steps {

    /** The frame is the same and has not moved; the position is the mutator's. */
    static final int SAME_FRAME = 0;
    /** The frame may be another one, or elsewhere. */
    static final int NEW_FRAME = 1;
    /** The same, after a poll. */
    static final int POLLED = 2;

    private Steps() {
    }

    /**
     * Executes an instruction.
     *
     * @param base the mutator's base, masked
     * @param at position of the instruction
     */
    static int step(Mutator m, long base, long at) {
        m.setPc(at + 4);
        int opcode = Memory.getInt(at) & 0xFF;
        switch (opcode) {
            case Opcode.MOVE:
                return set(base, at, register(base, at, B));
            case Opcode.LOADK:
                return set(base, at, Memory.getLong(constants(base) + ((long) (Memory.getInt(at) >>> 16) << 3)));
            case Opcode.LOADKX:
                return setBehindExtra(m, base, at, Memory.getLong(constants(base) + ((long) Memory.getInt(at + 4) << 3)));
            case Opcode.LOADNIL:
                return loadNil(base, at);
            case Opcode.GETCAPTURED:
                return set(base, at, captured(base, at));
            case Opcode.GETCAPTUREDCELL:
                return set(base, at, CellObject.get(Word.ref(captured(base, at))));
            case Opcode.SETCAPTUREDCELL:
                CellObject.set(Word.ref(captured(base, at)), register(base, at, A));
                return SAME_FRAME;
            case Opcode.NEWCELL:
                return newCell(m, base, at);
            case Opcode.GETCELL:
                return set(base, at, CellObject.get(Word.ref(register(base, at, B))));
            case Opcode.SETCELL:
                CellObject.set(Word.ref(register(base, at, A)), register(base, at, B));
                return SAME_FRAME;
            case Opcode.GETGLOBAL:
            case Opcode.SETGLOBAL:
            case Opcode.GETFIELD:
            case Opcode.SETFIELD:
            case Opcode.SETFIELDK:
            case Opcode.SELF:
            case Opcode.SETINDEX:
            case Opcode.SETINDEXK:
            case Opcode.SETINT:
            case Opcode.NEWTABLE:
            case Opcode.NEWRECORD:
            case Opcode.SETLIST:
                return TableSteps.step(m, base, at, opcode);
            case Opcode.EQ:
            case Opcode.LT:
            case Opcode.LE:
            case Opcode.EQK:
            case Opcode.LTK:
            case Opcode.LEK:
            case Opcode.GTK:
            case Opcode.GEK:
                return OperatorSteps.compare(m, base, at, opcode);
            case Opcode.NOT:
                return set(base, at, Word.ofBoolean(!Word.isTruthy(register(base, at, B))));
            case Opcode.CONCAT:
                return OperatorSteps.concatenate(m, base, at);
            case Opcode.JUMP:
                m.setPc(at + 4 + ((long) (Memory.getInt(at) >> 8) << 2));
                return SAME_FRAME;
            case Opcode.JUMPBACK:
                return backward(m, at, at + 4 + ((long) (Memory.getInt(at) >> 8) << 2));
            case Opcode.JUMPIF:
                return jump(m, at, Word.isTruthy(register(base, at, A)));
            case Opcode.JUMPIFNOT:
                return jump(m, at, !Word.isTruthy(register(base, at, A)));
            case Opcode.CALL:
                return call(m, base, at);
            case Opcode.TAILCALL:
                return tailCall(m, base, at);
            case Opcode.RETURN:
                return giveResults(m, base, at);
            case Opcode.RETURN0:
                m.calls().giveResults(base, 0);
                return NEW_FRAME;
            case Opcode.RETURN1:
                m.calls().giveResults(address(base, at, A), 1);
                return NEW_FRAME;
            case Opcode.VARARG:
                m.calls().extraArguments(Memory.getInt(at) >>> 8 & 0xFF, (Memory.getInt(at) >>> 24) - 1);
                return NEW_FRAME;
            case Opcode.CLOSURE:
                Constructors.closure(m, base, Memory.getInt(at) >>> 8 & 0xFF, Memory.getInt(at) >>> 16);
                return SAME_FRAME;
            case Opcode.TBC:
                ToBeClosed.add(m, address(base, at, A), Memory.getInt(at) >>> 8 & 0xFF);
                return SAME_FRAME;
            case Opcode.CLOSE:
                return ToBeClosed.closeOne(m, address(base, at, A), (Memory.getInt(at) >>> 16 & 0xFF) != 0)
                        ? NEW_FRAME : SAME_FRAME;
            case Opcode.FORPREP:
                return jump(m, at, !NumericLoop.prepare(m, address(base, at, A)));
            case Opcode.FORLOOP:
                return forLoop(m, base, at);
            case Opcode.TFORPREP:
                ToBeClosed.add(m, address(base, at, A) + 24, (Memory.getInt(at) >>> 8 & 0xFF) + 3);
                return jump(m, at, true);
            case Opcode.TFORCALL:
                return callIterator(m, base, at);
            case Opcode.TFORLOOP:
                return iterate(m, base, at);
            default:
                return OperatorSteps.operate(m, base, at, opcode);
        }
    }

    // --- operands

    /** Shift that leaves 8 times operand A, after {@link #OPERAND}. */
    static final int A = 5;
    /** The same for operand B. */
    static final int B = 13;
    /** The same for operand C. */
    static final int C = 21;

    private static final int OPERAND = 0x7F8;

    /** Address of the register that an operand names. */
    static long address(long base, long at, int operand) {
        return base + (Memory.getInt(at) >>> operand & OPERAND);
    }

    /** The register that an operand names. */
    static long register(long base, long at, int operand) {
        return Memory.getLong(address(base, at, operand));
    }

    /** The constant that an operand names. */
    static long constant(long base, long at, int operand) {
        return Memory.getLong(constants(base) + (Memory.getInt(at) >>> operand & OPERAND));
    }

    private static long closure(long base) {
        return Word.ref(Memory.getLong(base - 16));
    }

    private static long constants(long base) {
        return PrototypeObject.constants(ClosureObject.prototype(closure(base)));
    }

    /** Address of the field site that the instruction's extra word names. */
    static long site(long base, long at) {
        return PrototypeObject.sites(ClosureObject.prototype(closure(base)))
                + ((long) Memory.getInt(at + 4) << Vectors.SITE_SHIFT);
    }

    /** The captured variable, or its cell, that operand B names. */
    static long captured(long base, long at) {
        return Memory.getLong(closure(base) + ClosureObject.CAPTURED + (Memory.getInt(at) >>> B & OPERAND));
    }

    /** Ends an instruction of one word that sets register A. */
    static int set(long base, long at, long value) {
        Memory.putLong(address(base, at, A), value);
        return SAME_FRAME;
    }

    /** Ends an instruction of two words that sets register A. */
    static int setBehindExtra(Mutator m, long base, long at, long value) {
        Memory.putLong(address(base, at, A), value);
        m.setPc(at + 8);
        return SAME_FRAME;
    }

    /** Ends an instruction of two words, the second of which is a jump. */
    static int jump(Mutator m, long at, boolean taken) {
        m.setPc(taken ? at + 8 + ((long) Memory.getInt(at + 4) << 2) : at + 8);
        return SAME_FRAME;
    }

    // --- variables

    private static int loadNil(long base, long at) {
        long first = address(base, at, A);
        Memory.fillLongs(first, (Memory.getInt(at) >>> B & OPERAND) + 8, Word.NIL);
        return SAME_FRAME;
    }

    private static int newCell(Mutator m, long base, long at) {
        long cell = m.heap().allocate(CellObject.SIZE);
        CellObject.initialize(cell, register(base, at, B));
        return set(base, at, Word.ofOther(cell));
    }

    // --- loops

    /** Goes back to a position, after a poll if one is due. */
    private static int backward(Mutator m, long at, long target) {
        if (m.isDue()) {
            Interpreter.poll(m, at + 4, target);
            return POLLED;
        }
        m.setPc(target);
        return SAME_FRAME;
    }

    private static int loopBack(Mutator m, long at) {
        return backward(m, at, at + 8 + ((long) Memory.getInt(at + 4) << 2));
    }

    private static int forLoop(Mutator m, long base, long at) {
        long first = address(base, at, A);
        long index = Memory.getLong(first);
        long limit = Memory.getLong(first + 8);
        boolean more;
        if (Word.areIntegers(index, limit)) {
            long step = Word.toInteger(Memory.getLong(first + 16));
            long next = Word.toInteger(index) + step;
            more = step >= 0 ? next <= Word.toInteger(limit) : next >= Word.toInteger(limit);
            if (more) {
                Memory.putLong(first, Word.ofInteger(next));
                Memory.putLong(first + 24, Word.ofInteger(next));
            }
        } else {
            more = NumericLoop.next(m, first);
        }
        return more ? loopBack(m, at) : jump(m, at, false);
    }

    private static int callIterator(Mutator m, long base, long at) {
        long first = address(base, at, A);
        long function = Memory.getLong(first);
        long state = Memory.getLong(first + 8);
        if (function == m.state().nextFunction() && Word.isTable(state) && !m.isHooked()
                && Constructors.next(m, state, first, Memory.getInt(at) >>> 24)) {
            return SAME_FRAME;
        }
        Memory.putLong(first + 32, function);
        Memory.putLong(first + 48, state);
        Memory.putLong(first + 56, Memory.getLong(first + 16));
        m.calls().enter(first + 32, 2, Link.of(Link.ITERATION, first + 48 - base >> 3, at + 4));
        return NEW_FRAME;
    }

    private static int iterate(Mutator m, long base, long at) {
        long first = address(base, at, A);
        long control = Memory.getLong(first + 32);
        if (control == Word.NIL) {
            return jump(m, at, false);
        }
        Memory.putLong(first + 16, control);
        return loopBack(m, at);
    }

    // --- calls

    private static int call(Mutator m, long base, long at) {
        long slot = address(base, at, A);
        m.calls().enter(slot, values(m, at, slot + 16), Link.ofCall(slot + 16 - base >> 3, at + 4));
        return NEW_FRAME;
    }

    private static int tailCall(Mutator m, long base, long at) {
        long slot = address(base, at, A);
        m.calls().tailCall(slot, values(m, at, slot + 16));
        return NEW_FRAME;
    }

    private static int giveResults(Mutator m, long base, long at) {
        long from = address(base, at, A);
        m.calls().giveResults(from, values(m, at, from));
        return NEW_FRAME;
    }

    /** Number of arguments or results: B - 1, or as many as there are up to top. */
    private static int values(Mutator m, long at, long from) {
        int operand = Memory.getInt(at) >>> 16 & 0xFF;
        return operand != 0 ? operand - 1 : (int) (m.top() - from >> 3);
    }
}
