package dev.farside.syntax;

import dev.farside.syntax.Expression.BinaryOperator;
import dev.farside.syntax.Expression.BooleanConstant;
import dev.farside.syntax.Expression.Call;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.FloatConstant;
import dev.farside.syntax.Expression.FunctionExpression;
import dev.farside.syntax.Expression.GlobalRef;
import dev.farside.syntax.Expression.Index;
import dev.farside.syntax.Expression.IntegerConstant;
import dev.farside.syntax.Expression.KeyedItem;
import dev.farside.syntax.Expression.LocalRef;
import dev.farside.syntax.Expression.Logical;
import dev.farside.syntax.Expression.MethodCall;
import dev.farside.syntax.Expression.NilConstant;
import dev.farside.syntax.Expression.Paren;
import dev.farside.syntax.Expression.PositionalItem;
import dev.farside.syntax.Expression.StringConstant;
import dev.farside.syntax.Expression.TableConstructor;
import dev.farside.syntax.Expression.TableItem;
import dev.farside.syntax.Expression.UnaryOperator;
import dev.farside.syntax.Expression.UpvalueRef;
import dev.farside.syntax.Expression.Vararg;
import java.util.ArrayList;
import java.util.List;

/** The grammar's rules for expressions. */
final class ExpressionParser {
    private static final int UNARY_PRIORITY = 12;
    /** Items of a constructor that the reference keeps in registers before it stores them. */
    private static final int ITEMS_PER_FLUSH = 50;
    /** Operands of the reference's instructions that are numbers themselves. */
    private static final int MAX_INTEGER_KEY = 255;
    private static final int MIN_ORDER_OPERAND = -127;
    private static final int MAX_ORDER_OPERAND = 128;

    private final TokenStream tokens;
    private final StatementParser statements;

    /** What the parentheses read last yielded: no variable, even if it is one. */
    private Expression parenthesized;
    /** The constant that the {@code <const>} variable read last stands for, and the variable's name. */
    private Expression constantUse;
    private LuaBytes constantName;

    ExpressionParser(TokenStream tokens, StatementParser statements) {
        this.tokens = tokens;
        this.statements = statements;
    }

    /** {@code expr}. */
    Expression expression() {
        return subexpression(0);
    }

    private RegisterCount registers() {
        return statements.function().registers();
    }

    /** {@code explist}; all values but the last one are then in the next registers. */
    List<Expression> expressionList() {
        int register = registers().free();
        Expression first = expression();
        if (!tokens.isAt(',')) {
            return List.of(first);
        }
        List<Expression> list = new ArrayList<>();
        Expression last = first;
        while (tokens.skip(',')) {
            registers().next(register++);
            list.add(usedAt(last, tokens.lastLine()));
            last = expression();
        }
        list.add(last);
        return List.copyOf(list);
    }

    /**
     * The same expression for a use at a line: what only fetches a value does so where the value is needed, and that,
     * as in the reference, is the line of the token that shows it (an operator, a comma, a parenthesis).
     */
    Expression usedAt(Expression expression, int line) {
        if (expression == parenthesized) {
            return expression; // read at the closing parenthesis
        }
        return switch (expression) {
            case LocalRef(LocalVariable variable, int _) -> new LocalRef(variable, line);
            case UpvalueRef(Upvalue upvalue, int _) -> new UpvalueRef(upvalue, line);
            case GlobalRef(Expression environment, LuaBytes name, int _) -> new GlobalRef(environment, name, line);
            case Index(Expression object, Expression key, int _) -> new Index(object, key, line);
            case Constant constant -> constant.atLine(line);
            case Logical(boolean isAnd, Expression left, Expression right, int operatorLine)
                when right instanceof LocalRef || right instanceof Constant || right instanceof Logical ->
                // Right operands of other kinds have been fetched at their own end.
                new Logical(isAnd, left, usedAt(right, line), operatorLine);
            default -> expression;
        };
    }

