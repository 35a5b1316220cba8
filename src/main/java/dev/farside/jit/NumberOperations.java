package dev.farside.jit;

import static dev.farside.jit.Assembler.MUTATOR;
import static dev.farside.jit.Assembler.SLOW;
import static dev.farside.jit.Assembler.TEMPORARY;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.farside.value.Word;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes operators, comparisons and numeric loops: the path for what the operands probably are, the one for any
 * numbers, the slow half.
 */
final class NumberOperations {

    private final CodeBuilder out;
    private final Assembler asm;
    private final DataFlow flow;
    private final LikelyTypes types;

    NumberOperations(CodeBuilder out, Assembler asm, DataFlow flow, LikelyTypes types) {
        this.out = out;
        this.asm = asm;
        this.flow = flow;
        this.types = types;
    }

    /** Pushes what an operator makes of the two words that an action pushes. */
    void binary(String path, int event, int at, Runnable operands) {
        Label done = out.newLabel();
        if (types.operands(at) != LikelyTypes.Operands.ANY) {
            operands.run();
            asm.numbers(likely(path, at), CD_long, 2);
            asm.orElse(done);
        }
        operands.run();
        asm.numbers(path, CD_long, 2);
        asm.slowly(at, () -> asm.binary(at, event, operands));
        out.labelBinding(done);
    }

    /** Pushes what an operator makes of a register. */
    void unary(String path, int event, int at, int register) {
        asm.load(register);
        asm.numbers(path, CD_long, 1);
        asm.slowly(at, () -> asm.unary(at, event, register));
    }

    /** Pushes 1 or 0, the result of a comparison of the two words that an action pushes. */
    void compare(String path, int at, Runnable operands) {
        Label known = out.newLabel();
        if (types.operands(at) != LikelyTypes.Operands.ANY) {
            operands.run();
            asm.numbers(likely(path, at), CD_int, 2);
            orElse(known);
        }
        operands.run();
        asm.numbers(path, CD_int, 2);
        orElse(known);
        asm.flush(at);
        asm.context(at);
        operands.run();
        asm.slow(path, CD_boolean, 2);
        out.labelBinding(known);
    }

    /** Goes on at a label if the result on the stack is known; removes it otherwise. */
    private void orElse(Label known) {
        out.dup().loadConstant(NumberPaths.UNKNOWN).if_icmpne(known).pop();
    }

    /** The path for what the operands of an instruction probably are. */
    private String likely(String path, int at) {
        return path + (types.operands(at) == LikelyTypes.Operands.FLOATS ? "Floats" : "Integers");
    }

    /** Prepares the loop whose registers begin at a; goes to a label if it does not run. */
    void forPrepare(int at, int a, Label never) {
        Label known = out.newLabel();
        Label prepared = out.newLabel();
        boolean storesBefore = flow.storesBeforeLoop(at);
        if (storesBefore) {
            asm.flush(at);
        }
        asm.load(a);
        asm.load(a + 1);
        asm.load(a + 2);
        asm.numbers("forPrepare", CD_int, 3);
        orElse(known);
        if (!storesBefore) {
            asm.flush(at);
        }
        asm.context(at).loadConstant(a).invokestatic(SLOW, "forPrepare",
                MethodTypeDesc.of(CD_boolean, MUTATOR, CD_long, CD_long, CD_int));
        out.ifeq(never);
        for (int i = 0; i < 4; i++) {
            asm.reload(a + i);
        }
        out.goto_(prepared);
        out.labelBinding(known);
        out.ifeq(never);
        asm.load(a);
        asm.store(a + 3);
        out.labelBinding(prepared);
    }

    /** Takes the next step of the loop whose registers begin at a; goes to a label if there is none. */
    void forNext(int at, int a, Label end) {
        Label slow = out.newLabel();
        Label stepped = out.newLabel();
        asm.load(a);
        asm.load(a + 1);
        asm.load(a + 2);
        asm.numbers("forNext", CD_long, 3);
        out.lstore(TEMPORARY);
        out.lload(TEMPORARY).loadConstant(Word.NONE).lcmp().ifeq(end);
        out.lload(TEMPORARY).loadConstant(Word.EMPTY).lcmp().ifeq(slow);
        out.lload(TEMPORARY);
        asm.store(a);
        out.lload(TEMPORARY);
        asm.store(a + 3);
        out.goto_(stepped);
        out.labelBinding(slow);
        asm.flush(at);
        asm.context(at).loadConstant(a).invokestatic(SLOW, "forNext",
                MethodTypeDesc.of(CD_boolean, MUTATOR, CD_long, CD_long, CD_int));
        out.ifeq(end);
        asm.reload(a);
        asm.reload(a + 3);
        out.labelBinding(stepped);
    }
}
