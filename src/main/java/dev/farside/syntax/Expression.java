package dev.farside.syntax;

import java.util.List;

/**
 * An expression with its names resolved and its constant operators folded.
 *
 * <p>Trees are bounded in depth by the parser's nesting limit in every direction but one: <b>left spines</b>.
 * Chains of left-associative operators ({@link Binary#left}, {@link Logical#left}) and of suffixes
 * ({@link Index#object}, {@link Call#function}, {@link MethodCall#object}) are as long as the source makes them, so
 * whoever walks a tree must follow these fields in a loop. This holds for the methods that records inherit as
 * well: do not call {@code equals}, {@code hashCode} or {@code toString} on a tree from untrusted source.
 */
public sealed interface Expression {
    /**
     * The line an error raised by this expression is reported at; see each kind. Constants, names and indices are
     * fetched where their value is used: the operator behind them, the comma or parenthesis that ends an argument, the
     * {@code then} behind a condition; at their own end elsewhere.
     */
    int line();

    /** True for the kinds that may yield any number of values: calls and {@code ...}. */
    default boolean isMultiple() {
        return this instanceof Call || this instanceof MethodCall || this instanceof Vararg;
    }

    /** A constant: what a {@code <const>} variable without a register may stand for. */
    sealed interface Constant extends Expression {
        /** The same value at another place of the source. */
        default Constant atLine(int line) {
            return switch (this) {
                case NilConstant ignored -> new NilConstant(line);
                case BooleanConstant constant -> new BooleanConstant(constant.value(), line);
                case IntegerConstant constant -> new IntegerConstant(constant.value(), line);
                case FloatConstant constant -> new FloatConstant(constant.value(), line);
                case StringConstant constant -> new StringConstant(constant.value(), line);
            };
        }

        /** Whether a condition takes it for true: everything but {@code nil} and {@code false}. */
        default boolean isTruthy() {
            return !(this instanceof NilConstant || this instanceof BooleanConstant(boolean value, int _) && !value);
        }
    }

    /** {@code nil}. */
    record NilConstant(int line) implements Constant { }

    /** {@code true} or {@code false}. */
    record BooleanConstant(boolean value, int line) implements Constant { }

    /** An integer numeral or a folded integer. */
    record IntegerConstant(long value, int line) implements Constant { }

    /** A float numeral or a folded float. */
    record FloatConstant(double value, int line) implements Constant { }

    /** A string literal. */
    record StringConstant(LuaBytes value, int line) implements Constant { }

    /** {@code ...}, at the line of the token before it, as in the reference. */
    record Vararg(int line) implements Expression { }

    /** A function constructor; evaluating it creates a closure. */
    record FunctionExpression(FunctionBody body, int line) implements Expression { }

    /** A name bound to a local variable of the function it is used in. Never one with a constant value. */
    record LocalRef(LocalVariable variable, int line) implements Expression { }

    /** A name bound to a variable of an enclosing function: the {@code upvalue.index()}-th of the current one. */
    record UpvalueRef(Upvalue upvalue, int line) implements Expression { }

    /**
     * A free name, that is {@code environment.name}.
     *
     * @param environment what {@code _ENV} is here: a {@link LocalRef}, an {@link UpvalueRef}, or a constant when
     *                    the program declares {@code local _ENV <const> = nil} or the like
     */
    record GlobalRef(Expression environment, LuaBytes name, int line) implements Expression { }

    /** {@code object[key]} or {@code object.key}, the latter with a string constant. */
    record Index(Expression object, Expression key, int line) implements Expression { }

    /** A call; at the line where its arguments begin. */
    record Call(Expression function, List<Expression> arguments, int line) implements Expression { }

    /** {@code object:name(arguments)}; at the line where its arguments begin, the look-up at {@code nameLine}. */
    record MethodCall(Expression object, LuaBytes name, List<Expression> arguments, int line, int nameLine)
        implements Expression { }

    /** Parentheses around an expression that {@link #isMultiple()}: exactly one value. Others are not kept. */
    record Paren(Expression inner, int line) implements Expression { }

    /** A unary operator, at the operator's line, but {@code not} at the line where its operand ends. */
    record Unary(UnaryOperator operator, Expression operand, int line) implements Expression { }

    /**
     * A binary operator that evaluates both operands, at the operator's line; comparisons at the line of the last
     * token of the right operand, as in the reference.
     */
    record Binary(BinaryOperator operator, Expression left, Expression right, int line) implements Expression { }

    /** {@code and} ({@code isAnd}) or {@code or}. */
    record Logical(boolean isAnd, Expression left, Expression right, int line) implements Expression { }

    /** A table constructor; its items in source order, at the line of the token before it, as in the reference. */
    record TableConstructor(List<TableItem> items, int line, int endLine) implements Expression { }

    /** An item of a table constructor. */
    sealed interface TableItem {
        /** The item's value. */
        Expression value();
    }

    /** An item without a key; when it is the last item and {@link #isMultiple()}, all its values are taken. */
    record PositionalItem(Expression value) implements TableItem { }

    /** {@code name = value} (the key a string constant) or {@code [key] = value}; at the line of the value's end. */
    record KeyedItem(Expression key, Expression value, int line) implements TableItem { }

    /** Unary operators. */
    enum UnaryOperator { NEGATE, BITWISE_NOT, NOT, LENGTH }

    /** Binary operators but {@code and} and {@code or}. */
    enum BinaryOperator {
        ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER, CONCAT,
        BITWISE_AND, BITWISE_OR, BITWISE_XOR, SHIFT_LEFT, SHIFT_RIGHT,
        EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL
    }
}
