package dev.farside.syntax;

import static dev.farside.syntax.Sources.assertError;
import static dev.farside.syntax.Sources.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Nesting ends in an error where the reference ends it; chains may be of any length. */
class NestingLimitTest {
    private static final String OVERFLOW = "C stack overflow";
    private static final int LONG = 100_000;

    private static void assertLimit(int accepted, String before, String opening, String middle, String closing) {
        parse(before + opening.repeat(accepted) + middle + closing.repeat(accepted));
        assertError(OVERFLOW, before + opening.repeat(accepted + 1) + middle + closing.repeat(accepted + 1));
        assertError(OVERFLOW, before + opening.repeat(LONG));
    }

    @Test
    void nestingIsLimited() {
        assertLimit(195, "return ", "(", "1", ")");
        assertLimit(195, "return ", "{", "1", "}");
        assertLimit(195, "return ", "- ", "x", "");
        assertLimit(195, "return ", "not ", "x", "");
        assertLimit(195, "return ", "x .. ", "x", "");
        assertLimit(195, "return ", "2 ^ ", "x", "");
        assertLimit(195, "return ", "a[", "1", "]");
        assertLimit(195, "return ", "f(", "1", ")");
        assertLimit(197, "", "do ", "", "end ");
        assertLimit(97, "return ", "function() return ", "1", " end");
        assertLimit(196, "", "while true do ", "f()", " end");
        assertLimit(195, "", "a, ", "a = 1", "");
    }

    @Test
    void labelsInARowNest() {
        StringBuilder labels = new StringBuilder();
        for (int index = 0; index < 197; index++) {
            labels.append("::a").append(index).append(":: ");
        }
        parse(labels.toString());
        assertError(OVERFLOW, labels + "::b::");
    }

    @Test
    void chainsAreNot() {
        parse("return x" + " + x".repeat(LONG));
        parse("return x" + " or x and x".repeat(LONG));
        parse("return x" + ".a".repeat(LONG));
        parse("return x" + "[1]".repeat(LONG));
        parse("f" + "()".repeat(LONG));
        parse("f" + ":m{}'x'".repeat(LONG));
        parse("if x then " + "elseif x then ".repeat(LONG) + "end");
        parse("return {" + "{}, ".repeat(LONG) + "}");
        parse("local x = 1 " + "x = 1; ".repeat(LONG));
        FunctionBody main = parse("return 1" + " + 1".repeat(LONG));
        assertEquals("(return " + (LONG + 1) + ")", SyntaxPrinter.print(main));
    }
}
