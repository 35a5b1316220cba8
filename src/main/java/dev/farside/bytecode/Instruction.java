package dev.farside.bytecode;

/**
 * Encoding of instructions: 32-bit words, some followed by an extra word.
 *
 * <pre>
 *   31      24 23      16 15       8 7        0
 *  +----------+----------+----------+----------+
 *  |    C     |    B     |    A     |  opcode  |   three operands of 8 bits
 *  |         Bx          |    A     |  opcode  |   one of 16 bits, unsigned
 *  |          sJ (24, signed)       |  opcode  |   a jump
 *  +----------+----------+----------+----------+
 * </pre>
 *
 * A jump offset, in sJ or in an extra word, counts words from the word after the whole instruction. Operands that an
 * instruction does not have are zero.
 */
public final class Instruction {

    /** Largest value of an 8-bit operand. */
    public static final int MAX_OPERAND = 0xFF;
    /** Largest value of Bx. */
    public static final int MAX_BX = 0xFFFF;
    /** Largest jump of sJ in either direction. */
    public static final int MAX_JUMP = (1 << 23) - 1;

    private Instruction() {
    }

    /** Composes an instruction with three operands. */
    public static int abc(int opcode, int a, int b, int c) {
        return opcode | a << 8 | b << 16 | c << 24;
    }

    /** Composes an instruction with Bx. */
    public static int abx(int opcode, int a, int bx) {
        return opcode | a << 8 | bx << 16;
    }

    /** Composes a jump. */
    public static int jump(int opcode, int offset) {
        return opcode | offset << 8;
    }

    /** The opcode. */
    public static int opcode(int instruction) {
        return instruction & 0xFF;
    }

    /** Operand A. */
    public static int a(int instruction) {
        return instruction >>> 8 & 0xFF;
    }

    /** Operand B. */
    public static int b(int instruction) {
        return instruction >>> 16 & 0xFF;
    }

    /** Operand C. */
    public static int c(int instruction) {
        return instruction >>> 24;
    }

    /** Operand Bx. */
    public static int bx(int instruction) {
        return instruction >>> 16;
    }

    /** Operand sJ. */
    public static int sj(int instruction) {
        return instruction >> 8;
    }
}
