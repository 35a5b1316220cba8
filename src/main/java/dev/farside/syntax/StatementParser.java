package dev.farside.syntax;

import dev.farside.syntax.Expression.Call;
import dev.farside.syntax.Expression.MethodCall;
import dev.farside.syntax.LocalVariable.Attribute;
import dev.farside.syntax.Statement.Assignment;
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
import java.util.ArrayList;
import java.util.List;

/** The grammar's rules for statements, blocks and functions. */
final class StatementParser {
    private static final String HIDDEN_NAME = "(for state)";
    private static final int HIDDEN_IN_NUMERIC_FOR = 3;
    private static final int HIDDEN_IN_GENERIC_FOR = 4;
    /** Registers for a call of a loop's iterator: the function and its two arguments. */
    private static final int CALL_OF_ITERATOR = 3;

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final LuaBytes selfName;
    private final LuaBytes hiddenName;
    private FunctionScope function;

    StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, this);
        this.selfName = tokens.intern("self");
        this.hiddenName = tokens.intern(HIDDEN_NAME);
    }

    /** The function that is being parsed. */
    FunctionScope function() {
        return function;
    }

    /** A whole chunk. */
    FunctionBody chunk() {
        function = FunctionScope.main(tokens);
        tokens.next();
        Block block = statementList();
        tokens.check(Token.END_OF_STREAM);
        return function.finish(List.of(), block, 0);
    }

    /** {@code body}: parameters, statements and {@code end} of a function. */
    FunctionBody functionBody(boolean isMethod, int line) {
        function = function.inner(line);
        tokens.expect('(');
        List<LocalVariable> parameters = new ArrayList<>();
        if (isMethod) {
            parameters.add(function.declare(selfName, Attribute.NONE));
        }
        parameterNames(parameters);
        function.activate(parameters.size());
        function.registers().reserve(parameters.size());
        tokens.expect(')');
        Block block = statementList();
        int lastLine = tokens.line();
        tokens.expectClosing(Token.END, Token.FUNCTION, line);
        FunctionBody body = function.finish(List.copyOf(parameters), block, lastLine);
        function = function.outer();
        function.registers().reserve(1); // for the closure
        return body;
    }

    private void parameterNames(List<LocalVariable> parameters) {
        if (tokens.isAt(')')) {
            return;
        }
        do {
            if (tokens.isAt(Token.NAME)) {
                parameters.add(function.declare(tokens.expectName(), Attribute.NONE));
            } else if (tokens.skip(Token.DOTS)) {
                function.setVararg();
                return;
            } else {
                throw tokens.error("<name> or '...' expected");
            }
        } while (tokens.skip(','));
    }

    private Block block() {
        function.enterBlock(null);
        Block block = statementList();
        function.leaveBlock();
        return block;
    }

    /** The statements up to the end of a block, whose scope the caller opens and closes. */
    private Block statementList() {
        List<Statement> list = new ArrayList<>();
        while (!tokens.isAtBlockEnd(true)) {
            boolean isLast = tokens.isAt(Token.RETURN);
            statement(list);
            if (isLast) {
                break;
            }
        }
        return new Block(List.copyOf(list), tokens.lastLine());
    }

    /** Parses one statement and adds what it leaves to {@code list}. */
    private void statement(List<Statement> list) {
        int line = tokens.line();
        tokens.enterLevel();
        switch (tokens.token()) {
            case ';' -> tokens.next();
            case Token.IF -> list.add(ifStatement(line));
            case Token.WHILE -> list.add(whileStatement(line));
            case Token.DO -> {
                tokens.next();
                Block body = block();
                tokens.expectClosing(Token.END, Token.DO, line);
                list.add(new Do(body, line));
            }
            case Token.FOR -> list.add(forStatement(line));
            case Token.REPEAT -> list.add(repeatStatement(line));
            case Token.FUNCTION -> list.add(functionStatement(line));
            case Token.LOCAL -> {
                tokens.next();
                list.add(tokens.skip(Token.FUNCTION) ? localFunction(line) : local(line));
            }
            case Token.DOUBLE_COLON -> {
                tokens.next();
                label(list, line);
            }
            case Token.RETURN -> list.add(returnStatement(line));
            case Token.BREAK -> {
                tokens.next();
                list.add(function.jumps().leaveLoop(line));
            }
            case Token.GOTO -> {
                tokens.next();
                int nameLine = tokens.line();
                list.add(function.jumps().jump(tokens.expectName(), nameLine));
            }
            default -> list.add(expressionStatement(line));
        }
        function.releaseTemporaries();
        tokens.leaveLevel();
    }

    private Statement ifStatement(int line) {
        List<Clause> clauses = new ArrayList<>();
        do {
            int clauseLine = tokens.line();
            tokens.next();
            Expression condition = expressions.expression();
            tokens.expect(Token.THEN);
            readCondition(condition);
            int branchLine = tokens.lastLine();
            condition = expressions.usedAt(condition, branchLine);
            clauses.add(new Clause(condition, block(), clauseLine, branchLine));
        } while (tokens.isAt(Token.ELSEIF));
        Block otherwise = tokens.skip(Token.ELSE) ? block() : null;
        tokens.expectClosing(Token.END, Token.IF, line);
        return new If(List.copyOf(clauses), otherwise, line);
    }

    private Statement whileStatement(int line) {
        LoopExit exit = enterRepeatingLoop();
        tokens.next();
        Expression condition = expressions.expression();
        readCondition(condition);
        int branchLine = tokens.lastLine();
        tokens.expect(Token.DO);
        Block body = block();
        tokens.expectClosing(Token.END, Token.WHILE, line);
        function.leaveBlock();
        return new While(condition, body, exit, line, branchLine);
    }

    private Statement repeatStatement(int line) {
        LoopExit exit = enterRepeatingLoop();
        function.enterBlock(null);
        tokens.next();
        Block body = statementList();
        tokens.expectClosing(Token.UNTIL, Token.REPEAT, line);
        Expression condition = expressions.expression();
        readCondition(condition);
        function.leaveBlock();
        function.leaveBlock();
        return new Repeat(body, condition, exit, line, tokens.lastLine());
    }

    /** Has the value of a condition read, the only one that temporaries are held for. */
    private void readCondition(Expression condition) {
        function.releaseTemporaries();
        function.registers().read(function.registers().free(), condition);
    }

    private LoopExit enterRepeatingLoop() {
        LoopExit exit = new LoopExit();
        function.enterBlock(exit);
        function.block().markRepeating();
        return exit;
    }

    private Statement forStatement(int line) {
        LoopExit exit = new LoopExit();
        function.enterBlock(exit);
        tokens.next();
        LuaBytes name = tokens.expectName();
        Statement loop = switch (tokens.token()) {
            case '=' -> numericFor(name, exit, line);
            case ',', Token.IN -> genericFor(name, exit, line);
            default -> throw tokens.error("'=' or 'in' expected");
        };
        function.leaveBlock();
        return loop;
    }

    private Statement numericFor(LuaBytes name, LoopExit exit, int line) {
        declareHidden(HIDDEN_IN_NUMERIC_FOR);
        LocalVariable variable = function.declare(name, Attribute.NONE);
        tokens.expect('=');
        Expression start = loopNumber();
        tokens.expect(',');
        Expression limit = loopNumber();
        Expression step = tokens.skip(',') ? loopNumber() : null;
        if (step == null) {
            function.registers().reserve(1);
        }
        function.activate(HIDDEN_IN_NUMERIC_FOR);
        tokens.expect(Token.DO);
        int doLine = tokens.lastLine();
        Block body = forBody(1, line);
        return new NumericFor(variable, start, limit, step, body, exit, line, doLine);
    }

    private Expression loopNumber() {
        int register = function.registers().free();
        Expression number = expressions.expression();
        function.registers().next(register);
        return number;
    }

    private Statement genericFor(LuaBytes firstName, LoopExit exit, int line) {
        LocalVariable closing = declareHidden(HIDDEN_IN_GENERIC_FOR);
        List<LocalVariable> variables = new ArrayList<>();
        variables.add(function.declare(firstName, Attribute.NONE));
        while (tokens.skip(',')) {
            variables.add(function.declare(tokens.expectName(), Attribute.NONE));
        }
        tokens.expect(Token.IN);
        int iteratorLine = tokens.line();
        List<Expression> values = valuesFor(HIDDEN_IN_GENERIC_FOR);
        function.registers().check(CALL_OF_ITERATOR);
        function.activate(HIDDEN_IN_GENERIC_FOR);
        function.activateToBeClosed(closing);
        function.block().setToBeClosedAtExit(closing);
        tokens.expect(Token.DO);
        int doLine = tokens.lastLine();
        Block body = forBody(variables.size(), line);
        return new GenericFor(List.copyOf(variables), values, closing, body, exit, line, iteratorLine, doLine,
            tokens.lastLine());
    }

    /** The variables that the loop keeps its state in; only a generic loop's last one is more than a count. */
    private LocalVariable declareHidden(int count) {
        for (int index = 1; index < count; index++) {
            function.declare(hiddenName, Attribute.NONE);
        }
        return function.declare(hiddenName, count == HIDDEN_IN_GENERIC_FOR ? Attribute.CLOSE : Attribute.NONE);
    }

    private Block forBody(int variableCount, int line) {
        function.block().markRepeating();
        function.enterBlock(null);
        function.activate(variableCount);
        function.registers().reserve(variableCount);
        Block body = block();
        function.leaveBlock();
        tokens.expectClosing(Token.END, Token.FOR, line);
        return body;
    }

    private Statement functionStatement(int line) {
        tokens.next();
        Expression target = expressions.name();
        int first = function.registers().free();
        while (tokens.isAt('.')) {
            target = expressions.field(target, first);
        }
        boolean isMethod = tokens.isAt(':');
        if (isMethod) {
            target = expressions.field(target, first);
        }
        String constantName = expressions.constantTargetName(target);
        FunctionBody body = functionBody(isMethod, line);
        markAssigned(target, constantName);
        return new FunctionStatement(target, body, line);
    }

    private Statement localFunction(int line) {
        LocalVariable variable = function.declare(tokens.expectName(), Attribute.NONE);
        function.activate(1);
        FunctionBody body = functionBody(false, tokens.line());
        return new LocalFunction(variable, body, line);
    }

    private Statement local(int line) {
        List<LocalVariable> variables = new ArrayList<>();
        LocalVariable toBeClosed = null;
        do {
            LuaBytes name = tokens.expectName();
            function.checkVariableLimit();
            LocalVariable variable = function.declare(name, attribute());
            if (variable.attribute() == Attribute.CLOSE) {
                if (toBeClosed != null) {
                    throw tokens.semanticError("multiple to-be-closed variables in local list");
                }
                toBeClosed = variable;
            }
            variables.add(variable);
        } while (tokens.skip(','));
        List<Expression> values = List.of();
        if (tokens.skip('=')) {
            values = valuesFor(variables.size());
        } else {
            function.registers().reserve(variables.size());
        }
        LocalVariable last = variables.getLast();
        if (variables.size() == values.size() && last.attribute() == Attribute.CONST
            && values.getLast() instanceof Expression.Constant constant) {
            last.setConstant(constant);
        }
        function.activate(variables.size());
        if (toBeClosed != null) {
            function.activateToBeClosed(toBeClosed);
        }
        return new Local(List.copyOf(variables), values, toBeClosed, line, tokens.lastLine());
    }

    /** {@code explist} for so many variables in the next registers. */
    private List<Expression> valuesFor(int wanted) {
        RegisterCount registers = function.registers();
        int first = registers.free();
        List<Expression> values = expressions.expressionList();
        registers.next(first + values.size() - 1);
        if (wanted > values.size()) {
            registers.reserve(wanted - values.size());
        }
        return values;
    }

    private Attribute attribute() {
        if (!tokens.skip('<')) {
            return Attribute.NONE;
        }
        String name = tokens.expectName().toString();
        tokens.expect('>');
        return switch (name) {
            case "const" -> Attribute.CONST;
            case "close" -> Attribute.CLOSE;
            default -> throw tokens.semanticError("unknown attribute '" + name + "'");
        };
    }

    /** Other labels and semicolons behind a label are read first: they decide whether it is the block's last. */
    private void label(List<Statement> list, int line) {
        LuaBytes name = tokens.expectName();
        tokens.expect(Token.DOUBLE_COLON);
        while (tokens.isAt(';') || tokens.isAt(Token.DOUBLE_COLON)) {
            statement(list);
        }
        list.add(function.jumps().addLabel(name, line, tokens.isAtBlockEnd(false)));
    }

    private Statement returnStatement(int line) {
        tokens.next();
        int first = function.registers().free();
        List<Expression> values =
            tokens.isAtBlockEnd(true) || tokens.isAt(';') ? List.of() : expressions.expressionList();
        if (!values.isEmpty() && !values.getLast().isMultiple()) {
            function.registers().any(first + values.size() - 1, values.getLast());
        }
        int endLine = tokens.lastLine();
        tokens.skip(';');
        return new Return(values, function.toBeClosed() != null, line, endLine);
    }

    private Statement expressionStatement(int line) {
        Expression first = expressions.suffixedExpression();
        if (tokens.isAt('=') || tokens.isAt(',')) {
            return assignment(first, line);
        }
        if (!(first instanceof Call || first instanceof MethodCall)) {
            throw tokens.error("syntax error");
        }
        return new CallStatement(first, line);
    }

    private Statement assignment(Expression first, int line) {
        List<Expression> targets = new ArrayList<>();
        addTarget(targets, first);
        while (tokens.skip(',')) {
            Expression target = expressions.suffixedExpression();
            // The reference reads the targets recursively and so allows only as many as levels of nesting.
            tokens.enterLevel();
            addTarget(targets, target);
        }
        tokens.expect('=');
        List<Expression> values = valuesFor(targets.size());
        for (int index = 1; index < targets.size(); index++) {
            tokens.leaveLevel();
        }
        return new Assignment(List.copyOf(targets), values, line, tokens.lastLine());
    }

    private void addTarget(List<Expression> targets, Expression target) {
        expressions.checkIsVariable(target);
        markAssigned(target, expressions.constantTargetName(target));
        targets.add(target);
    }

    private void markAssigned(Expression target, String constantName) {
        if (constantName != null) {
            throw tokens.semanticError("attempt to assign to const variable '" + constantName + "'");
        }
        LocalVariable variable = ExpressionParser.variableOf(target);
        if (variable != null) {
            variable.markReassigned();
        }
    }
}
