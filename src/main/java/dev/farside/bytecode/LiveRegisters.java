package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;

/**
 * How many registers of a frame are live where its function polls: the others hold what earlier temporaries and
 * variables have left, which must not keep objects alive.
 *
 * <p>A function polls between statements only, so what is live are the variables: the parameters at the entry, the
 * loop's own at {@code FORLOOP} and {@code TFORLOOP}, and at {@code JUMPBACK} those that the table of local variables
 * says are active where it leads. {@code CodeVerifier} refuses code that reads another register afterwards (I-C10). Of
 * a function without that table nothing is known, so all its registers count as live.
 */
public final class LiveRegisters {
    /** The control variable of a numeric loop follows the three of its state. */
    private static final int NUMERIC_LOOP = 4;
    private static final int GENERIC_LOOP = 4;

    private LiveRegisters() {
    }

    /**
     * The number of live registers of a frame that polls.
     *
     * @param prototype the function's prototype
     * @param position reference of the word behind the first word of the instruction that polls; of the first
     *        instruction at the entry
     */
    public static int atPoll(long prototype, long position) {
        long header = Header.get(prototype);
        long start = PrototypeObject.code(prototype);
        if (position == start) {
            return PrototypeObject.parameters(header);
        }
        int instruction = Memory.getInt(position - 4);
        switch (Instruction.opcode(instruction)) {
            case Opcode.FORLOOP:
                return Instruction.a(instruction) + NUMERIC_LOOP;
            case Opcode.TFORLOOP:
                if (position - 8 >= start) {
                    int live = behindIterator(instruction, Memory.getInt(position - 8));
                    return live < 0 ? PrototypeObject.registers(header) : live;
                }
                return PrototypeObject.registers(header);
            case Opcode.JUMPBACK:
                if (LineTable.isPresent(prototype)) {
                    return active(prototype, (int) (position - start >> 2) + Instruction.sj(instruction));
                }
                return PrototypeObject.registers(header);
            default:
                return PrototypeObject.registers(header);
        }
    }

    /** The number of live registers behind an instruction that polls; {@code registers} if all may be. */
    static int behind(FunctionTemplate template, int at) {
        int instruction = template.code()[at];
        switch (Instruction.opcode(instruction)) {
            case Opcode.FORLOOP:
                return Instruction.a(instruction) + NUMERIC_LOOP;
            case Opcode.TFORLOOP:
                int live = at == 0 ? -1 : behindIterator(instruction, template.code()[at - 1]);
                return live < 0 ? template.registers() : live;
            case Opcode.JUMPBACK:
                return template.lines() == null ? template.registers()
                    : active(template, at + 1 + Instruction.sj(instruction));
            default:
                return template.registers();
        }
    }

    /** Registers up to the last value of an iterator, if the word before a {@code TFORLOOP} calls it; or -1. */
    private static int behindIterator(int loop, int before) {
        boolean isCall = Instruction.opcode(before) == Opcode.TFORCALL && Instruction.a(before) == Instruction.a(loop);
        return isCall ? Instruction.a(loop) + GENERIC_LOOP + Instruction.c(before) : -1;
    }

    private static int active(FunctionTemplate template, int word) {
        int live = 0;
        for (LocalName local : template.locals()) {
            if (local.start() <= word && word < local.end()) {
                live = Math.max(live, local.register() + 1);
            }
        }
        return live;
    }

    private static int active(long prototype, int word) {
        long locals = PrototypeObject.vector(prototype, PrototypeObject.LOCALS);
        int words = locals == 0 ? 0 : Vectors.count(locals);
        int live = 0;
        for (int i = 0; i < words; i += PrototypeWriter.LOCAL_WORDS) {
            long start = Word.toInteger(Vectors.word(locals, i + 1));
            long endAndRegister = Word.toInteger(Vectors.word(locals, i + 2));
            if (start <= word && word < (int) endAndRegister) {
                live = Math.max(live, (int) (endAndRegister >>> Integer.SIZE) + 1);
            }
        }
        return live;
    }
}
