package dev.farside.syntax;

import static dev.farside.syntax.Sources.assertError;

import org.junit.jupiter.api.Test;

/** The words of every message; they were compared with those of the reference interpreter. */
class SyntaxErrorTest {
    @Test
    void tokens() {
        assertError("x:1: malformed number near '3x'", "x = 3x");
        assertError("x:1: malformed number near '0x'", "x = 0x");
        assertError("x:1: malformed number near '1e'", "x = 1e");
        assertError("x:1: malformed number near '1..2'", "x = 1..2");
        assertError("x:1: malformed number near '0x1p+'", "x = 0x1p+");
        assertError("x:1: malformed number near '08_'", "x = 08_");
        assertError("x:1: invalid long string delimiter near '[=='", "x = [==");
        assertError("x:1: invalid long string delimiter near '[='", "x = [=a");
        assertError("x:1: unexpected symbol near '@'", "x = @");
        assertError("x:1: unexpected symbol near '<\\1>'", "x = \1");
        assertError("x:1: unexpected symbol near '<\\200>'", "x = \u00C8");
        // A NUL byte is token 0, which is what messages without a token are raised with, in the reference as well.
        assertError("x:1: unexpected symbol", "x = \0");
    }

    @Test
    void unfinishedStrings() {
        assertError("x:1: unfinished string near <eof>", "x = 'abc");
        assertError("x:1: unfinished string near <eof>", "x = 'a\\");
        assertError("x:1: unfinished string near <eof>", "x = '\\z");
        assertError("x:1: unfinished string near ''abc'", "x = 'abc\ndef'");
        assertError("x:1: unfinished string near '\"a\tb'", "x = \"a\\tb\rdef\"");
        assertError("x:3: unfinished long string (starting at line 1) near <eof>", "x = [[abc\n\n");
        assertError("x:4: unfinished long string (starting at line 2) near <eof>", "\nx = [=[abc\n\n]]");
        assertError("x:3: unfinished long comment (starting at line 1) near <eof>", "--[[abc\n\n");
    }

    @Test
    void invalidEscapes() {
        assertError("x:1: invalid escape sequence near ''abc\\q'", "x = 'abc\\q'");
        assertError("x:1: decimal escape too large near ''abc\\400d'", "x = 'abc\\400def'");
        assertError("x:1: decimal escape too large near ''\\999'", "x = '\\999");
        assertError("x:1: hexadecimal digit expected near ''abc\\xag'", "x = 'abc\\xag'");
        assertError("x:1: hexadecimal digit expected near '\"\\x\"'", "x = \"\\x\"");
        assertError("x:1: hexadecimal digit expected near ''\\u{}'", "x = '\\u{}'");
        assertError("x:1: UTF-8 value too large near ''\\u{110000000'", "x = '\\u{110000000}'");
        assertError("x:1: UTF-8 value too large near ''\\u{80000000'", "x = '\\u{80000000}'");
        assertError("x:1: missing '{' near ''\\u1'", "x = '\\u123'");
        assertError("x:1: missing '}' near ''\\u{12x'", "x = '\\u{12x}'");
        assertError("x:2: invalid escape sequence near ''a\n\\q'", "x = 'a\\\n\\q'");
    }

    @Test
    void quotedTokensEndAtANul() {
        assertError("x:1: invalid escape sequence near ''a'", "x = 'a\0b\\q'");
        assertError("x:1: <eof> expected near ''a'", "return 1 'a\\0b'");
    }

    @Test
    void quotedStringsAreDecoded() {
        assertError("x:1: <eof> expected near ''a\tb''", "return 1 'a\\tb'");
        assertError("x:2: <eof> expected near '[[a\nb]]'", "return 1 [[a\r\nb]]");
        assertError("x:1: syntax error near '2.50'", "x = 1 y 2.50");
    }

    @Test
    void expectations() {
        assertError("x:1: unexpected symbol near <eof>", "x =");
        assertError("x:1: unexpected symbol near '}'", "x = }");
        assertError("x:1: unexpected symbol near 'end'", "x = end");
        assertError("x:1: <eof> expected near 'end'", "end");
        assertError("x:1: <eof> expected near 'return'", "return 1 return");
        assertError("x:1: syntax error near <eof>", "a");
        assertError("x:1: syntax error near '='", "(a) = 1");
        assertError("x:1: syntax error near '='", "f() = 1");
        assertError("x:1: syntax error near '='", "a, f() = 1");
        assertError("x:1: syntax error near <eof>", "(f())");
        assertError("x:1: function arguments expected near '='", "a.b:c = 1");
        assertError("x:1: function arguments expected near <eof>", "a.b:c");
        assertError("x:1: <name> expected near '='", "goto = 1");
        assertError("x:1: <name> expected near '1'", "a. 1");
        assertError("x:1: <name> expected near <eof>", "local");
        assertError("x:1: '=' expected near 'b'", "a, b b");
        assertError("x:1: '=' expected near '}'", "x = {[1]}");
        assertError("x:1: ']' expected near '='", "x = {[1 = 2}");
        assertError("x:1: '::' expected near <eof>", "::a");
        assertError("x:1: '(' expected near <eof>", "function f");
        assertError("x:1: <name> or '...' expected near '1'", "function f(1) end");
        assertError("x:1: <name> or '...' expected near ')'", "function f(a,) end");
        assertError("x:1: ')' expected near ','", "function f(..., a) end");
        assertError("x:1: '=' or 'in' expected near 'b'", "for a b");
        assertError("x:1: ',' expected near 'do'", "for a = 1 do end");
        assertError("x:1: 'do' expected near <eof>", "for a = 1, 2");
        assertError("x:1: 'do' expected near 'end'", "while x end");
        assertError("x:1: 'then' expected near <eof>", "if x");
        assertError("x:1: '>' expected near '='", "local x <const = 1");
        assertError("x:1: 'end' expected near 'until'", "do until");
    }

