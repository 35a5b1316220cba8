package dev.farside.syntax;

import static dev.farside.syntax.Sources.assertExpression;

import org.junit.jupiter.api.Test;

class ExpressionParserTest {
    @Test
    void constants() {
        assertExpression("nil true false 1 1.5 \"s\" ...", "nil, true, false, 1, 1.5, 's', ...");
    }

    @Test
    void operatorsBindByPriority() {
        assertExpression("(ADD $a (MULTIPLY $b $c))", "a + b * c");
        assertExpression("(SUBTRACT (SUBTRACT $a $b) $c)", "a - b - c");
        assertExpression("(POWER $a (POWER $b $c))", "a ^ b ^ c");
        assertExpression("(CONCAT $a (CONCAT $b $c))", "a .. b .. c");
        assertExpression("(NEGATE (POWER $a $b))", "-a ^ b");
        assertExpression("(POWER $a (NEGATE $b))", "a ^ -b");
        assertExpression("(EQUAL (NOT $a) $b)", "not a == b");
        assertExpression("(OR $a (AND $b $c))", "a or b and c");
        assertExpression("(OR (AND $a $b) $c)", "a and b or c");
        assertExpression("(EQUAL (LESS $a $b) $c)", "a < b == c");
        assertExpression("(BITWISE_OR $a (BITWISE_XOR $b (BITWISE_AND $c $d)))", "a | b ~ c & d");
        assertExpression("(BITWISE_AND $a (SHIFT_LEFT $b (CONCAT $c (ADD $d $e))))", "a & b << c .. d + e");
        assertExpression("(AND (LESS_EQUAL $a $b) (GREATER_EQUAL $c $d))", "a <= b and c >= d");
        assertExpression("(OR (NOT_EQUAL $a $b) (GREATER $c $d))", "a ~= b or c > d");
        assertExpression("(MODULO (FLOOR_DIVIDE (DIVIDE $a $b) $c) $d)", "a / b // c % d");
        assertExpression("(SHIFT_RIGHT (SHIFT_RIGHT $a $b) $c)", "a >> b >> c");
        assertExpression("(NEGATE (LENGTH (BITWISE_NOT (NOT $a))))", "-#~not a");
        assertExpression("(MULTIPLY (ADD $a $b) $c)", "(a + b) * c");
        assertExpression("(POWER 2 (NEGATE (POWER 3 $a)))", "2 ^ -3 ^ a");
    }

    @Test
    void suffixesApplyFromLeftToRight() {
        assertExpression("(index (index (index $a \"b\") \"c\") $d)", "a.b['c'][d]");
        assertExpression("(call (call $f) 1 2)", "f()(1, 2)");
        assertExpression("(call (index (send (index $a \"b\") m 1) \"c\") \"s\")", "a.b:m(1).c's'");
        assertExpression("(call $f (table 1))", "f{1}");
        assertExpression("(send $a m \"x\")", "a:m[[x]]");
        assertExpression("(send \"x\" rep 3)", "('x'):rep(3)");
    }

    @Test
    void parenthesesTruncateWhatIsMultiple() {
        assertExpression("(one (call $f)) (one ...) (one (send $a m))", "(f()), (...), (a:m())");
        assertExpression("$a (call $f) (index $a \"b\")", "(a), (f)(), (a).b");
        assertExpression("(one (call $f))", "((f()))");
    }

    @Test
    void tables() {
        assertExpression("(table)", "{}");
        assertExpression("(table 1 [\"x\"]=2 [$y]=3 $x ...)", "{1, x = 2; [y] = 3, x, ...}");
        assertExpression("(table (EQUAL $x $y) (one (call $f)))", "{x == y, (f()),}");
        assertExpression("(table (table (table)))", "{{{}}}");
        assertExpression("(table [\"a\"]=(table [\"b\"]=$c) (call $d))", "{a = {b = c}, d()}");
    }

    @Test
    void functions() {
        assertExpression("(fn () (return))", "function() return end");
        assertExpression("(fn (a b)... (return a b ...))", "function(a, b, ...) return a, b, ... end");
        assertExpression("(fn ()... )", "function(...) end");
    }

    @Test
    void numeralsAreFolded() {
        assertExpression("7 -3 8.0 2 1", "1 + 2 * 3, -3, 2 ^ 3, 7 // 3, 7 % 2");
        assertExpression("-3 2 2.5 -1.0", "-7 // 3, -7 % 3, -7.5 % 5, -1.0 // 2");
        assertExpression("-1 0 6 1 15", "~0, 1 << 64, 3 << 1, -1 >> 63, 3 | 12.0");
        assertExpression("-9223372036854775808 3.5", "9223372036854775807 + 1, 7 / 2");
        assertExpression("true false false", "not nil, not 0, not 'x'");
        assertExpression("(ADD 3 $x) (ADD (ADD $x 1) 2)", "1 + 2 + x, x + 1 + 2");
    }

    @Test
    void whatMightFailOrLosesASignIsNotFolded() {
        assertExpression("(FLOOR_DIVIDE 1 0) (MODULO 1 0) (DIVIDE 1 0)", "1 // 0, 1 % 0, 1 / 0");
        assertExpression("(BITWISE_OR 1 1.5) (BITWISE_NOT 1.5) (BITWISE_AND 1 1.0E300)", "1 | 1.5, ~1.5, 1 & 1e300");
        assertExpression("(NEGATE 0.0) (SUBTRACT 1.0 1.0)", "-0.0, 1.0 - 1.0");
        assertExpression("(SUBTRACT Infinity Infinity)", "1e999 - 1e999");
        assertExpression("(CONCAT \"a\" \"b\") (ADD \"1\" 2) (LENGTH \"a\")", "'a' .. 'b', '1' + 2, #'a'");
        assertExpression("(LESS 1 2)", "1 < 2");
    }

    @Test
    void constantsDecideLogicalOperators() {
        assertExpression("$x $x 5", "true and x, nil or x, false or 5");
        assertExpression("(OR true $x) (AND nil $x)", "true or x, nil and x");
        assertExpression("(one (call $f))", "1 and f()");
    }

    @Test
    void constantVariablesAreReplaced() {
        Sources.assertPrints("(local (a<constant>) 5) (return 6 (fn () (return 5)))",
            "local a <const> = 5 return a + 1, function() return a end");
        Sources.assertPrints("(local (a<constant>) \"s\") (local (b<constant>) \"s\") (return \"s\")",
            "local a <const> = 's' local b <const> = a return b");
        Sources.assertPrints("(local (a<const>) $f) (return a)", "local a <const> = f return a");
        Sources.assertPrints("(local (a<const> b<constant>) 1 2) (return a 2)",
            "local a <const>, b <const> = 1, 2 return a, b");
        Sources.assertPrints("(local (a<const>)) (return a)", "local a <const> return a");
        Sources.assertPrints("(local (_ENV<constant>) nil) (return $x@nil)", "local _ENV <const> = nil return x");
    }
}
