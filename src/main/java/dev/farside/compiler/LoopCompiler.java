package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Block;
import dev.farside.syntax.Expression.IntegerConstant;
import dev.farside.syntax.LocalVariable;
import dev.farside.syntax.LoopExit;
import dev.farside.syntax.Statement.GenericFor;
import dev.farside.syntax.Statement.NumericFor;
import dev.farside.syntax.Statement.Repeat;
import dev.farside.syntax.Statement.While;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loops. */
final class LoopCompiler {
    private static final String HIDDEN_NAME = "(for state)";
    private static final int HIDDEN_IN_NUMERIC_FOR = 3;
    private static final int HIDDEN_IN_GENERIC_FOR = 4;
    /** Registers behind the hidden ones that the call of an iterator needs: function, link, two arguments. */
    private static final int ITERATOR_CALL = 4;

    private final FunctionCompiler function;
    private final Map<LoopExit, JumpList> exits = new HashMap<>();

    LoopCompiler(FunctionCompiler function) {
        this.function = function;
    }

    private CodeBuffer code() {
        return function.code;
    }

    private Registers registers() {
        return function.registers;
    }

    /** The jumps that leave a loop. */
    JumpList exitOf(LoopExit exit) {
        return exits.computeIfAbsent(exit, _ -> new JumpList());
    }

    void whileLoop(While loop) {
        JumpList exit = exitOf(loop.exit());
        int start = code().target();
        function.conditions.branch(loop.condition(), false, exit, loop.branchLine());
        function.statements.block(loop.body());
        if (code().isReachable()) {
            code().jumpBack(start, loop.body().endLine());
        }
        code().patchHere(exit);
    }

    /** The condition sees the body's variables; what is to be closed is closed after it, whatever its result. */
    void repeatLoop(Repeat loop) {
        JumpList exit = exitOf(loop.exit());
        int line = loop.branchLine();
        int start = code().target();
        Registers.Scope scope = registers().enter();
        function.statements.statements(loop.body());
        int toBeClosed = scope.toBeClosed();
        if (toBeClosed < 0) {
            function.conditions.branch(loop.condition(), true, exit, line);
            registers().leave(line);
            code().jumpBack(start, line);
        } else {
            JumpList done = new JumpList();
            function.conditions.branch(loop.condition(), true, done, line);
            code().emit(Opcode.CLOSE, toBeClosed, 0, 0, line);
            code().jumpBack(start, line);
            code().patchHere(done);
            registers().leave(line);
        }
        code().patchHere(exit);
    }

    void numericFor(NumericFor loop) {
        registers().enter();
        int base = registers().free();
        function.expressions.next(loop.start());
        function.expressions.next(loop.limit());
        function.expressions.next(loop.step() != null ? loop.step() : new IntegerConstant(1, loop.doLine()));
        activateHidden(base, HIDDEN_IN_NUMERIC_FOR);
        registers().touch(base + HIDDEN_IN_NUMERIC_FOR + 1, loop.line());
        int prepare = code().emitWithExtra(Opcode.FORPREP, base, 0, 0, 0, loop.doLine());
        int start = code().target();
        body(List.of(loop.variable()), loop.body(), loop.line());
        backward(Opcode.FORLOOP, base, start, loop.line());
        code().patch(prepare, code().size());
        registers().leave(loop.body().endLine());
        code().patchHere(exitOf(loop.exit()));
    }

    void genericFor(GenericFor loop) {
        registers().enter();
        int base = registers().free();
        int variables = loop.variables().size();
        int line = loop.iteratorLine();
        function.expressions.adjusted(loop.values(), HIDDEN_IN_GENERIC_FOR, line);
        int closing = base + HIDDEN_IN_GENERIC_FOR - 1;
        activateHidden(base, HIDDEN_IN_GENERIC_FOR);
        registers().place(loop.closing(), closing);
        registers().toBeClosed(closing);
        registers().touch(base + HIDDEN_IN_GENERIC_FOR + Math.max(variables, ITERATOR_CALL), line);
        int prepare = code().emitWithExtra(Opcode.TFORPREP, base, 0, 0, 0, loop.doLine());
        int start = code().target();
        body(loop.variables(), loop.body(), loop.line());
        code().patch(prepare, code().size());
        code().emit(Opcode.TFORCALL, base, 0, variables, line);
        backward(Opcode.TFORLOOP, base, start, line);
        code().patchHere(exitOf(loop.exit()));
        registers().leave(loop.endLine());
    }

    /** The body with its variables, which come behind the hidden ones. */
    private void body(List<LocalVariable> variables, Block body, int line) {
        registers().enter();
        int first = registers().free();
        registers().reserve(variables.size(), line);
        for (int index = 0; index < variables.size(); index++) {
            registers().activate(variables.get(index), first + index);
        }
        for (LocalVariable variable : variables) {
            registers().makeCell(variable, FunctionCompiler.firstLine(body, line));
        }
        function.statements.block(body);
        registers().leave(body.endLine());
    }

    private void backward(int opcode, int base, int start, int line) {
        int extra = code().emitWithExtra(opcode, base, 0, 0, 0, line);
        code().patch(extra, start);
    }

    private void activateHidden(int base, int count) {
        for (int index = 0; index < count; index++) {
            registers().activate(function.nameBytes(HIDDEN_NAME), base + index);
        }
    }
}
