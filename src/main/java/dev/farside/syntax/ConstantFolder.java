package dev.farside.syntax;

import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.BinaryOperator;
import dev.farside.syntax.Expression.BooleanConstant;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.FloatConstant;
import dev.farside.syntax.Expression.IntegerConstant;
import dev.farside.syntax.Expression.Logical;
import dev.farside.syntax.Expression.Paren;
import dev.farside.syntax.Expression.Unary;
import dev.farside.syntax.Expression.UnaryOperator;

/**
 * Builds operator nodes, or their value where the operands are numerals. Folds what the reference folds, because
 * that decides which {@code <const>} variables are constants: never what could raise an error, nor to NaN, nor to a
 * float zero, whose sign a constant table that compares by value would lose.
 */
final class ConstantFolder {
    private ConstantFolder() { }

    static Expression unary(UnaryOperator operator, Expression operand, int line) {
        Constant folded = null;
        switch (operator) {
            case NOT -> folded = operand instanceof Constant constant
                ? new BooleanConstant(!constant.isTruthy(), line) : null;
            case NEGATE -> {
                if (operand instanceof IntegerConstant(long value, int _)) {
                    folded = new IntegerConstant(-value, line);
                } else if (operand instanceof FloatConstant(double value, int _)) {
                    folded = floatConstant(-value, line);
                }
            }
            case BITWISE_NOT -> {
                if (hasIntegerValue(operand)) {
                    folded = new IntegerConstant(~integerValue(operand), line);
                }
            }
            case LENGTH -> { }
        }
        return folded != null ? folded : new Unary(operator, operand, line);
    }

    static Expression binary(BinaryOperator operator, Expression left, Expression right, int line) {
        if (isNumeral(left) && isNumeral(right)) {
            Constant folded = fold(operator, left, right, line);
            if (folded != null) {
                return folded;
            }
        }
        return new Binary(operator, left, right, line);
    }

    /** A constant on the left that decides for the right operand leaves only that. */
    static Expression logical(boolean isAnd, Expression left, Expression right, int line) {
        if (left instanceof Constant constant && constant.isTruthy() == isAnd) {
            return right.isMultiple() ? new Paren(right, line) : right;
        }
        return new Logical(isAnd, left, right, line);
    }

    private static Constant fold(BinaryOperator operator, Expression left, Expression right, int line) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO ->
                left instanceof IntegerConstant && right instanceof IntegerConstant
                    ? foldIntegers(operator, integerValue(left), integerValue(right), line)
                    : foldFloats(operator, floatValue(left), floatValue(right), line);
            case DIVIDE, POWER -> foldFloats(operator, floatValue(left), floatValue(right), line);
            case BITWISE_AND, BITWISE_OR, BITWISE_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                hasIntegerValue(left) && hasIntegerValue(right)
                    ? foldIntegers(operator, integerValue(left), integerValue(right), line) : null;
            case CONCAT, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> null;
        };
    }

    private static Constant foldIntegers(BinaryOperator operator, long left, long right, int line) {
        boolean divides = operator == BinaryOperator.FLOOR_DIVIDE || operator == BinaryOperator.MODULO;
        if (divides && right == 0) {
            return null;
        }
        long value = switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case FLOOR_DIVIDE -> Math.floorDiv(left, right);
            case MODULO -> Math.floorMod(left, right);
            case BITWISE_AND -> left & right;
            case BITWISE_OR -> left | right;
            case BITWISE_XOR -> left ^ right;
            case SHIFT_LEFT -> shiftLeft(left, right);
            case SHIFT_RIGHT -> shiftLeft(left, -right);
            default -> throw new IllegalArgumentException("not an integer operator: " + operator);
        };
        return new IntegerConstant(value, line);
    }

    private static Constant foldFloats(BinaryOperator operator, double left, double right, int line) {
        boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.FLOOR_DIVIDE
            || operator == BinaryOperator.MODULO;
        if (divides && right == 0) {
            return null;
        }
        double value = switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case FLOOR_DIVIDE -> Math.floor(left / right);
            case MODULO -> modulo(left, right);
            case POWER -> power(left, right);
            default -> throw new IllegalArgumentException("not a float operator: " + operator);
        };
        return floatConstant(value, line);
    }

    private static double modulo(double left, double right) {
        double remainder = left % right;
        boolean signsDiffer = remainder > 0 ? right < 0 : remainder < 0 && right > 0;
        return signsDiffer ? remainder + right : remainder;
    }

    /** As {@code runtime.Arithmetic.power}, but for what is no number, which is not folded. */
    private static double power(double left, double right) {
        if (right == 2) {
            return left * left;
        }
        return left == Double.NEGATIVE_INFINITY ? StrictMath.pow(left, right) : Math.pow(left, right);
    }

    /** Logical shift; by a negative distance to the right, by 64 and more to zero. */
    private static long shiftLeft(long value, long distance) {
        if (distance <= -Long.SIZE || distance >= Long.SIZE) {
            return 0;
        }
        return distance >= 0 ? value << distance : value >>> -distance;
    }

    private static Constant floatConstant(double value, int line) {
        return Double.isNaN(value) || value == 0 ? null : new FloatConstant(value, line);
    }

    private static boolean isNumeral(Expression expression) {
        return expression instanceof IntegerConstant || expression instanceof FloatConstant;
    }

    private static double floatValue(Expression numeral) {
        return numeral instanceof IntegerConstant(long value, int _) ? value : ((FloatConstant) numeral).value();
    }

    /** Whether it is an integer numeral or a float one that denotes a 64-bit integer. */
    private static boolean hasIntegerValue(Expression expression) {
        return expression instanceof IntegerConstant
            || expression instanceof FloatConstant(double value, int _)
            && value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63;
    }

    private static long integerValue(Expression numeral) {
        return numeral instanceof IntegerConstant(long value, int _) ? value : (long) ((FloatConstant) numeral).value();
    }
}
