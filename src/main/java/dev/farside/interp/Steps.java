package dev.farside.interp;

import dev.farside.bytecode.Opcode;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Constructors;
import dev.farside.runtime.GenericLoop;
import dev.farside.runtime.Link;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumericLoop;
import dev.farside.runtime.StoreBarrier;
import dev.farside.runtime.ToBeClosed;
import dev.farside.value.Word;

/**
 * Single instructions, each with its whole meaning. The dispatch loop does the common cases of the common ones itself
 * and comes here for everything else, and for all of them while hooks are set.
 *
 * <p>A step begins with the mutator's frame and the position of the instruction, and leaves the mutator where execution
 * goes on. Each method reads the operands it needs from the instruction: see the package page.
 */
final class Steps {

    private Steps() {
    }

    /**
     * Executes an instruction.
     *
     * @param base the mutator's base, masked
     * @param at position of the instruction
     * @return true after a poll at a backward jump
     */
    static boolean step(Mutator m, long base, long at) {
        m.setPc(at + 4);
        int opcode = Memory.getInt(at) & 0xFF;
        switch (opcode) {
            case Opcode.MOVE:
                set(base, at, register(base, at, B));
                return false;
            case Opcode.LOADK:
                set(base, at, Memory.getLong(constants(base) + ((long) (Memory.getInt(at) >>> 16) << 3)));
                return false;
            case Opcode.LOADKX:
                setBehindExtra(m, base, at, Memory.getLong(constants(base) + ((long) Memory.getInt(at + 4) << 3)));
                return false;
            case Opcode.LOADNIL:
                loadNil(base, at);
                return false;
            case Opcode.GETCAPTURED:
                set(base, at, captured(base, at));
                return false;
            case Opcode.GETCAPTUREDCELL:
                set(base, at, CellObject.get(Word.ref(captured(base, at))));
                return false;
            case Opcode.SETCAPTUREDCELL:
                StoreBarrier.setCell(m, Word.ref(captured(base, at)), register(base, at, A));
                return false;
            case Opcode.NEWCELL:
                newCell(m, base, at);
                return false;
            case Opcode.GETCELL:
                set(base, at, CellObject.get(Word.ref(register(base, at, B))));
                return false;
            case Opcode.SETCELL:
                StoreBarrier.setCell(m, Word.ref(register(base, at, A)), register(base, at, B));
                return false;
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
                TableSteps.step(m, base, at, opcode);
                return false;
            case Opcode.EQ:
            case Opcode.LT:
            case Opcode.LE:
            case Opcode.EQK:
            case Opcode.LTK:
            case Opcode.LEK:
            case Opcode.GTK:
            case Opcode.GEK:
                OperatorSteps.compare(m, base, at, opcode);
                return false;
            case Opcode.NOT:
                set(base, at, Word.ofBoolean(!Word.isTruthy(register(base, at, B))));
                return false;
            case Opcode.CONCAT:
                OperatorSteps.concatenate(m, base, at);
                return false;
            case Opcode.JUMP:
                m.setPc(at + 4 + ((long) (Memory.getInt(at) >> 8) << 2));
                return false;
            case Opcode.JUMPBACK:
                return backward(m, at, at + 4 + ((long) (Memory.getInt(at) >> 8) << 2));
            case Opcode.JUMPIF:
                jump(m, at, Word.isTruthy(register(base, at, A)));
                return false;
            case Opcode.JUMPIFNOT:
                jump(m, at, !Word.isTruthy(register(base, at, A)));
                return false;
            case Opcode.CALL:
                call(m, base, at);
                return false;
            case Opcode.TAILCALL:
                tailCall(m, base, at);
                return false;
            case Opcode.RETURN:
                giveResults(m, base, at);
                return false;
            case Opcode.RETURN0:
                m.calls().giveResults(base, 0);
                return false;
            case Opcode.RETURN1:
                m.calls().giveResults(address(base, at, A), 1);
                return false;
            case Opcode.VARARG:
                m.calls().extraArguments(Memory.getInt(at) >>> 8 & 0xFF, (Memory.getInt(at) >>> 24) - 1);
                return false;
            case Opcode.SHIFT:
                m.calls().shift(Memory.getInt(at) >>> 8 & 0xFF, (Memory.getInt(at) >>> 16 & 0xFF) - 1);
                return false;
            case Opcode.CLOSURE:
                Constructors.closure(m, base, Memory.getInt(at) >>> 8 & 0xFF, Memory.getInt(at) >>> 16);
                return false;
            case Opcode.TBC:
                ToBeClosed.add(m, address(base, at, A), Memory.getInt(at) >>> 8 & 0xFF);
                return false;
            case Opcode.CLOSE:
                ToBeClosed.closeOne(m, address(base, at, A), (Memory.getInt(at) >>> 16 & 0xFF) != 0);
                return false;
            case Opcode.FORPREP:
                jump(m, at, !NumericLoop.prepare(m, address(base, at, A)));
                return false;
            case Opcode.FORLOOP:
                return forLoop(m, base, at);
            case Opcode.TFORPREP:
                ToBeClosed.add(m, address(base, at, A) + 24, (Memory.getInt(at) >>> 8 & 0xFF) + 3);
                jump(m, at, true);
                return false;
            case Opcode.TFORCALL:
                callIterator(m, base, at);
                return false;
            case Opcode.TFORLOOP:
                return iterate(m, base, at);
            default:
                OperatorSteps.operate(m, base, at, opcode);
                return false;
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
    static void set(long base, long at, long value) {
        Memory.putLong(address(base, at, A), value);
    }

    /** Ends an instruction of two words that sets register A. */
    static void setBehindExtra(Mutator m, long base, long at, long value) {
        Memory.putLong(address(base, at, A), value);
        m.setPc(at + 8);
    }

    /** Ends an instruction of two words, the second of which is a jump. */
    static void jump(Mutator m, long at, boolean taken) {
        m.setPc(taken ? at + 8 + ((long) Memory.getInt(at + 4) << 2) : at + 8);
    }

    // --- variables

    private static void loadNil(long base, long at) {
        long first = address(base, at, A);
        Memory.fillLongs(first, (Memory.getInt(at) >>> B & OPERAND) + 8, Word.NIL);
    }

    private static void newCell(Mutator m, long base, long at) {
        long cell = m.heap().allocate(CellObject.SIZE);
        CellObject.initialize(cell, register(base, at, B));
        set(base, at, Word.ofOther(cell));
    }

    // --- loops

    /** Goes back to a position, after a poll if one is due. */
    private static boolean backward(Mutator m, long at, long target) {
        if (m.isDue()) {
            Interpreter.poll(m, at + 4, target);
            return true;
        }
        m.setPc(target);
        return false;
    }

    private static boolean loopBack(Mutator m, long at) {
        return backward(m, at, at + 8 + ((long) Memory.getInt(at + 4) << 2));
    }

    private static boolean forLoop(Mutator m, long base, long at) {
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
        if (more) {
            return loopBack(m, at);
        }
        jump(m, at, false);
        return false;
    }

    private static void callIterator(Mutator m, long base, long at) {
        long first = address(base, at, A);
        if (!m.isHooked() && GenericLoop.step(m, first, Memory.getInt(at) >>> 24)) {
            return;
        }
        Memory.putLong(first + 32, Memory.getLong(first));
        Memory.putLong(first + 48, Memory.getLong(first + 8));
        Memory.putLong(first + 56, Memory.getLong(first + 16));
        m.calls().enter(first + 32, 2, Link.of(Link.ITERATION, first + 48 - base >> 3, at + 4));
    }

    private static boolean iterate(Mutator m, long base, long at) {
        long first = address(base, at, A);
        long control = Memory.getLong(first + 32);
        if (control == Word.NIL) {
            jump(m, at, false);
            return false;
        }
        Memory.putLong(first + 16, control);
        return loopBack(m, at);
    }

    // --- calls

    private static void call(Mutator m, long base, long at) {
        long slot = address(base, at, A);
        m.calls().enter(slot, values(m, at, slot + 16), Link.ofCall(slot + 16 - base >> 3, at + 4));
    }

    private static void tailCall(Mutator m, long base, long at) {
        long slot = address(base, at, A);
        m.calls().tailCall(slot, values(m, at, slot + 16));
    }

    private static void giveResults(Mutator m, long base, long at) {
        long from = address(base, at, A);
        m.calls().giveResults(from, values(m, at, from));
    }

    /** Number of arguments or results: B - 1, or as many as there are up to top. */
    private static int values(Mutator m, long at, long from) {
        int operand = Memory.getInt(at) >>> 16 & 0xFF;
        return operand != 0 ? operand - 1 : (int) (m.top() - from >> 3);
    }
}