    /**
     * A unary or simple expression and all binary operators behind it that bind tighter on their left than
     * {@code limit}. Left-associative chains loop here; right-associative ones recurse.
     */
    private Expression subexpression(int limit) {
        tokens.enterLevel();
        int first = registers().free();
        Expression result;
        UnaryOperator prefix = unaryOperator(tokens.token());
        if (prefix != null) {
            int line = tokens.line();
            tokens.next();
            Expression operand = subexpression(UNARY_PRIORITY);
            // As in the reference, "not" belongs to where its operand ends.
            int usedLine = prefix == UnaryOperator.NOT ? tokens.lastLine() : line;
            result = folded(ConstantFolder.unary(prefix, operand, usedLine));
            if (!(result instanceof Constant)) {
                registers().read(first, operand);
            }
        } else {
            result = simpleExpression();
        }
        int operator;
        while (leftPriority(operator = tokens.token()) > limit) {
            int line = tokens.line();
            tokens.next();
            Expression left = usedAt(result, line); // before the right one, which may be parenthesized, too
            useLeft(operator, left, first);
            int second = registers().free();
            Expression right = subexpression(rightPriority(operator));
            useRight(operator, right, first, second);
            result = folded(combine(operator, left, right, line));
        }
        tokens.leaveLevel();
        return result;
    }

    private void useLeft(int operator, Expression left, int first) {
        if (operator == Token.CONCAT) {
            registers().next(first);
        } else if (operator == Token.AND || operator == Token.OR) {
            registers().read(first, left);
        } else if (!isOperand(operator, left)) {
            registers().any(first, left);
        }
    }

    /** Whether a left operand goes into the instruction of its operator. */
    private static boolean isOperand(int operator, Expression left) {
        return switch (operator) {
            case Token.EQUAL, Token.NOT_EQUAL -> left instanceof Constant;
            case '<', '>', Token.LESS_EQUAL, Token.GREATER_EQUAL -> switch (left) {
                case IntegerConstant(long value, int _) -> isOrderOperand(value);
                case FloatConstant(double value, int _) -> value == Math.rint(value) && isOrderOperand(value);
                default -> false;
            };
            default -> left instanceof IntegerConstant || left instanceof FloatConstant;
        };
    }

    private static boolean isOrderOperand(double value) {
        return value >= MIN_ORDER_OPERAND && value <= MAX_ORDER_OPERAND;
    }

    private void useRight(int operator, Expression right, int first, int second) {
        if (operator == Token.CONCAT) {
            registers().next(second);
            registers().release(first + 1);
        } else if (operator != Token.AND && operator != Token.OR) {
            registers().read(second, right);
            registers().release(first);
        }
    }

    /** A constant that operators were folded to is fetched at their end. */
    private Expression folded(Expression expression) {
        return expression instanceof Constant constant ? constant.atLine(tokens.lastLine()) : expression;
    }