    @Test
    void closingTokensNameWhatTheyClose() {
        assertError("x:3: 'end' expected (to close 'if' at line 1) near <eof>", "if x then\n\n");
        assertError("x:5: 'end' expected (to close 'if' at line 3) near <eof>", "\n\nif x then\n\n");
        assertError("x:1: 'end' expected near <eof>", "if x then");
        assertError("x:2: 'end' expected (to close 'while' at line 1) near <eof>", "while x do\n");
        assertError("x:2: 'end' expected (to close 'do' at line 1) near 'else'", "do\nelse");
        assertError("x:2: 'end' expected (to close 'for' at line 1) near <eof>", "for i = 1, 2 do\n");
        assertError("x:2: 'end' expected (to close 'function' at line 1) near <eof>", "function f()\n");
        assertError("x:2: 'until' expected (to close 'repeat' at line 1) near 'end'", "repeat\nend");
        assertError("x:2: ')' expected (to close '(' at line 1) near <eof>", "f(1\n");
        assertError("x:2: ')' expected (to close '(' at line 1) near ';'", "x = (1\n;");
        assertError("x:2: '}' expected (to close '{' at line 1) near <eof>", "return {1, 2\n");
    }

    @Test
    void meanings() {
        assertError("x:1: cannot use '...' outside a vararg function near '...'", "function f() return ... end");
        assertError("x:1: attempt to assign to const variable 'x'", "local x <const> = 1; x = 2");
        assertError("x:1: attempt to assign to const variable 'x'", "local x <const> = f(); x = 2");
        assertError("x:1: attempt to assign to const variable 'x'", "local x <close> = f(); function g() x = 2 end");
        assertError("x:1: attempt to assign to const variable 'x'", "local x <const> = 1; y, x = 2");
        assertError("x:1: attempt to assign to const variable 'x'",
            "local y <const>, x <const> = 2, 1; function x() return y end");
        assertError("x:1: syntax error near '='", "local x <const> = 1; (x) = 2");
        assertError("x:1: multiple to-be-closed variables in local list", "local a <close>, b <close> = 1");
        assertError("x:1: unknown attribute 'foo'", "local a <foo> = 1");
    }

    @Test
    void jumps() {
        assertError("x:1: break outside loop at line 1", "break");
        assertError("x:3: break outside loop at line 2", "\nbreak\n");
        assertError("x:1: break outside loop at line 1", "while x do function f() break end end");
        assertError("x:1: break outside loop at line 1", "if x then break end");
        assertError("x:1: no visible label 'a' for <goto> at line 1", "goto a");
        assertError("x:1: no visible label 'a' for <goto> at line 1", "goto a do ::a:: end");
        assertError("x:1: no visible label 'a' for <goto> at line 1", "::a:: function f() goto a end");
        assertError("x:2: no visible label 'a' for <goto> at line 1", "function f() goto a end\n::a::");
        assertError("x:2: label 'a' already defined on line 1", "::a:: f()\n::a::");
        assertError("x:2: label 'a' already defined on line 2", "::a::\n::a::");
        assertError("x:1: label 'a' already defined on line 1", "::a:: do ::a:: end");
        assertError("x:1: <goto a> at line 1 jumps into the scope of local 'b'", "goto a; local b; ::a:: f()");
        assertError("x:1: <goto a> at line 1 jumps into the scope of local 'b'",
            "do goto a end; local b, c; ::a:: f()");
        assertError("x:1: <goto a> at line 1 jumps into the scope of local 'b'",
            "repeat goto a; local b; ::a:: until b");
        assertError("x:1: syntax error near <eof>", "break; x");
    }

    @Test
    void variableLimits() {
        StringBuilder names = new StringBuilder("v");
        for (int index = 1; index < 200; index++) {
            names.append(", v").append(index);
        }
        Sources.parse("local " + names);
        assertError("x:1: too many local variables (limit is 200) in main function near <eof>",
            "local " + names + ", w");
        assertError("x:3: too many local variables (limit is 200) in function at line 2 near '='",
            "\nfunction f(" + names + ")\nlocal x = 1 end");
        assertError("x:1: too many local variables (limit is 200) in main function near '='",
            "local " + names + " for i = 1, 2 do end");
        Sources.parse("do local " + names + " end do local " + names + " end");
    }

    @Test
    void upvalueLimit() {
        StringBuilder source = new StringBuilder();
        for (int function = 0; function < 2; function++) {
            for (int index = 0; index < 150; index++) {
                source.append("local v").append(function).append('_').append(index).append('\n');
            }
            source.append("function f()\n");
        }
        source.append("function g()\n");
        for (int index = 0; index < 255; index++) {
            source.append("x(v").append(index / 150).append('_').append(index % 150).append(")\n");
        }
        // The environment is the first of them. The function between captures before the innermost one does.
        assertError("x:558: too many upvalues (limit is 255) in function at line 302 near ')'",
            source + "end end end");
    }

    @Test
    void jumpLimit() {
        assertError("too many labels/gotos (limit is 32767)", "goto a ".repeat(32768));
    }
}
