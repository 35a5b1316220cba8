package dev.farside.compiler;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import java.util.Arrays;

/** The code of a function while it grows: words, their lines, jumps to patch. */
final class CodeBuffer {
    /** Tells that a jump is too long; the position within the source is added by whoever catches it. */
    static final class JumpTooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JumpTooLongException() {
            super("control structure too long", null, false, false);
        }
    }

    private static final int NONE = -1;
    /** Words between two polls. */
    private static final int WORDS_PER_POLL = 1 << 16;

    private final Runnable poll;
    private int[] words = new int[32];
    private int[] lines = new int[32];
    private int size;
    private int lastInstruction = NONE;
    private int lastTarget = NONE;

    /**
     * An empty buffer.
     *
     * @param poll called now and then while it grows
     */
    CodeBuffer(Runnable poll) {
        this.poll = poll;
    }

    /** Index of the next word. */
    int size() {
        return size;
    }

    int[] words() {
        return Arrays.copyOf(words, size);
    }

    int[] lines() {
        return Arrays.copyOf(lines, size);
    }

    /** Adds an instruction of one word; returns its index. */
    int emit(int instruction, int line) {
        lastInstruction = size;
        return append(instruction, line);
    }

    /** Adds an instruction with three operands. */
    int emit(int opcode, int a, int b, int c, int line) {
        return emit(Instruction.abc(opcode, a, b, c), line);
    }

    /** Adds an instruction with an extra word; returns the index of the latter. */
    int emitWithExtra(int opcode, int a, int b, int c, int extra, int line) {
        emit(opcode, a, b, c, line);
        return append(extra, line);
    }

    private int append(int word, int line) {
        if (size % WORDS_PER_POLL == 0) {
            poll.run();
        }
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        words[size] = word;
        lines[size] = line;
        return size++;
    }

    /** Sets registers to nil; registers next to those of a {@code LOADNIL} just before are added to that. */
    void loadNil(int first, int count, int line) {
        if (lastInstruction >= 0 && lastTarget != size) {
            int previous = words[lastInstruction];
            int start = Instruction.a(previous);
            int end = start + Instruction.b(previous) + 1;
            if (Instruction.opcode(previous) == Opcode.LOADNIL && end == first) {
                words[lastInstruction] = Instruction.abc(Opcode.LOADNIL, start, first + count - start - 1, 0);
                return;
            }
        }
        emit(Opcode.LOADNIL, first, count - 1, 0, line);
    }

    // --- jumps

    /** Adds a jump forward to a place not known yet. */
    void jump(JumpList list, int line) {
        list.add(emit(Instruction.jump(Opcode.JUMP, 0), line));
    }

    /** Adds a conditional jump forward to a place not known yet. */
    void jumpIf(int opcode, int a, int b, int c, JumpList list, int line) {
        list.add(emitWithExtra(opcode, a, b, c, 0, line));
    }

    /** Adds a jump back. */
    void jumpBack(int target, int line) {
        int offset = target - (size + 1);
        checkOffset(offset);
        emit(Instruction.jump(Opcode.JUMPBACK, offset), line);
    }

    /** Notes that jumps lead here, and returns the place. */
    int target() {
        lastTarget = size;
        return size;
    }

    /** Makes the jumps of a list lead here. */
    void patchHere(JumpList list) {
        for (int index = 0; index < list.size(); index++) {
            patch(list.position(index), size);
        }
        if (list.size() > 0) {
            lastTarget = size;
        }
        list.clear();
    }

    /** Makes one jump lead to a place. */
    void patch(int position, int target) {
        int offset = target - (position + 1);
        if (isExtra(position)) {
            words[position] = offset;
        } else {
            checkOffset(offset);
            words[position] = Instruction.jump(Instruction.opcode(words[position]), offset);
        }
        if (target == size) {
            lastTarget = size;
        }
    }

    /** An unpatched extra word is 0 and an offset is never patched twice, while a jump has its opcode. */
    private boolean isExtra(int position) {
        return words[position] != Instruction.jump(Opcode.JUMP, 0);
    }

    private static void checkOffset(int offset) {
        if (offset > Instruction.MAX_JUMP || offset < -Instruction.MAX_JUMP) {
            throw new JumpTooLongException();
        }
    }

    /** Whether the next instruction can be reached: not when the last one leaves for good and no jump leads here. */
    boolean isReachable() {
        if (lastInstruction == NONE || lastTarget == size) {
            return true;
        }
        return switch (Instruction.opcode(words[lastInstruction])) {
            case Opcode.JUMP, Opcode.JUMPBACK, Opcode.RETURN, Opcode.RETURN0, Opcode.RETURN1, Opcode.TAILCALL -> false;
            default -> true;
        };
    }

    // --- jumps to jumps

    private static final int MAX_HOPS = 100;

    /** Makes jumps that lead to a {@code JUMP} or {@code JUMPBACK} lead to where that one leads. */
    void shortenJumps() {
        for (int at = 0; at < size; at += Opcode.length(Instruction.opcode(words[at]))) {
            int opcode = Instruction.opcode(words[at]);
            switch (Opcode.info(opcode).format()) {
                case ABC_JUMP -> shortenConditional(at + 1);
                case A_JUMP -> {
                    if (opcode == Opcode.JUMPIF || opcode == Opcode.JUMPIFNOT) {
                        shortenConditional(at + 1);
                    }
                }
                case J -> {
                    if (opcode == Opcode.JUMP) {
                        shortenJump(at);
                    }
                }
                default -> { }
            }
        }
    }

    private void shortenConditional(int position) {
        words[position] = finalTarget(position + 1 + words[position]) - (position + 1);
    }

    private void shortenJump(int at) {
        int target = finalTarget(at + 1 + Instruction.sj(words[at]));
        int opcode = Opcode.JUMP;
        if (target < size && Instruction.opcode(words[target]) == Opcode.JUMPBACK) {
            target += 1 + Instruction.sj(words[target]);
            opcode = target <= at ? Opcode.JUMPBACK : Opcode.JUMP;
        }
        int offset = target - (at + 1);
        if (offset <= Instruction.MAX_JUMP && offset >= -Instruction.MAX_JUMP) {
            words[at] = Instruction.jump(opcode, offset);
        }
    }

    private int finalTarget(int target) {
        int result = target;
        for (int hops = 0; hops < MAX_HOPS && Instruction.opcode(words[result]) == Opcode.JUMP; hops++) {
            result += 1 + Instruction.sj(words[result]);
        }
        return result;
    }
}
