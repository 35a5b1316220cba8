package dev.farside.jit;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.value.Word;
import java.util.BitSet;

/**
 * Which registers probably hold floats, and which integers, at each instruction of a prototype: guesses from constants,
 * operators and loops, carried forward until nothing changes. Where paths join, the greater type of a register wins
 * ({@code local s = 0; while c do s = s + 0.5 end} has a float in the loop). What comes from a table, a call or a
 * parameter is unknown.
 *
 * <p>A guess only decides which path compiled code tries first ({@link NumberPaths}), so it may be wrong: with string
 * operands or metamethods, say. It is made for the whole prototype, wherever the compiled code begins.
 */
final class LikelyTypes {

    /** What the operands of an instruction probably are. */
    enum Operands {
        /** One is a float; the other may be unknown. */
        FLOATS,
        /** One is an integer; the other may be unknown. */
        INTEGERS,
        /** One of each, or nothing is known. */
        ANY
    }

    // types of a register
    private static final byte UNKNOWN = 0;
    private static final byte INTEGER = 1;
    private static final byte FLOAT = 2;

    private final DataFlow flow;
    private final int[] words;
    private final long constants;
    /** The types of the registers before each instruction; null where no instruction begins or control never gets. */
    private final byte[][] before;

    /** Guesses for the prototype that a flow was made for. */
    LikelyTypes(DataFlow flow, long prototype) {
        this.flow = flow;
        words = flow.words();
        constants = PrototypeObject.constants(prototype);
        before = new byte[words.length][];
        before[0] = new byte[PrototypeObject.registers(Header.get(prototype))];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = 0; at < words.length; at++) {
                if (before[at] != null) {
                    byte[] behind = behind(at);
                    if (flow.target(at) >= 0) {
                        changed |= merge(flow.target(at), behind);
                    }
                    if (flow.fallsThrough(at)) {
                        changed |= merge(flow.next(at), behind);
                    }
                }
            }
        }
    }

    /** What the operands of an arithmetic operator or of a comparison probably are; ANY for other instructions. */
    Operands operands(int at) {
        int word = words[at];
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        byte[] types = before[at];
        return switch (Instruction.opcode(word)) {
            case Opcode.ADD, Opcode.SUB, Opcode.MUL, Opcode.DIV -> operands(types[b], types[c]);
            case Opcode.ADDK, Opcode.SUBK, Opcode.MULK, Opcode.DIVK -> operands(types[b], ofConstant(c));
            case Opcode.LT, Opcode.LE -> operands(types[a], types[b]);
            case Opcode.LTK, Opcode.LEK, Opcode.GTK, Opcode.GEK -> operands(types[a], ofConstant(b));
            default -> Operands.ANY;
        };
    }

    private static Operands operands(byte left, byte right) {
        return switch (left | right) {
            case FLOAT -> Operands.FLOATS;
            case INTEGER -> Operands.INTEGERS;
            default -> Operands.ANY;
        };
    }

    private boolean merge(int at, byte[] types) {
        if (before[at] == null) {
            before[at] = types.clone();
            return true;
        }
        boolean changed = false;
        for (int i = 0; i < types.length; i++) {
            if (types[i] > before[at][i]) {
                before[at][i] = types[i];
                changed = true;
            }
        }
        return changed;
    }

    private byte[] behind(int at) {
        int word = words[at];
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        byte[] types = before[at].clone();
        switch (Instruction.opcode(word)) {
            case Opcode.LOADK -> types[a] = ofConstant(Instruction.bx(word));
            case Opcode.LOADKX -> types[a] = ofConstant(words[at + 1]);
            case Opcode.MOVE, Opcode.UNM -> types[a] = types[b];
            case Opcode.ADD, Opcode.SUB, Opcode.MUL, Opcode.MOD, Opcode.IDIV -> types[a] = result(types[b], types[c]);
            case Opcode.ADDK, Opcode.SUBK, Opcode.MULK, Opcode.MODK, Opcode.IDIVK ->
                types[a] = result(types[b], ofConstant(c));
            case Opcode.DIV, Opcode.DIVK, Opcode.POW, Opcode.POWK -> types[a] = FLOAT;
            case Opcode.BAND, Opcode.BOR, Opcode.BXOR, Opcode.SHL, Opcode.SHR, Opcode.BNOT, Opcode.LEN ->
                types[a] = INTEGER;
            case Opcode.FORPREP, Opcode.FORLOOP -> types[a + 3] = types[a];
            default -> forget(types, at);
        }
        return types;
    }

    /** Forgets the registers that an instruction sets. */
    private void forget(byte[] types, int at) {
        BitSet kept = new BitSet();
        kept.set(0, types.length);
        flow.kill(kept, at);
        for (int i = 0; i < types.length; i++) {
            if (!kept.get(i)) {
                types[i] = UNKNOWN;
            }
        }
    }

    private byte ofConstant(int index) {
        long word = Memory.getLong(constants + 8L * index);
        return Word.isFloat(word) ? FLOAT : Word.isInteger(word) ? INTEGER : UNKNOWN;
    }

    /** Floats make floats; two integers make an integer. */
    private static byte result(byte left, byte right) {
        return left == FLOAT || right == FLOAT ? FLOAT : left == right ? left : UNKNOWN;
    }
}
