package dev.farside.syntax;

import static dev.farside.syntax.Sources.assertPrints;
import static dev.farside.syntax.Sources.local;
import static dev.farside.syntax.Sources.parse;
import static dev.farside.syntax.Sources.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScopeTest {
    /** The upvalues of a function: {@code name} for a local of the parent, {@code name#i} for its i-th upvalue. */
    private static String upvalues(FunctionBody function) {
        return function.upvalues().stream()
            .map(upvalue -> upvalue.isParentLocal() ? upvalue.name() : upvalue.name() + "#" + upvalue.parentIndex())
            .collect(Collectors.joining(" "));
    }

    private static boolean needsCell(String source) {
        return local(parse(source), 0).needsCell();
    }

    @Test
    void innerDeclarationsShadowOuterOnesUntilTheirBlockEnds() {
        FunctionBody main = parse("local x = 1 do local x = 2 f(x) end f(x)");
        Statement.Do block = (Statement.Do) statement(main, 1);
        assertSame(((Statement.Local) block.body().statements().getFirst()).variables().getFirst(),
            argument(block.body().statements().get(1)));
        assertSame(local(main, 0), argument(statement(main, 2)));
    }

    private static LocalVariable argument(Statement statement) {
        Expression.Call call = (Expression.Call) ((Statement.CallStatement) statement).call();
        return ((Expression.LocalRef) call.arguments().getFirst()).variable();
    }

    @Test
    void aVariableIsInScopeBehindItsStatement() {
        assertPrints("(local (x) $x) (local (x) x)", "local x = x local x = x");
        assertPrints("(local (f) (fn () (return $f)))", "local f = function() return f end");
        assertPrints("(for i $i $i (do (do-call (call $f i)))) (do-call (call $f $i))",
            "for i = i, i do f(i) end f(i)");
        assertPrints("(for-in (k) ($k) (do)) (return $k)", "for k in k do end return k");
        assertPrints("(repeat (local (x)) until x) (return $x)", "repeat local x until x return x");
    }

    @Test
    void upvaluesPassThroughTheFunctionsBetween() {
        FunctionBody main = parse("local a, b; function f() local c; return function() return b, c, a, b end end");
        FunctionBody middle = main.children().getFirst();
        FunctionBody inner = middle.children().getFirst();
        assertEquals("_ENV", upvalues(main));
        assertEquals("b a", upvalues(middle));
        assertEquals("b#0 c a#1", upvalues(inner));
        assertSame(middle.upvalues().getFirst().variable(), inner.upvalues().getFirst().variable());
        assertSame(local(main, 0), middle.upvalues().get(1).variable());
    }

    @Test
    void globalsReachTheEnvironmentOfTheChunk() {
        FunctionBody main = parse("function f() return function() return x end end");
        FunctionBody middle = main.children().getFirst();
        assertEquals("_ENV", upvalues(main));
        assertEquals("_ENV#0", upvalues(middle));
        assertEquals("_ENV#0", upvalues(middle.children().getFirst()));
        assertEquals("", upvalues(parse("function f() end").children().getFirst()));
    }

    @Test
    void theEnvironmentIsAVariableLikeAnyOther() {
        assertPrints("(local (_ENV) (table)) (set ($x@_ENV) 1) (function $f@_ENV () (return $x@^_ENV))",
            "local _ENV = {} x = 1 function f() return x end");
        assertPrints("(local-function f (_ENV) (return $x@_ENV))", "local function f(_ENV) return x end");
        assertPrints("(set (^_ENV) (table)) (return $x ^_ENV)", "_ENV = {} return x, _ENV");
        assertTrue(parse("_ENV = {}").upvalues().getFirst().needsCell());
        assertTrue(parse("function f() return x end").upvalues().getFirst().needsCell());
        assertFalse(parse("x = 1").upvalues().getFirst().needsCell());
    }

    @Test
    void whatNobodyCapturesNeedsNoCell() {
        assertFalse(needsCell("local x x = 1"));
        assertFalse(needsCell("local x <const> = 1 return function() return x end"));
    }

    @Test
    void oneCaptureOfAConstantValueIsACopy() {
        LocalVariable variable = local(parse("local x = f() return function() return x, x end"), 0);
        assertTrue(variable.isCaptured());
        assertEquals(1, variable.captureCount());
        assertFalse(variable.isReassigned());
        assertFalse(variable.needsCell());
    }

    @Test
    void assignmentMakesACell() {
        assertTrue(needsCell("local x; x = 1; return function() return x end"));
        assertTrue(needsCell("local x; return function() x = 1 end"));
        assertTrue(needsCell("local x; function x() return x end"));
        assertTrue(needsCell("local x; y, x = 1, 2 return function() return x end"));
        assertTrue(needsCell("local x; local y = function() return x end x = y"));
    }

    @Test
    void functionsOfTheDebugLibraryMakeCells() {
        String source = "local x = f() g(function() return x end) ";
        assertFalse(needsCell(source + "debug.getlocal(1, 1)"));
        assertTrue(needsCell(source + "debug.setlocal(1, 1, 5)"));
        assertTrue(needsCell(source + "debug['setupvalue'](g, 1, 5)"));
        assertTrue(needsCell(source + "local h = debug.upvaluejoin"));
        assertTrue(needsCell(source + "debug.upvalueid(g, 1)"));
        assertFalse(needsCell("local x = f() debug.setlocal(1, 1, 5)"));
    }

    @Test
    void secondCaptureMakesACell() {
        assertTrue(needsCell("local x = 1; return function() return x end, function() return x end"));
        LocalVariable nested = local(parse("local x = 1; return function() return function() return x end end"), 0);
        assertEquals(2, nested.captureCount());
        assertTrue(nested.needsCell());
    }

    @Test
    void captureInALoopInsideTheScopeMakesACell() {
        assertTrue(needsCell("local x = 1; while a do f(function() return x end) end"));
        assertTrue(needsCell("local x = 1; while f(function() return x end) do end"));
        assertTrue(needsCell("local x = 1; repeat f(function() return x end) until a"));
        assertTrue(needsCell("local x = 1; repeat until f(function() return x end)"));
        assertTrue(needsCell("local x = 1; for i = 1, 2 do if a then f(function() return x end) end end"));
        assertTrue(needsCell("local x = 1; for i in p do do f(function() return x end) end end"));
    }

    @Test
    void captureInALoopAroundTheScopeIsACopy() {
        FunctionBody main = parse("while a do local x = 1 f(function() return x end) end");
        Statement.While loop = (Statement.While) statement(main, 0);
        LocalVariable variable = ((Statement.Local) loop.body().statements().getFirst()).variables().getFirst();
        assertTrue(variable.isCaptured());
        assertFalse(variable.needsCell());

        Statement.Repeat repeat = (Statement.Repeat)
            statement(parse("repeat local x = 1 until f(function() return x end)"), 0);
        assertFalse(((Statement.Local) repeat.body().statements().getFirst()).variables().getFirst().needsCell());
    }

    @Test
    void headersOfForLoopsAreEvaluatedOnce() {
        assertFalse(needsCell("local x = 1; for i = 1, f(function() return x end) do end"));
        assertFalse(needsCell("local x = 1; for i in f(function() return x end) do end"));
        assertFalse(needsCell("local x = 1; while a do end f(function() return x end)"));
    }

    @Test
    void loopVariablesLiveForOneIteration() {
        Statement.NumericFor numeric = (Statement.NumericFor)
            statement(parse("for i = 1, 2 do f(function() return i end) end"), 0);
        assertTrue(numeric.variable().isCaptured());
        assertFalse(numeric.variable().needsCell());
        Statement.NumericFor assigned = (Statement.NumericFor)
            statement(parse("for i = 1, 2 do f(function() return i end) i = 3 end"), 0);
        assertTrue(assigned.variable().needsCell());
        Statement.GenericFor generic = (Statement.GenericFor)
            statement(parse("for k, v in p do f(function() return v end) end"), 0);
        assertFalse(generic.variables().getFirst().isCaptured());
        assertTrue(generic.variables().get(1).isCaptured());
        assertFalse(generic.variables().get(1).needsCell());
    }

    @Test
    void backwardGotosAreLoops() {
        assertTrue(needsCell("local x = 1; ::top:: f(function() return x end) if a then goto top end"));
        assertTrue(needsCell("local x = 1; ::top:: do f(function() return x end) do goto top end end"));
        assertFalse(needsCell("local x = 1; f(function() return x end) ::top:: if a then goto top end"));
        assertFalse(needsCell("local x = 1; ::top:: if a then goto top end f(function() return x end)"));
        assertFalse(needsCell("local x = 1; goto down; f(function() return x end) ::down::"));
    }

    @Test
    void aBackwardGotoEndsTheLifeOfWhatIsDeclaredBehindItsLabel() {
        FunctionBody main = parse("::top:: local x = 1; f(function() return x end) goto top");
        assertFalse(local(main, 1).needsCell());
    }

    @Test
    void everyGotoToALabelCounts() {
        assertTrue(needsCell(
            "local x = 1; ::top:: if a then goto top end f(function() return x end) if b then goto top end"));
    }

    @Test
    void recursiveLocalFunctionsCaptureThemselvesByCopy() {
        FunctionBody main = parse("local function f(n) return f(n - 1) end");
        Statement.LocalFunction function = (Statement.LocalFunction) statement(main, 0);
        assertEquals(1, function.variable().captureCount());
        assertFalse(function.variable().isReassigned());
        assertFalse(function.variable().needsCell());
        assertEquals(0, function.selfUpvalue());
        Statement.LocalFunction other = (Statement.LocalFunction)
            statement(parse("local function f(f) return g, f end"), 0);
        assertEquals(-1, other.selfUpvalue());
        assertTrue(needsCell("local function f() return function() return f end end"));
        assertTrue(needsCell("local function f() return f end local g = function() return f end"));
    }

    @Test
    void parametersAreVariables() {
        FunctionBody function = parse("function f(a, b) a = 1 return function() return a, b end end")
            .children().getFirst();
        assertTrue(function.parameters().getFirst().needsCell());
        assertTrue(function.parameters().get(1).isCaptured());
        assertFalse(function.parameters().get(1).needsCell());
    }

    @Test
    void assigningToAConstantElsewhereIsNoReassignment() {
        FunctionBody main = parse("local x <const> = f() local y <close> = x return function() return x, y end");
        assertFalse(local(main, 0).isReassigned());
        assertEquals(LocalVariable.Attribute.CONST, local(main, 0).attribute());
        assertEquals(LocalVariable.Attribute.CLOSE, local(main, 1).attribute());
        assertSame(local(main, 1), ((Statement.Local) statement(main, 1)).toBeClosed());
    }
}