    private Expression combine(int token, Expression left, Expression right, int line) {
        if (token == Token.AND || token == Token.OR) {
            return ConstantFolder.logical(token == Token.AND, left, right, line);
        }
        return switch (token) {
            case '+' -> ConstantFolder.binary(BinaryOperator.ADD, left, right, line);
            case '-' -> ConstantFolder.binary(BinaryOperator.SUBTRACT, left, right, line);
            case '*' -> ConstantFolder.binary(BinaryOperator.MULTIPLY, left, right, line);
            case '/' -> ConstantFolder.binary(BinaryOperator.DIVIDE, left, right, line);
            case '%' -> ConstantFolder.binary(BinaryOperator.MODULO, left, right, line);
            case '^' -> ConstantFolder.binary(BinaryOperator.POWER, left, right, line);
            case '&' -> ConstantFolder.binary(BinaryOperator.BITWISE_AND, left, right, line);
            case '|' -> ConstantFolder.binary(BinaryOperator.BITWISE_OR, left, right, line);
            case '~' -> ConstantFolder.binary(BinaryOperator.BITWISE_XOR, left, right, line);
            case Token.FLOOR_DIVIDE -> ConstantFolder.binary(BinaryOperator.FLOOR_DIVIDE, left, right, line);
            case Token.SHIFT_LEFT -> ConstantFolder.binary(BinaryOperator.SHIFT_LEFT, left, right, line);
            case Token.SHIFT_RIGHT -> ConstantFolder.binary(BinaryOperator.SHIFT_RIGHT, left, right, line);
            case Token.CONCAT -> ConstantFolder.binary(BinaryOperator.CONCAT, left, right, line);
            case Token.EQUAL -> comparison(BinaryOperator.EQUAL, left, right);
            case Token.NOT_EQUAL -> comparison(BinaryOperator.NOT_EQUAL, left, right);
            case '<' -> comparison(BinaryOperator.LESS, left, right);
            case Token.LESS_EQUAL -> comparison(BinaryOperator.LESS_EQUAL, left, right);
            case '>' -> comparison(BinaryOperator.GREATER, left, right);
            case Token.GREATER_EQUAL -> comparison(BinaryOperator.GREATER_EQUAL, left, right);
            default -> throw new IllegalArgumentException("not a binary operator: " + token);
        };
    }

    private Expression comparison(BinaryOperator operator, Expression left, Expression right) {
        return ConstantFolder.binary(operator, left, right, tokens.lastLine());
    }

    private static UnaryOperator unaryOperator(int token) {
        return switch (token) {
            case Token.NOT -> UnaryOperator.NOT;
            case '-' -> UnaryOperator.NEGATE;
            case '~' -> UnaryOperator.BITWISE_NOT;
            case '#' -> UnaryOperator.LENGTH;
            default -> null;
        };
    }

    /** How tightly a binary operator binds on its left; -1 for any other token. */
    private static int leftPriority(int token) {
        return switch (token) {
            case Token.OR -> 1;
            case Token.AND -> 2;
            case Token.EQUAL, Token.NOT_EQUAL, '<', Token.LESS_EQUAL, '>', Token.GREATER_EQUAL -> 3;
            case '|' -> 4;
            case '~' -> 5;
            case '&' -> 6;
            case Token.SHIFT_LEFT, Token.SHIFT_RIGHT -> 7;
            case Token.CONCAT -> 9;
            case '+', '-' -> 10;
            case '*', '/', '%', Token.FLOOR_DIVIDE -> 11;
            case '^' -> 14;
            default -> -1;
        };
    }

    /** How tightly a binary operator binds on its right: less than on its left if it is right-associative. */
    private static int rightPriority(int token) {
        int left = leftPriority(token);
        return token == Token.CONCAT || token == '^' ? left - 1 : left;
    }

    private Expression simpleExpression() {
        int line = tokens.line();
        Expression result = switch (tokens.token()) {
            case Token.FLOAT -> new FloatConstant(tokens.floatValue(), line);
            case Token.INTEGER -> new IntegerConstant(tokens.integerValue(), line);
            case Token.STRING -> new StringConstant(tokens.text(), line);
            case Token.NIL -> new NilConstant(line);
            case Token.TRUE -> new BooleanConstant(true, line);
            case Token.FALSE -> new BooleanConstant(false, line);
            case Token.DOTS -> vararg(tokens.lastLine());
            default -> null;
        };
        if (result != null) {
            tokens.next();
            return result;
        }
        return switch (tokens.token()) {
            case '{' -> tableConstructor();
            case Token.FUNCTION -> {
                tokens.next();
                int functionLine = tokens.line();
                yield new FunctionExpression(statements.functionBody(false, functionLine), functionLine);
            }
            default -> suffixedExpression();
        };
    }

