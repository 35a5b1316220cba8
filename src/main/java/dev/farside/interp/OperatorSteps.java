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
    static void operate(Mutator m, long base, long at, int opcode) {
        long left = Steps.register(base, at, Steps.B);
        switch (opcode) {
            case Opcode.GETINDEX:
                finish(m, base, at, Event.INDEX, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.GETINT:
                finish(m, base, at, Event.INDEX, left, Word.ofInteger(Memory.getInt(at) >>> 24));
                break;
            case Opcode.ADD:
                finish(m, base, at, Event.ADD, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.SUB:
                finish(m, base, at, Event.SUB, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.MUL:
                finish(m, base, at, Event.MUL, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.MOD:
                finish(m, base, at, Event.MOD, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.POW:
                finish(m, base, at, Event.POW, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.DIV:
                finish(m, base, at, Event.DIV, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.IDIV:
                finish(m, base, at, Event.IDIV, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.BAND:
                finish(m, base, at, Event.BAND, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.BOR:
                finish(m, base, at, Event.BOR, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.BXOR:
                finish(m, base, at, Event.BXOR, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.SHL:
                finish(m, base, at, Event.SHL, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.SHR:
                finish(m, base, at, Event.SHR, left, Steps.register(base, at, Steps.C));
                break;
            case Opcode.ADDK:
                finish(m, base, at, Event.ADD, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.SUBK:
                finish(m, base, at, Event.SUB, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.MULK:
                finish(m, base, at, Event.MUL, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.MODK:
                finish(m, base, at, Event.MOD, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.POWK:
                finish(m, base, at, Event.POW, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.DIVK:
                finish(m, base, at, Event.DIV, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.IDIVK:
                finish(m, base, at, Event.IDIV, left, Steps.constant(base, at, Steps.C));
                break;
            case Opcode.UNM:
                finish(m, base, at, Event.UNM, left, left);
                break;
            case Opcode.BNOT:
                finish(m, base, at, Event.BNOT, left, left);
                break;
            case Opcode.LEN:
                finish(m, base, at, Event.LEN, left, left);
                break;
            default:
                throw new IllegalStateException("not an instruction: " + Integer.toHexString(Memory.getInt(at)));
        }
    }

    private static void finish(Mutator m, long base, long at, int event, long left, long right) {
        long value = Operators.apply(m, event, left, right);
        if (value == Word.NONE) {
            m.calls().meta(event == Event.INDEX ? m.handlerSelf() : left, right);
            return;
        }
        Steps.set(base, at, value);
    }

    /** The instruction CONCAT. */
    static void concatenate(Mutator m, long base, long at) {
        Concatenation.run(m, Steps.address(base, at, Steps.A), Memory.getInt(at) >>> 16 & 0xFF);
    }

    /** Instructions that jump if a comparison of A and B has the outcome C. */
    static void compare(Mutator m, long base, long at, int opcode) {
        long left = Steps.register(base, at, Steps.A);
        switch (opcode) {
            case Opcode.EQ:
                equal(m, at, left, Steps.register(base, at, Steps.B));
                break;
            case Opcode.EQK:
                equal(m, at, left, Steps.constant(base, at, Steps.B));
                break;
            case Opcode.LT:
                less(m, at, left, Steps.register(base, at, Steps.B));
                break;
            case Opcode.LTK:
                less(m, at, left, Steps.constant(base, at, Steps.B));
                break;
            case Opcode.GTK:
                less(m, at, Steps.constant(base, at, Steps.B), left);
                break;
            case Opcode.LE:
                lessOrEqual(m, at, left, Steps.register(base, at, Steps.B));
                break;
            case Opcode.LEK:
                lessOrEqual(m, at, left, Steps.constant(base, at, Steps.B));
                break;
            default:
                lessOrEqual(m, at, Steps.constant(base, at, Steps.B), left);
                break;
        }
    }

    private static void equal(Mutator m, long at, long left, long right) {
        branch(m, at, left, right, Comparison.equal(m, left, right));
    }

    private static void less(Mutator m, long at, long left, long right) {
        branch(m, at, left, right, Comparison.less(m, left, right));
    }

    private static void lessOrEqual(Mutator m, long at, long left, long right) {
        branch(m, at, left, right, Comparison.lessOrEqual(m, left, right));
    }

    private static void branch(Mutator m, long at, long left, long right, long result) {
        if (result == Word.NONE) {
            m.calls().meta(left, right);
            return;
        }
        Steps.jump(m, at, (result == Word.TRUE) == (Memory.getInt(at) >>> 24 != 0));
    }
}
