package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Block;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Call;
import dev.farside.syntax.Expression.MethodCall;
import dev.farside.syntax.FunctionBody;
import dev.farside.syntax.Goto;
import dev.farside.syntax.Label;
import dev.farside.syntax.LocalVariable;
import dev.farside.syntax.Statement;
import dev.farside.syntax.Statement.Assignment;
import dev.farside.syntax.Statement.Break;
import dev.farside.syntax.Statement.CallStatement;
import dev.farside.syntax.Statement.Clause;
import dev.farside.syntax.Statement.Do;
import dev.farside.syntax.Statement.FunctionStatement;
import dev.farside.syntax.Statement.GenericFor;
import dev.farside.syntax.Statement.If;
import dev.farside.syntax.Statement.Local;
import dev.farside.syntax.Statement.LocalFunction;
import dev.farside.syntax.Statement.NumericFor;
import dev.farside.syntax.Statement.Repeat;
import dev.farside.syntax.Statement.Return;
import dev.farside.syntax.Statement.While;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements but loops. */
final class StatementCompiler {
    /** A label: the jumps that wait for it, or where it stands. */
    private static final class LabelPlace {
        private final JumpList waiting = new JumpList();
        private int target;
    }

    private final FunctionCompiler function;
    private final Map<Label, LabelPlace> labels = new HashMap<>();

    StatementCompiler(FunctionCompiler function) {
        this.function = function;
    }

    private CodeBuffer code() {
        return function.code;
    }

    private Registers registers() {
        return function.registers;
    }

    /** A block with a scope of its own. */
    void block(Block block) {
        registers().enter();
        statements(block);
        registers().leave(block.endLine());
    }

