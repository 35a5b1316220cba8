package dev.farside.jit;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.farside.memory.Memory;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Outcome;
import dev.farside.value.Word;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The pieces of JVM bytecode that translated instructions consist of: registers, which are Java locals, their way to
 * the frame and back, and calls of the three kinds of paths.
 */
final class Assembler {

    static final ClassDesc MUTATOR = Mutator.class.describeConstable().orElseThrow();
    static final ClassDesc FUNCTION = CompiledFunction.class.describeConstable().orElseThrow();
    static final ClassDesc MEMORY = Memory.class.describeConstable().orElseThrow();
    static final ClassDesc NUMBERS = NumberPaths.class.describeConstable().orElseThrow();
    static final ClassDesc FAST = FastPaths.class.describeConstable().orElseThrow();
    static final ClassDesc SECOND = SecondPaths.class.describeConstable().orElseThrow();
    static final ClassDesc SLOW = SlowPaths.class.describeConstable().orElseThrow();

    static final MethodTypeDesc LONG_OF_LONG = MethodTypeDesc.of(CD_long, CD_long);
    static final MethodTypeDesc PUT = MethodTypeDesc.of(CD_void, CD_long, CD_long);

    // Java locals
    static final int M = 1;
    static final int BASE = 2;
    static final int ARGUMENTS = 4;
    static final int CLOSURE = 5;
    static final int TEMPORARY = 7;
    private static final int REGISTERS = 9;

    private final CodeBuilder out;
    private final DataFlow flow;
    private final int[] words;
    private final boolean defers;
    private final long code;
    private final long constants;
    private final long sites;

    /** Writes into a method; {@code defers} as for {@link Translation}. */
    Assembler(CodeBuilder out, long prototype, DataFlow flow, boolean defers) {
        this.out = out;
        this.flow = flow;
        this.defers = defers;
        words = flow.words();
        code = PrototypeObject.code(prototype);
        constants = PrototypeObject.constants(prototype);
        sites = PrototypeObject.sites(prototype);
    }

    // --- registers

    static int local(int register) {
        return REGISTERS + 2 * register;
    }

    /** Pushes base plus a distance in bytes. */
    CodeBuilder address(long distance) {
        out.lload(BASE);
        if (distance != 0) {
            out.loadConstant(distance).ladd();
        }
        return out;
    }

    /** Loads a register from the frame. */
    void reload(int register) {
        address(8L * register).invokestatic(MEMORY, "getLongNear", LONG_OF_LONG).lstore(local(register));
    }

    /** Pushes a register. */
    void load(int register) {
        out.lload(local(register));
    }

    /** Pops a value into a register. */
    void store(int register) {
        out.lstore(local(register));
        if (!defers) {
            storeThrough(register);
        }
    }

    void storeThrough(int register) {
        address(8L * register).lload(local(register)).invokestatic(MEMORY, "putLongNear", PUT);
    }

    /** Brings the frame up to date: stores what may differ from it and may be looked at. */
    void flush(BitSet registersToStore) {
        if (defers) {
            registersToStore.stream().forEach(this::storeThrough);
        }
    }

    /** Brings the frame up to date before the slow half of an instruction, or one that is a call. */
    void flush(int at) {
        flush(flow.stale(at));
    }

    // --- operands

    long constant(int index) {
        return Memory.getLong(constants + 8L * index);
    }

    /** Pushes what every path begins with: the mutator, base, and the position behind the instruction's first word. */
    CodeBuilder context(int at) {
        return out.aload(M).lload(BASE).loadConstant(position(at));
    }

    /** The position behind an instruction's first word. */
    long position(int at) {
        return code + 4L * (at + 1);
    }

    /** The site of an instruction, whose number is its second word. */
    long site(int at) {
        return sites + ((long) words[at + 1] << Vectors.SITE_SHIFT);
    }

    /** Returns UNWIND if the outcome on the stack says so; leaves it there otherwise. */
    void unwindIfAsked() {
        Label goesOn = out.newLabel();
        out.dup2().loadConstant(Outcome.UNWIND).lcmp().ifne(goesOn);
        out.lreturn();
        out.labelBinding(goesOn);
    }

    // --- paths

    /** Leaves the value on the stack where it is if there is one; writes the slow half otherwise. */
    void slowly(int at, Runnable slow) {
        Label done = out.newLabel();
        orElse(done);
        flush(at);
        slow.run();
        out.labelBinding(done);
    }

    /** Goes on at a label if the word on the stack is a value; removes it otherwise. */
    void orElse(Label done) {
        out.dup2().loadConstant(Word.NONE).lcmp().ifne(done).pop2();
    }

    /** Calls a fast path with a number of words. */
    void fast(String path, ClassDesc result, int count) {
        out.invokestatic(FAST, path, ofWords(result, count));
    }

    /** Calls a path for numbers with a number of words. */
    void numbers(String path, ClassDesc result, int count) {
        out.invokestatic(NUMBERS, path, ofWords(result, count));
    }

    /** Calls a second path with a number of words. */
    void second(String path, ClassDesc result, int count) {
        out.invokestatic(SECOND, path, ofWords(result, count));
    }

    /** Calls a slow path with the context and a number of words. */
    void slow(String path, ClassDesc result, int count) {
        ClassDesc[] types = new ClassDesc[3 + count];
        Arrays.fill(types, CD_long);
        types[0] = MUTATOR;
        out.invokestatic(SLOW, path, MethodTypeDesc.of(result, types));
    }

    static MethodTypeDesc ofWords(ClassDesc result, int count) {
        ClassDesc[] types = new ClassDesc[count];
        Arrays.fill(types, CD_long);
        return MethodTypeDesc.of(result, types);
    }

    /** The slow half of an operator. */
    void binary(int at, int event, Runnable operands) {
        context(at).loadConstant(event);
        operands.run();
        out.invokestatic(SLOW, "binary",
                MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_long, CD_long));
    }

    /** The slow half of an operator with one operand, which stands for the second one, too. */
    void unary(int at, int event, int register) {
        binary(at, event, () -> out.lload(local(register)).lload(local(register)));
    }
}
