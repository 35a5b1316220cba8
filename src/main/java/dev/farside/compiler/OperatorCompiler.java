package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.BinaryOperator;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.FloatConstant;
import dev.farside.syntax.Expression.IntegerConstant;
import dev.farside.syntax.Expression.Unary;
import java.util.ArrayList;
import java.util.List;

/** Unary and binary operators. */
final class OperatorCompiler {
    private final FunctionCompiler function;

    OperatorCompiler(FunctionCompiler function) {
        this.function = function;
    }

    void unary(Unary unary, int target) {
        int opcode = switch (unary.operator()) {
            case NEGATE -> Opcode.UNM;
            case BITWISE_NOT -> Opcode.BNOT;
            case NOT -> Opcode.NOT;
            case LENGTH -> Opcode.LEN;
        };
        Registers registers = function.registers;
        int free = registers.free();
        int operand = function.expressions.any(unary.operand());
        registers.release(free);
        function.code.emit(opcode, target, operand, 0, unary.line());
    }

    /** A binary operator; the chain of operators on its left, which may be very long, is evaluated in a loop. */
    void binary(Binary top, int target) {
        if (top.operator() == BinaryOperator.CONCAT) {
            concat(top, target);
            return;
        }
        if (!isChainLink(top.left())) {
            operation(top, ConditionCompiler.NO_REGISTER, target);
            return;
        }
        Registers registers = function.registers;
        int free = registers.free();
        int left = operandChain(top);
        operation(top, left, target);
        registers.release(free);
    }

    /** Whether an expression is an operator that {@link #operandChain} has to evaluate. */
    static boolean isChainLink(Expression expression) {
        return expression instanceof Binary binary && binary.operator() != BinaryOperator.CONCAT;
    }

    /**
     * Evaluates the left operand of an operator, itself an operator, into the next register and reserves it.
     */
    int operandChain(Binary top) {
        List<Binary> chain = new ArrayList<>();
        for (Expression link = top.left(); isChainLink(link); link = ((Binary) link).left()) {
            chain.add((Binary) link);
        }
        Registers registers = function.registers;
        int result = registers.free();
        int left = ConditionCompiler.NO_REGISTER;
        for (Binary link : chain.reversed()) {
            operation(link, left, result);
            registers.release(result);
            registers.reserve(1, link.line());
            left = result;
        }
        return result;
    }

    /**
     * Adds the code for one operator.
     *
     * @param left the register of its left operand, or {@link ConditionCompiler#NO_REGISTER} if that is not
     *             evaluated yet
     */
    private void operation(Binary binary, int left, int target) {
        int opcode = arithmeticOpcode(binary.operator());
        if (opcode < 0) {
            function.conditions.comparisonValue(binary, left, target);
            return;
        }
        Registers registers = function.registers;
        int free = registers.free();
        int constant = numericOperand(binary.right());
        if (left < 0 && function.expressions.isReadLate(binary.left())
                && ExpressionCompiler.mayAssign(binary.right())) {
            int right = function.expressions.any(binary.right());
            int leftRegister = function.expressions.readLate(binary.left(), binary.line());
            function.code.emit(opcode, target, leftRegister, right, binary.line());
            registers.release(free);
            return;
        }
        int leftRegister = left >= 0 ? left : function.expressions.any(binary.left());
        if (constant >= 0 && opcode <= Opcode.IDIV) {
            function.code.emit(opcode + Opcode.ADDK - Opcode.ADD, target, leftRegister, constant, binary.line());
        } else {
            int right = function.expressions.any(binary.right());
            function.code.emit(opcode, target, leftRegister, right, binary.line());
        }
        registers.release(free);
    }

    /** The operand for a numeric constant; -1 if the expression is none or does not fit. */
    int numericOperand(Expression expression) {
        return expression instanceof IntegerConstant || expression instanceof FloatConstant
            ? function.operand((Constant) expression) : -1;
    }

    private static int arithmeticOpcode(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Opcode.ADD;
            case SUBTRACT -> Opcode.SUB;
            case MULTIPLY -> Opcode.MUL;
            case MODULO -> Opcode.MOD;
            case POWER -> Opcode.POW;
            case DIVIDE -> Opcode.DIV;
            case FLOOR_DIVIDE -> Opcode.IDIV;
            case BITWISE_AND -> Opcode.BAND;
            case BITWISE_OR -> Opcode.BOR;
            case BITWISE_XOR -> Opcode.BXOR;
            case SHIFT_LEFT -> Opcode.SHL;
            case SHIFT_RIGHT -> Opcode.SHR;
            case CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> -1;
        };
    }

    /** A chain of concatenations, right-associative and so bounded: one instruction, at the line of the last one. */
    private void concat(Binary top, int target) {
        Registers registers = function.registers;
        int first = registers.free();
        Expression rest = top;
        int line = top.line();
        while (rest instanceof Binary binary && binary.operator() == BinaryOperator.CONCAT) {
            function.expressions.next(binary.left());
            line = binary.line();
            rest = binary.right();
        }
        function.expressions.next(rest);
        function.code.emit(Opcode.CONCAT, first, registers.free() - first, 0, line);
        registers.release(first);
        function.expressions.move(target, first, line);
    }
}
