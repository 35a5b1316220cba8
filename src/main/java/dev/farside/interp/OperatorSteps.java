package dev.farside.interp;

import dev.farside.bytecode.Opcode;
import dev.farside.memory.Memory;
import dev.farside.runtime.Comparison;
import dev.farside.runtime.Concatenation;
import dev.farside.runtime.Event;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Operators;
import dev.farside.value.Word;

/** The instructions that compute a value from one or two operands, or compare two. */
final class OperatorSteps {

    private OperatorSteps() {
    }

    /** Instructions that set register A to a value of operands B and C. */
    static int operate(Mutator m, long base, long at, int opcode) {
        long left = Steps.register(base, at, Steps.B);
        switch (opcode) {
            case Opcode.GETINDEX:
                return finish(m, base, at, Event.INDEX, left, Steps.register(base, at, Steps.C));
            case Opcode.GETINT:
                return finish(m, base, at, Event.INDEX, left, Word.ofInteger(Memory.getInt(at) >>> 24));
            case Opcode.ADD:
                return finish(m, base, at, Event.ADD, left, Steps.register(base, at, Steps.C));
            case Opcode.SUB:
                return finish(m, base, at, Event.SUB, left, Steps.register(base, at, Steps.C));
            case Opcode.MUL:
                return finish(m, base, at, Event.MUL, left, Steps.register(base, at, Steps.C));
            case Opcode.MOD:
                return finish(m, base, at, Event.MOD, left, Steps.register(base, at, Steps.C));
            case Opcode.POW:
                return finish(m, base, at, Event.POW, left, Steps.register(base, at, Steps.C));
            case Opcode.DIV:
                return finish(m, base, at, Event.DIV, left, Steps.register(base, at, Steps.C));
            case Opcode.IDIV:
                return finish(m, base, at, Event.IDIV, left, Steps.register(base, at, Steps.C));
            case Opcode.BAND:
                return finish(m, base, at, Event.BAND, left, Steps.register(base, at, Steps.C));
            case Opcode.BOR:
                return finish(m, base, at, Event.BOR, left, Steps.register(base, at, Steps.C));
            case Opcode.BXOR:
                return finish(m, base, at, Event.BXOR, left, Steps.register(base, at, Steps.C));
            case Opcode.SHL:
                return finish(m, base, at, Event.SHL, left, Steps.register(base, at, Steps.C));
            case Opcode.SHR:
                return finish(m, base, at, Event.SHR, left, Steps.register(base, at, Steps.C));
            case Opcode.ADDK:
                return finish(m, base, at, Event.ADD, left, Steps.constant(base, at, Steps.C));
            case Opcode.SUBK:
                return finish(m, base, at, Event.SUB, left, Steps.constant(base, at, Steps.C));
            case Opcode.MULK:
                return finish(m, base, at, Event.MUL, left, Steps.constant(base, at, Steps.C));
            case Opcode.MODK:
                return finish(m, base, at, Event.MOD, left, Steps.constant(base, at, Steps.C));
            case Opcode.POWK:
                return finish(m, base, at, Event.POW, left, Steps.constant(base, at, Steps.C));
            case Opcode.DIVK:
                return finish(m, base, at, Event.DIV, left, Steps.constant(base, at, Steps.C));
            case Opcode.IDIVK:
                return finish(m, base, at, Event.IDIV, left, Steps.constant(base, at, Steps.C));
            case Opcode.UNM:
                return finish(m, base, at, Event.UNM, left, left);
            case Opcode.BNOT:
                return finish(m, base, at, Event.BNOT, left, left);
            case Opcode.LEN:
                return finish(m, base, at, Event.LEN, left, left);
            default:
                throw new IllegalStateException("not an instruction: " + Integer.toHexString(Memory.getInt(at)));
        }
    }

    private static int finish(Mutator m, long base, long at, int event, long left, long right) {
        long value = Operators.apply(m, event, left, right);
        if (value == Word.NONE) {
            m.calls().meta(event == Event.INDEX ? m.handlerSelf() : left, right);
            return Steps.NEW_FRAME;
        }
        return Steps.set(base, at, value);
    }

    /** The instruction CONCAT. */
    static int concatenate(Mutator m, long base, long at) {
        Concatenation.run(m, Steps.address(base, at, Steps.A), Memory.getInt(at) >>> 16 & 0xFF);
        return Steps.NEW_FRAME;
    }

    /** Instructions that jump if a comparison of A and B has the outcome C. */
    static int compare(Mutator m, long base, long at, int opcode) {
        long left = Steps.register(base, at, Steps.A);
        switch (opcode) {
            case Opcode.EQ:
                return equal(m, at, left, Steps.register(base, at, Steps.B));
            case Opcode.EQK:
                return equal(m, at, left, Steps.constant(base, at, Steps.B));
            case Opcode.LT:
                return less(m, at, left, Steps.register(base, at, Steps.B));
            case Opcode.LTK:
                return less(m, at, left, Steps.constant(base, at, Steps.B));
            case Opcode.GTK:
                return less(m, at, Steps.constant(base, at, Steps.B), left);
            case Opcode.LE:
                return lessOrEqual(m, at, left, Steps.register(base, at, Steps.B));
            case Opcode.LEK:
                return lessOrEqual(m, at, left, Steps.constant(base, at, Steps.B));
            default:
                return lessOrEqual(m, at, Steps.constant(base, at, Steps.B), left);
        }
    }

    private static int equal(Mutator m, long at, long left, long right) {
        return branch(m, at, left, right, Comparison.equal(m, left, right));
    }

    private static int less(Mutator m, long at, long left, long right) {
        return branch(m, at, left, right, Comparison.less(m, left, right));
    }

    private static int lessOrEqual(Mutator m, long at, long left, long right) {
        return branch(m, at, left, right, Comparison.lessOrEqual(m, left, right));
    }

    private static int branch(Mutator m, long at, long left, long right, long result) {
        if (result == Word.NONE) {
            m.calls().meta(left, right);
            return Steps.NEW_FRAME;
        }
        return Steps.jump(m, at, (result == Word.TRUE) == (Memory.getInt(at) >>> 24 != 0));
    }
}