    /** The statements of a block whose scope the caller opens and closes. */
    void statements(Block block) {
        for (Statement statement : block.statements()) {
            statement(statement);
        }
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Local local -> local(local);
            case LocalFunction local -> localFunction(local);
            case Assignment assignment -> function.assignments.assignment(assignment);
            case FunctionStatement definition -> functionStatement(definition);
            case CallStatement(Expression call, int _) -> function.expressions.multiple(call, 1);
            case Do(Block body, int _) -> block(body);
            case If conditional -> conditional(conditional);
            case While loop -> function.loops.whileLoop(loop);
            case Repeat loop -> function.loops.repeatLoop(loop);
            case NumericFor loop -> function.loops.numericFor(loop);
            case GenericFor loop -> function.loops.genericFor(loop);
            case Break leave -> {
                close(leave.leaves(), leave.line());
                code().jump(function.loops.exitOf(leave.exit()), leave.line());
            }
            case Goto jump -> jump(jump);
            case Label label -> label(label);
            case Return leave -> returnStatement(leave);
        }
    }

    // --- local variables

    private void local(Local local) {
        List<LocalVariable> variables = local.variables();
        List<Expression> values = local.values();
        if (variables.getLast().constant() != null) {
            variables = variables.subList(0, variables.size() - 1);
            values = values.subList(0, values.size() - 1);
        }
        int first = registers().free();
        function.expressions.adjusted(values, variables.size(), local.endLine());
        for (int index = 0; index < variables.size(); index++) {
            LocalVariable variable = variables.get(index);
            if (function.isCell(variable)) {
                code().emit(Opcode.NEWCELL, first + index, first + index, 0, local.endLine());
            }
        }
        for (int index = 0; index < variables.size(); index++) {
            registers().activate(variables.get(index), first + index);
        }
        if (local.toBeClosed() != null) {
            int register = registers().of(local.toBeClosed());
            code().emit(Opcode.TBC, register, 0, 0, local.endLine());
            registers().toBeClosed(register);
        }
    }

    private void localFunction(LocalFunction local) {
        LocalVariable variable = local.variable();
        FunctionBody body = local.body();
        int line = body.lastLineDefined();
        int register = registers().free();
        registers().reserve(1, local.line());
        if (function.isCell(variable) && local.selfUpvalue() >= 0) {
            // The closure captures the cell, so this must be there first.
            code().loadNil(register, 1, line);
            registers().activate(variable, register);
            registers().makeCell(variable, line);
            registers().reserve(1, line);
            function.closure(body, register + 1);
            code().emit(Opcode.SETCELL, register, register + 1, 0, line);
            registers().release(register + 1);
        } else {
            registers().activate(variable, register);
            function.closure(body, register);
            registers().makeCell(variable, line);
        }
        registers().restartLast();
    }

    private void functionStatement(FunctionStatement definition) {
        int free = registers().free();
        AssignmentCompiler.Target target = function.assignments.target(definition.target());
        int closure = registers().free();
        registers().reserve(1, definition.line());
        function.closure(definition.body(), closure);
        function.assignments.storeRegister(target, closure, definition.line());
        registers().release(free);
    }

    // --- if

    private void conditional(If conditional) {
        JumpList end = new JumpList();
        int remaining = conditional.clauses().size();
        for (Clause clause : conditional.clauses()) {
            remaining--;
            JumpList direct = directJump(clause);
            if (direct != null) {
                function.conditions.branch(clause.condition(), true, direct, clause.branchLine());
                continue;
            }
            JumpList next = new JumpList();
            function.conditions.branch(clause.condition(), false, next, clause.branchLine());
            block(clause.body());
            if ((remaining > 0 || conditional.otherwise() != null) && code().isReachable()) {
                code().jump(end, clause.body().endLine());
            }
            code().patchHere(next);
        }
        if (conditional.otherwise() != null) {
            block(conditional.otherwise());
        }
        code().patchHere(end);
    }

    /**
     * The jumps that a clause amounts to if its body is nothing but a jump forward, or null. A {@code goto} on a line
     * of its own is an instruction, so that hooks see the line.
     */
    private JumpList directJump(Clause clause) {
        List<Statement> statements = clause.body().statements();
        if (statements.size() != 1) {
            return null;
        }
        return switch (statements.getFirst()) {
            case Break leave when leave.leaves().isEmpty() -> function.loops.exitOf(leave.exit());
            case Goto jump when jump.leaves().isEmpty() && !jump.isBackward() && jump.line() == clause.branchLine() ->
                place(jump.target()).waiting;
            default -> null;
        };
    }

    // --- jumps

    private LabelPlace place(Label label) {
        return labels.computeIfAbsent(label, _ -> new LabelPlace());
    }

    private void jump(Goto jump) {
        close(jump.leaves(), jump.line());
        LabelPlace place = place(jump.target());
        if (jump.isBackward()) {
            code().jumpBack(place.target, jump.line());
        } else {
            code().jump(place.waiting, jump.line());
        }
    }

    private void label(Label label) {
        LabelPlace place = place(label);
        code().patchHere(place.waiting);
        place.target = label.isBackwardTarget() ? code().target() : code().size();
    }

    /** Closes variables, given innermost first, that a jump leaves. */
    private void close(List<LocalVariable> leaves, int line) {
        if (!leaves.isEmpty()) {
            code().emit(Opcode.CLOSE, registers().of(leaves.getLast()), 0, 0, line);
        }
    }

    // --- return

    private void returnStatement(Return leave) {
        List<Expression> values = leave.values();
        int free = registers().free();
        boolean isCall = values.size() == 1
            && (values.getFirst() instanceof Call || values.getFirst() instanceof MethodCall);
        if (isCall && !leave.insideToBeClosed()) {
            function.chains.tailCall(values.getFirst());
        } else {
            returnValues(leave);
        }
        registers().release(free);
    }

    private void returnValues(Return leave) {
        List<Expression> values = leave.values();
        int line = leave.endLine();
        int first = registers().free();
        boolean isOpen = false;
        if (values.size() == 1 && !values.getFirst().isMultiple()) {
            first = function.expressions.any(values.getFirst());
        } else {
            isOpen = function.expressions.list(values);
        }
        if (leave.insideToBeClosed()) {
            code().emit(Opcode.CLOSE, 0, isOpen ? 1 : 0, 0, line);
        }
        if (isOpen) {
            code().emit(Opcode.RETURN, first, ExpressionCompiler.OPEN, 0, line);
        } else if (values.isEmpty()) {
            code().emit(Opcode.RETURN0, 0, 0, 0, line);
        } else if (values.size() == 1) {
            code().emit(Opcode.RETURN1, first, 0, 0, line);
        } else {
            code().emit(Opcode.RETURN, first, values.size() + 1, 0, line);
        }
    }
}
