package dev.farside.syntax;

import static dev.farside.syntax.Sources.assertPrints;
import static dev.farside.syntax.Sources.parse;
import static dev.farside.syntax.Sources.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatementParserTest {
    @Test
    void emptyStatementsLeaveNothing() {
        assertPrints("", ";;;");
        assertPrints("(do-call (call $f)) (do)", ";f();;do;end;");
    }

    @Test
    void locals() {
        assertPrints("(local (a))", "local a");
        assertPrints("(local (a b) 1 (call $f))", "local a, b = 1, f()");
        assertPrints("(local (a) $a) (return a)", "local a = a return a");
        assertPrints("(local (a<const> b<close> c) $x)", "local a <const>, b <close>, c = x");
        assertPrints("(local-function f () (return ^f))", "local function f() return f end");
    }

    @Test
    void assignments() {
        assertPrints("(set ($a) 1)", "a = 1");
        assertPrints("(local (a)) (set (a (index a \"b\") (index a 1) $c) 1 (call $f))",
            "local a; a, a.b, a[1], c = 1, f()");
        assertPrints("(set ((index (call $f) \"x\")) 1)", "f().x = 1");
        assertPrints("(set ((index $a \"x\")) 1)", "(a).x = 1");
    }

    @Test
    void functionStatements() {
        assertPrints("(function $f () )", "function f() end");
        assertPrints("(function (index (index $a \"b\") \"c\") (x) )", "function a.b.c(x) end");
        assertPrints("(function (index (index $a \"b\") \"m\") (self x)... (return self))",
            "function a.b:m(x, ...) return self end");
        assertPrints("(local (f)) (function f () )", "local f function f() end");
    }

    @Test
    void blocksAndLoops() {
        assertPrints("(do (local (a)) (do-call (call a)))", "do local a; a() end");
        assertPrints("(while $a (do-call (call $b)))", "while a do b() end");
        assertPrints("(repeat (local (a)) until a)", "repeat local a until a");
        assertPrints("(for i 1 $n (do (do-call (call $f i))))", "for i = 1, n do f(i) end");
        assertPrints("(for i 1 2 3 (do))", "for i = 1, 2, 3 do end");
        assertPrints("(for-in (k v) ((call $pairs $t)) (do (local (k) v)))", "for k, v in pairs(t) do local k = v end");
        assertPrints("(for-in (k) ($a $b $c $d) (do))", "for k in a, b, c, d do end");
        assertPrints("(while true (break)) (return)", "while true do break end return;");
    }

    @Test
    void conditions() {
        assertPrints("(if (when $a (do-call (call $b))))", "if a then b() end");
        assertPrints("(if (when $a) (when $b) (when $c (return)) (else (return 1)))",
            "if a then elseif b then elseif c then return else return 1 end");
    }

    @Test
    void returns() {
        assertPrints("(return)", "return");
        assertPrints("(return 1 (call $f))", "return 1, f();");
        assertPrints("(local (x<close>) nil) (return-closing (call $f))", "local x <close> = nil return f()");
        assertPrints("(do (local (x<close>) nil)) (return (call $f))", "do local x <close> = nil end return f()");
        assertPrints("(for-in (k) ($p) (do (return-closing (call $f))))", "for k in p do return f() end");
        assertPrints("(local (x<close>) nil) (return-closing (fn () (return (call $f))))",
            "local x <close> = nil return function() return f() end");
    }

    @Test
    void gotosFindLabelsForwardsAndBackwards() {
        assertPrints("(goto a) ::a::", "goto a ::a::");
        assertPrints("::a:: (goto-back a)", "::a:: goto a");
        assertPrints("::a:: (while true (if (when $x (goto-back a))))", "::a:: while true do if x then goto a end end");
        assertPrints("(do (goto a)) (local (x)) ::a::", "do goto a end local x ::a::");
        assertPrints("(do ::a:: (goto-back a)) ::a::", "do ::a:: goto a end ::a::");
        assertPrints("(do (goto a) ::a::) ::a::", "do goto a; ::a:: end ::a::");
    }

    @Test
    void aGotoAndItsLabelAreLinked() {
        FunctionBody main = parse("goto a; goto b; ::a:: ::b:: f() goto a");
        Goto first = (Goto) statement(main, 0);
        Goto second = (Goto) statement(main, 1);
        Goto last = (Goto) statement(main, 5);
        assertSame(first.target(), last.target());
        assertTrue(main.block().statements().contains(first.target()));
        assertTrue(main.block().statements().contains(second.target()));
        assertNotSame(first.target(), second.target());
        assertTrue(first.target().isBackwardTarget());
        assertFalse(second.target().isBackwardTarget());
    }

    @Test
    void labelsAtTheEndOfABlockAreOutsideItsVariables() {
        assertPrints("(while $a (goto c) (local (x)) ::c::)", "while a do goto c; local x; ::c:: ; end");
        assertPrints("(while $a (goto c) (local (x)) ::d:: ::c::)", "while a do goto c; local x; ::c:: ::d:: end");
        assertPrints("(goto c) (local (x)) ::c::", "goto c; local x; ::c::");
    }

    @Test
    void jumpsNameTheVariablesToCloseInnermostFirst() {
        assertPrints("(local (a<close>) nil) ::l:: (local (b<close> z) nil) (do (local (c<close>) nil) "
                + "(goto-back l closing (c<close> b<close>)))",
            "local a <close> = nil ::l:: local b <close>, z = nil do local c <close> = nil goto l end");
        assertPrints("(do (local (c<close>) nil) (goto l closing (c<close>))) ::l::",
            "do local c <close> = nil goto l end ::l::");
        assertPrints("(while true (local (c<close>) nil) (goto l closing (c<close>)) ::l::)",
            "while true do local c <close> = nil goto l ::l:: end");
        assertPrints("(local (a<close>) nil) (while true (local (c<close>) nil) (do (break closing (c<close>))))",
            "local a <close> = nil while true do local c <close> = nil do break end end");
    }

    @Test
    void aGotoOutOfAGenericLoopClosesItsHiddenVariableAndABreakDoesNot() {
        assertPrints("(for-in (k) ($p) (do (local (c<close>) nil) (if (when $x (break closing (c<close>)))) "
                + "(goto l closing (c<close> (for state)<close>)))) ::l::",
            "for k in p do local c <close> = nil if x then break end goto l end ::l::");
        assertPrints("(for-in (k) ($p) (do (goto l) (local (x)) ::l::))", "for k in p do goto l local x ::l:: end");
        FunctionBody main = parse("for k in p do goto l end ::l::");
        Statement.GenericFor loop = (Statement.GenericFor) statement(main, 0);
        Goto jump = (Goto) loop.body().statements().getFirst();
        assertSame(loop.closing(), jump.leaves().getFirst());
    }

    @Test
    void breaksLeaveTheInnermostLoop() {
        FunctionBody main = parse("while a do repeat break until b; if c then break end end for i = 1, 2 do end");
        Statement.While outer = (Statement.While) statement(main, 0);
        Statement.Repeat inner = (Statement.Repeat) outer.body().statements().getFirst();
        Statement.If branch = (Statement.If) outer.body().statements().get(1);
        Statement.NumericFor other = (Statement.NumericFor) statement(main, 1);
        assertSame(inner.exit(), ((Statement.Break) inner.body().statements().getFirst()).exit());
        assertSame(outer.exit(), ((Statement.Break) branch.clauses().getFirst().body().statements().getFirst()).exit());
        assertTrue(inner.exit().isUsed());
        assertTrue(outer.exit().isUsed());
        assertFalse(other.exit().isUsed());
    }

    @Test
    void functionsKnowTheirShape() {
        FunctionBody main = parse("local function f(a, ...) return 1 end\nfunction g(...)\nreturn ... end f()");
        assertTrue(main.isMain());
        assertTrue(main.isVararg());
        assertFalse(main.usesVararg());
        assertEquals(0, main.lineDefined());
        assertEquals(2, main.children().size());
        FunctionBody first = main.children().getFirst();
        assertFalse(first.isMain());
        assertEquals(1, first.parameters().size());
        assertTrue(first.isVararg());
        assertFalse(first.usesVararg());
        FunctionBody second = main.children().get(1);
        assertTrue(second.usesVararg());
        assertEquals(2, second.lineDefined());
        assertEquals(3, second.lastLineDefined());
    }

    @Test
    void aChunkCanBeginBehindItsFirstLine() {
        byte[] source = Sources.bytes("#!/usr/bin/lua\nx = y z");
        SyntaxException error = assertThrows(SyntaxException.class,
            () -> Parser.parse(source, 14, 1, "=x"));
        assertEquals("x:2: syntax error near <eof>", error.getMessage());
    }
}
