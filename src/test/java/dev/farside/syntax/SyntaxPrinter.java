package dev.farside.syntax;

import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.BooleanConstant;
import dev.farside.syntax.Expression.Call;
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
import dev.farside.syntax.Expression.Unary;
import dev.farside.syntax.Expression.UpvalueRef;
import dev.farside.syntax.Expression.Vararg;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints trees as s-expressions. A local variable is its name, an upvalue {@code ^name}, a global {@code $name}
 * ({@code $name@env} where the environment is not the chunk's).
 */
final class SyntaxPrinter {
    private SyntaxPrinter() { }

    static String print(FunctionBody function) {
        return print(function.block());
    }

    static String print(Block block) {
        return block.statements().stream().map(SyntaxPrinter::print).collect(Collectors.joining(" "));
    }

    static String print(Statement statement) {
        return switch (statement) {
            case Local local -> form("local", names(local.variables()), printAll(local.values()));
            case LocalFunction local -> form("local-function", local.variable().name(), function(local.body()));
            case Assignment assignment -> form("set", list(assignment.targets()), printAll(assignment.values()));
            case FunctionStatement named -> form("function", print(named.target()), function(named.body()));
            case CallStatement call -> form("do-call", print(call.call()));
            case Do block -> form("do", print(block.body()));
            case While loop -> form("while", print(loop.condition()), print(loop.body()));
            case Repeat loop -> form("repeat", print(loop.body()), "until", print(loop.condition()));
            case If branch -> form("if", branch.clauses().stream().map(SyntaxPrinter::print)
                .collect(Collectors.joining(" ")), branch.otherwise() == null ? "" : form("else",
                print(branch.otherwise())));
            case NumericFor loop -> form("for", loop.variable().name(), print(loop.start()), print(loop.limit()),
                loop.step() == null ? "" : print(loop.step()), form("do", print(loop.body())));
            case GenericFor loop -> form("for-in", names(loop.variables()), list(loop.values()),
                form("do", print(loop.body())));
            case Break leave -> form("break", closed(leave.leaves()));
            case Return back -> form(back.insideToBeClosed() ? "return-closing" : "return", printAll(back.values()));
            case Goto jump -> form(jump.isBackward() ? "goto-back" : "goto", jump.target().name(),
                closed(jump.leaves()));
            case Label label -> "::" + label.name() + "::";
        };
    }

    static String print(Expression expression) {
        return switch (expression) {
            case NilConstant _ -> "nil";
            case BooleanConstant constant -> Boolean.toString(constant.value());
            case IntegerConstant constant -> Long.toString(constant.value());
            case FloatConstant constant -> Double.toString(constant.value());
            case StringConstant constant -> "\"" + constant.value() + "\"";
            case Vararg _ -> "...";
            case FunctionExpression constructor -> form("fn", function(constructor.body()));
            case LocalRef local -> local.variable().name();
            case UpvalueRef upvalue -> "^" + upvalue.upvalue().name();
            case GlobalRef global -> "$" + global.name() + environment(global.environment());
            case Index index -> form("index", print(index.object()), print(index.key()));
            case Call call -> form("call", print(call.function()), printAll(call.arguments()));
            case MethodCall call -> form("send", print(call.object()), call.name().toString(),
                printAll(call.arguments()));
            case Paren paren -> form("one", print(paren.inner()));
            case Unary unary -> form(unary.operator().toString(), print(unary.operand()));
            case Binary binary -> form(binary.operator().toString(), print(binary.left()), print(binary.right()));
            case Logical logical -> form(logical.isAnd() ? "AND" : "OR", print(logical.left()),
                print(logical.right()));
            case TableConstructor table -> form("table", table.items().stream().map(SyntaxPrinter::print)
                .collect(Collectors.joining(" ")));
        };
    }

    private static String print(TableItem item) {
        return switch (item) {
            case PositionalItem positional -> print(positional.value());
            case KeyedItem keyed -> "[" + print(keyed.key()) + "]=" + print(keyed.value());
        };
    }

    private static String print(Clause clause) {
        return form("when", print(clause.condition()), print(clause.body()));
    }

    private static String function(FunctionBody body) {
        return names(body.parameters()) + (body.isVararg() ? "..." : "") + " " + print(body);
    }

    private static String environment(Expression environment) {
        LocalVariable variable = switch (environment) {
            case UpvalueRef upvalue -> upvalue.upvalue().variable();
            case LocalRef local -> local.variable();
            default -> null;
        };
        boolean isOfChunk = variable != null && variable.line() == 0;
        return isOfChunk ? "" : "@" + print(environment);
    }

    private static String names(List<LocalVariable> variables) {
        return variables.stream().map(variable -> variable.name() + switch (variable.attribute()) {
            case NONE -> "";
            case CONST -> variable.constant() == null ? "<const>" : "<constant>";
            case CLOSE -> "<close>";
        }).collect(Collectors.joining(" ", "(", ")"));
    }

    private static String closed(List<LocalVariable> variables) {
        return variables.isEmpty() ? "" : "closing " + names(variables);
    }

    private static String list(List<Expression> expressions) {
        return "(" + printAll(expressions) + ")";
    }

    private static String printAll(List<Expression> expressions) {
        return expressions.stream().map(SyntaxPrinter::print).collect(Collectors.joining(" "));
    }

    private static String form(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" ", "(", ")"));
    }
}