    private Expression vararg(int line) {
        FunctionScope function = statements.function();
        if (!function.isVararg()) {
            throw tokens.error("cannot use '...' outside a vararg function");
        }
        function.markVarargUsed();
        return new Vararg(line);
    }

    /** {@code suffixedexp}: a name or parentheses, then any number of fields, indices and calls. */
    Expression suffixedExpression() {
        int first = registers().free();
        Expression result = primaryExpression();
        while (true) {
            switch (tokens.token()) {
                case '.' -> result = field(result, first);
                case '[' -> {
                    useTable(result, first);
                    int second = registers().free();
                    Expression key = bracketedKey();
                    useKey(key, second, isUpvalue(result));
                    result = new Index(result, key, tokens.lastLine());
                }
                case ':' -> {
                    tokens.next();
                    LuaBytes name = tokens.expectName();
                    int nameLine = tokens.lastLine();
                    int line = tokens.line();
                    registers().read(first, result);
                    registers().reserve(2);
                    result = new MethodCall(usedAt(result, nameLine), name, arguments(), line, nameLine);
                    registers().release(first + 1);
                }
                case '(', '{', Token.STRING -> {
                    int line = tokens.line();
                    registers().next(first);
                    result = new Call(result, arguments(), line);
                    registers().release(first + 1);
                }
                default -> {
                    return result;
                }
            }
        }
    }

    private void useTable(Expression table, int first) {
        if (!isUpvalue(table)) {
            registers().any(first, table);
        }
    }

    /**
     * Whether an expression that was just read is an upvalue, which holds no register as long as its fields are read.
     */
    private boolean isUpvalue(Expression expression) {
        return expression instanceof UpvalueRef && expression != parenthesized;
    }

    /** Notes the use of a key that holds the registers from {@code first} on; an upvalue is read only now. */
    private void useKey(Expression key, int first, boolean ofUpvalue) {
        registers().release(first);
        if (key instanceof StringConstant) {
            return;
        }
        int second = first;
        if (ofUpvalue) {
            registers().next(second++);
        }
        boolean isOperand = key instanceof IntegerConstant(long value, int _) && value >= 0 && value <= MAX_INTEGER_KEY;
        if (!isOperand) {
            registers().any(second, key);
        }
    }

    private Expression primaryExpression() {
        switch (tokens.token()) {
            case Token.NAME -> {
                return name();
            }
            case '(' -> {
                int line = tokens.line();
                int first = registers().free();
                tokens.next();
                Expression inner = expression();
                tokens.expectClosing(')', '(', line);
                if (inner instanceof Index) {
                    registers().release(first);
                }
                parenthesized = inner.isMultiple() ? new Paren(inner, line) : usedAt(inner, tokens.lastLine());
                return parenthesized;
            }
            default -> throw tokens.error("unexpected symbol");
        }
    }

    /** A name, resolved. */
    Expression name() {
        LuaBytes name = tokens.expectName();
        Expression result = statements.function().resolve(name, tokens.lastLine());
        if (result instanceof Constant) {
            constantUse = result;
            constantName = name;
        }
        return result;
    }

    /** {@code ['.' | ':'] NAME} behind an expression, which holds the registers from {@code first} on. */
    Expression field(Expression object, int first) {
        useTable(object, first);
        tokens.next();
        LuaBytes name = tokens.expectName();
        int line = tokens.lastLine();
        return new Index(object, new StringConstant(name, line), line);
    }

    private Expression bracketedKey() {
        tokens.next();
        Expression key = expression();
        tokens.expect(']');
        return key;
    }

