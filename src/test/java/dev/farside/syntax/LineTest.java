package dev.farside.syntax;

import static dev.farside.syntax.Sources.parse;
import static dev.farside.syntax.Sources.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.Call;
import dev.farside.syntax.Expression.Index;
import dev.farside.syntax.Expression.MethodCall;
import dev.farside.syntax.Expression.Unary;
import org.junit.jupiter.api.Test;

/** Which line a node carries: the one the reference reports a run-time error of it at. */
class LineTest {
    private static Expression value(String source) {
        return ((Statement.Assignment) statement(parse(source), 0)).values().getFirst();
    }

    @Test
    void arithmeticIsAtItsOperator() {
        Binary sum = (Binary) value("a =\nb\n+\n(\n4\n/\nc\n)");
        assertEquals(3, sum.line());
        assertEquals(6, sum.right().line());
        assertEquals(3, value("a\n=\n-\n\nb").line());
        assertEquals(3, ((Unary) value("a\n=\n#\nb")).line());
    }

    @Test
    void comparisonsAreAtTheEndOfTheirRightOperand() {
        assertEquals(4, value("a = b\n<\nc\n.d").line());
    }

    @Test
    void callsAreWhereTheirArgumentsBegin() {
        assertEquals(3, value("a =\nf\n(\n1)").line());
        MethodCall call = (MethodCall) value("a = b\n:\nm\n'x'");
        assertEquals(4, call.line());
        assertEquals(3, call.nameLine());
        Call chained = (Call) value("a = f\n(1\n)\n{}");
        assertEquals(4, chained.line());
        assertEquals(2, chained.function().line());
    }

    @Test
    void indicesAreAtTheEndOfTheirKey() {
        Index outer = (Index) value("a = b\n.\nc\n[1\n]");
        assertEquals(5, outer.line());
        assertEquals(3, outer.object().line());
    }

    @Test
    void statementsKnowTheirEnds() {
        Statement.Assignment assignment = (Statement.Assignment) statement(parse("\na\n=\n1\n\nb = 2"), 0);
        assertEquals(2, assignment.line());
        assertEquals(4, assignment.endLine());
        Statement.Local local = (Statement.Local) statement(parse("local\na\n=\n1\n"), 0);
        assertEquals(1, local.line());
        assertEquals(4, local.endLine());
    }

    @Test
    void loopsKnowWhereTheirHeadersFail() {
        Statement.NumericFor numeric = (Statement.NumericFor) statement(parse("for i =\n1,\n2\ndo\nend"), 0);
        assertEquals(1, numeric.line());
        assertEquals(4, numeric.doLine());
        Statement.GenericFor generic = (Statement.GenericFor) statement(parse("\n\nfor k, v in\n3\ndo\nend"), 0);
        assertEquals(3, generic.line());
        assertEquals(4, generic.iteratorLine());
    }

    @Test
    void functionsSpanFromTheirHeaderToTheirEnd() {
        FunctionBody named = parse("\nfunction\nf\n(\n)\nend").children().getFirst();
        assertEquals(2, named.lineDefined());
        assertEquals(6, named.lastLineDefined());
        FunctionBody anonymous = parse("x = function\n(\n)\nend").children().getFirst();
        assertEquals(2, anonymous.lineDefined());
        assertEquals(4, anonymous.lastLineDefined());
    }

    @Test
    void blocksEndWithTheirLastToken() {
        Statement.Do block = (Statement.Do) statement(parse("do\nf(\n)\n\nend"), 0);
        assertEquals(3, block.body().endLine());
    }
}
