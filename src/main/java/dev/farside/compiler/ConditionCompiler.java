package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.BooleanConstant;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.Logical;
import dev.farside.syntax.Expression.Unary;
import dev.farside.syntax.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions, comparisons, {@code and} and {@code or}: code that jumps.
 *
 * <p>Everything is built on one operation, {@link #branch}: jump if an expression is true, or if it is false, and go
 * on otherwise. {@code a and b} branches on {@code a} to where the whole is known to be false, and so on; booleans
 * come into being only where a value is asked for.
 */
final class ConditionCompiler {
    /** In place of a register: no value is wanted, or none is there yet. */
    static final int NO_REGISTER = -1;

    private final FunctionCompiler function;

    ConditionCompiler(FunctionCompiler function) {
        this.function = function;
    }

    /**
     * Adds a jump to {@code list} that is taken if {@code condition} is true or not, as {@code when} says.
     *
     * @param line of the jump, if the condition is not a comparison, which has its own
     */
    void branch(Expression condition, boolean when, JumpList list, int line) {
        branch(condition, when, list, NO_REGISTER, line);
    }

    /** How the right operand of a {@link Logical} is to branch, and the jumps that lead behind it. */
    private record Pending(Expression right, boolean when, JumpList list, int target, int line, JumpList skip) {
    }

    /**
     * Adds a jump as above; if it is taken and {@code target} is a register, that holds the value of the condition.
     * If it is not taken, the content of {@code target} is anything.
     */
    private void branch(Expression condition, boolean when, JumpList list, int target, int line) {
        if (!(condition instanceof Logical)) {
            branchOnOperand(condition, when, list, target, line);
            return;
        }
        // Down the left operands in a loop, for their chain may be very long; then up again through the right ones.
        List<Pending> rights = new ArrayList<>();
        Expression left = condition;
        boolean leftWhen = when;
        JumpList leftList = list;
        int leftTarget = target;
        int leftLine = line;
        while (left instanceof Logical logical) {
            if (logical.isAnd() == leftWhen) {
                JumpList skip = new JumpList();
                rights.add(new Pending(logical.right(), leftWhen, leftList, leftTarget, leftLine, skip));
                leftWhen = !leftWhen;
                leftList = skip;
                leftTarget = NO_REGISTER;
            } else {
                rights.add(new Pending(logical.right(), leftWhen, leftList, leftTarget, leftLine, null));
            }
            leftLine = logical.line();
            left = logical.left();
        }
        branchOnOperand(left, leftWhen, leftList, leftTarget, leftLine);
        for (Pending pending : rights.reversed()) {
            branch(pending.right, pending.when, pending.list, pending.target, pending.line);
            if (pending.skip != null) {
                function.code.patchHere(pending.skip);
            }
        }
    }

    private void branchOnOperand(Expression operand, boolean when, JumpList list, int target, int line) {
        switch (operand) {
            case Constant constant -> branchOnConstant(constant, when, list, target);
            case Unary(UnaryOperator operator, Expression inner, int _) when operator == UnaryOperator.NOT ->
                branchOnNot(inner, when, list, target, line);
            case Binary binary when isComparison(binary) -> branchOnComparison(binary, when, list, target);
            default -> branchOnValue(operand, when, list, target, line);
        }
    }

    private void branchOnConstant(Constant constant, boolean when, JumpList list, int target) {
        if (constant.isTruthy() == when) {
            if (target != NO_REGISTER) {
                function.expressions.into(constant, target);
            }
            function.code.jump(list, constant.line());
        }
    }

    private void branchOnNot(Expression inner, boolean when, JumpList list, int target, int line) {
        if (target == NO_REGISTER) {
            branch(inner, !when, list, NO_REGISTER, line);
            return;
        }
        JumpList skip = new JumpList();
        branch(inner, when, skip, NO_REGISTER, line);
        loadBoolean(when, target, line);
        function.code.jump(list, line);
        function.code.patchHere(skip);
    }

    private void branchOnValue(Expression operand, boolean when, JumpList list, int target, int line) {
        Registers registers = function.registers;
        int free = registers.free();
        int register = target;
        if (target == NO_REGISTER) {
            register = function.expressions.any(operand);
        } else {
            function.expressions.into(operand, target);
        }
        registers.release(free);
        function.code.jumpIf(when ? Opcode.JUMPIF : Opcode.JUMPIFNOT, register, 0, 0, list, line);
    }

    private void branchOnComparison(Binary comparison, boolean when, JumpList list, int target) {
        Registers registers = function.registers;
        int free = registers.free();
        if (target == NO_REGISTER) {
            emit(operands(comparison, NO_REGISTER), when, list, comparison.line());
        } else {
            reserveIfFresh(target, comparison.line());
            Operands operands = operands(comparison, NO_REGISTER);
            if (operands.reads(target)) {
                JumpList skip = new JumpList();
                emit(operands, !when, skip, comparison.line());
                loadBoolean(when, target, comparison.line());
                function.code.jump(list, comparison.line());
                function.code.patchHere(skip);
            } else {
                loadBoolean(when, target, comparison.line());
                emit(operands, when, list, comparison.line());
            }
        }
        registers.release(free);
    }

    // --- values

    /** The value of {@code and} or {@code or}. */
    void value(Logical logical, int target) {
        JumpList end = new JumpList();
        branch(logical.left(), !logical.isAnd(), end, target, logical.line());
        function.expressions.into(logical.right(), target);
        function.code.patchHere(end);
    }

    /**
     * The value of a comparison.
     *
     * @param left the register of its left operand, or {@link #NO_REGISTER} if that is not evaluated yet
     */
    void comparisonValue(Binary comparison, int left, int target) {
        Registers registers = function.registers;
        int free = registers.free();
        if (left == NO_REGISTER) {
            reserveIfFresh(target, comparison.line());
        }
        int line = comparison.line();
        JumpList isTrue = new JumpList();
        Operands operands = operands(comparison, left);
        if (operands.reads(target)) {
            JumpList end = new JumpList();
            emit(operands, true, isTrue, line);
            loadBoolean(false, target, line);
            function.code.jump(end, line);
            function.code.patchHere(isTrue);
            loadBoolean(true, target, line);
            function.code.patchHere(end);
        } else {
            loadBoolean(true, target, line);
            emit(operands, true, isTrue, line);
            loadBoolean(false, target, line);
            function.code.patchHere(isTrue);
        }
        registers.release(free);
    }

    /** Keeps the operands of a comparison away from the register of its result, which makes the code shorter. */
    private void reserveIfFresh(int target, int line) {
        if (!function.compactCalls && target == function.registers.free()) {
            function.registers.reserve(1, line);
        }
    }

    private void loadBoolean(boolean value, int target, int line) {
        function.expressions.into(new BooleanConstant(value, line), target);
    }

    // --- comparisons

    /**
     * A comparison with its operands evaluated.
     *
     * @param second a register, or a constant if {@code isConstant}
     * @param negated whether the instruction compares for the contrary
     */
    private record Operands(int opcode, int first, int second, boolean isConstant, boolean negated) {
        boolean reads(int register) {
            return first == register || !isConstant && second == register;
        }
    }

    static boolean isComparison(Binary binary) {
        return switch (binary.operator()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
            default -> false;
        };
    }

    private void emit(Operands operands, boolean when, JumpList list, int line) {
        function.code.jumpIf(operands.opcode, operands.first, operands.second, when != operands.negated ? 1 : 0, list,
            line);
    }

    /** Evaluates the operands of a comparison, left before right; reserves registers for them. */
    private Operands operands(Binary comparison, int left) {
        return switch (comparison.operator()) {
            case EQUAL -> equality(comparison, left, false);
            case NOT_EQUAL -> equality(comparison, left, true);
            case LESS -> order(comparison, left, Opcode.LT, Opcode.LTK, Opcode.GTK, false);
            case LESS_EQUAL -> order(comparison, left, Opcode.LE, Opcode.LEK, Opcode.GEK, false);
            case GREATER -> order(comparison, left, Opcode.LT, Opcode.GTK, Opcode.LTK, true);
            case GREATER_EQUAL -> order(comparison, left, Opcode.LE, Opcode.GEK, Opcode.LEK, true);
            default -> throw new IllegalArgumentException("not a comparison: " + comparison.operator());
        };
    }

    private Operands equality(Binary comparison, int left, boolean negated) {
        Expression register = comparison.left();
        Expression other = comparison.right();
        if (left == NO_REGISTER && register instanceof Constant && !(other instanceof Constant)) {
            // Equality with a constant calls no metamethod, so its operands may change places.
            register = comparison.right();
            other = comparison.left();
        }
        int constant = other instanceof Constant ? function.operand((Constant) other) : -1;
        if (isReadLate(register, left, other)) {
            int second = function.expressions.any(other);
            int first = function.expressions.readLate(register, comparison.line());
            return new Operands(Opcode.EQ, first, second, false, negated);
        }
        int first = left != NO_REGISTER ? left : leftOperand(register);
        if (constant >= 0) {
            return new Operands(Opcode.EQK, first, constant, true, negated);
        }
        return new Operands(Opcode.EQ, first, function.expressions.any(other), false, negated);
    }

    /**
     * An order comparison.
     *
     * @param constantRight the opcode for a constant on the right
     * @param constantLeft  the opcode for a constant on the left, which then becomes the second operand
     * @param swapped       whether the registers change places: {@code a > b} is {@code b < a}
     */
    private Operands order(Binary comparison, int left, int opcode, int constantRight, int constantLeft,
            boolean swapped) {
        int constant = function.operators.numericOperand(comparison.right());
        if (constant >= 0) {
            int first = left != NO_REGISTER ? left : leftOperand(comparison.left());
            return new Operands(constantRight, first, constant, true, false);
        }
        constant = left != NO_REGISTER ? -1 : function.operators.numericOperand(comparison.left());
        if (constant >= 0) {
            int second = function.expressions.any(comparison.right());
            return new Operands(constantLeft, second, constant, true, false);
        }
        int first;
        int second;
        if (isReadLate(comparison.left(), left, comparison.right())) {
            second = function.expressions.any(comparison.right());
            first = function.expressions.readLate(comparison.left(), comparison.line());
        } else {
            first = left != NO_REGISTER ? left : leftOperand(comparison.left());
            second = function.expressions.any(comparison.right());
        }
        return swapped ? new Operands(opcode, second, first, false, false)
            : new Operands(opcode, first, second, false, false);
    }

    /** Whether the left operand, if it is not evaluated yet, is a variable to be read behind the right one. */
    private boolean isReadLate(Expression leftOperand, int left, Expression right) {
        return left == NO_REGISTER && function.expressions.isReadLate(leftOperand)
            && ExpressionCompiler.mayAssign(right);
    }

    private int leftOperand(Expression left) {
        return function.expressions.any(left);
    }
}