    private List<Expression> arguments() {
        int line = tokens.line();
        int first = registers().free();
        switch (tokens.token()) {
            case '(' -> {
                tokens.next();
                List<Expression> list = tokens.isAt(')') ? List.of() : expressionList();
                tokens.expectClosing(')', '(', line);
                if (!list.isEmpty() && !list.getLast().isMultiple()) {
                    registers().next(first + list.size() - 1);
                }
                return lastUsedHere(list);
            }
            case '{' -> {
                return List.of(tableConstructor());
            }
            case Token.STRING -> {
                Expression string = new StringConstant(tokens.text(), line);
                tokens.next();
                registers().next(first);
                return List.of(string);
            }
            default -> throw tokens.error("function arguments expected");
        }
    }

    /** The list with its last expression used at the line of the token just read. */
    private List<Expression> lastUsedHere(List<Expression> list) {
        if (list.isEmpty()) {
            return list;
        }
        List<Expression> result = new ArrayList<>(list);
        result.set(list.size() - 1, usedAt(list.getLast(), tokens.lastLine()));
        return List.copyOf(result);
    }

    private Expression tableConstructor() {
        int line = tokens.line();
        int createdLine = tokens.lastLine();
        registers().reserve(1);
        int first = registers().free();
        tokens.expect('{');
        List<TableItem> items = new ArrayList<>();
        int waiting = 0;
        while (!tokens.isAt('}')) {
            items.add(tableItem());
            if (!tokens.skip(',') && !tokens.skip(';')) {
                break;
            }
            if (!tokens.isAt('}') && useLastItem(items, first + waiting)) {
                waiting = (waiting + 1) % ITEMS_PER_FLUSH;
                registers().release(first + waiting);
            }
        }
        tokens.expectClosing('}', '{', line);
        useLastItem(items, first + waiting);
        registers().release(first);
        return new TableConstructor(List.copyOf(items), createdLine, tokens.lastLine());
    }

    /** Has the last item, if it has no key, used at the line of the token just read; says whether it has none. */
    private boolean useLastItem(List<TableItem> items, int register) {
        if (!items.isEmpty() && items.getLast() instanceof PositionalItem(Expression value)) {
            items.set(items.size() - 1, new PositionalItem(usedAt(value, tokens.lastLine())));
            registers().next(register);
            return true;
        }
        return false;
    }

    private TableItem tableItem() {
        int first = registers().free();
        Expression key;
        if (tokens.isAt(Token.NAME) && tokens.lookahead() == '=') {
            key = new StringConstant(tokens.expectName(), tokens.lastLine());
        } else if (tokens.isAt('[')) {
            key = bracketedKey();
        } else {
            return new PositionalItem(expression());
        }
        tokens.expect('=');
        useKey(key, first, false);
        int second = registers().free();
        Expression value = expression();
        if (!(value instanceof Constant)) {
            registers().any(second, value);
        }
        registers().release(first);
        return new KeyedItem(key, value, tokens.lastLine());
    }

    /**
     * The expression that {@link #suffixedExpression} or {@link #name} returned last must be a variable; whether it
     * may be assigned to is asked separately.
     */
    void checkIsVariable(Expression target) {
        boolean isVariable = target != parenthesized && switch (target) {
            case LocalRef _, UpvalueRef _, GlobalRef _, Index _ -> true;
            case Constant _ -> target == constantUse;
            default -> false;
        };
        if (!isVariable) {
            throw tokens.error("syntax error");
        }
    }

    /**
     * The name of the variable that may not be assigned to, if that is what the expression returned last by
     * {@link #suffixedExpression} or {@link #name} is; otherwise null.
     */
    String constantTargetName(Expression target) {
        LocalVariable variable = variableOf(target);
        if (variable != null && variable.attribute() != LocalVariable.Attribute.NONE) {
            return variable.name();
        }
        return target == constantUse ? constantName.toString() : null;
    }

    /** The local variable that a name denotes, of whichever function; null for everything else. */
    static LocalVariable variableOf(Expression expression) {
        return switch (expression) {
            case LocalRef(LocalVariable variable, int _) -> variable;
            case UpvalueRef(Upvalue upvalue, int _) -> upvalue.variable();
            default -> null;
        };
    }
}
