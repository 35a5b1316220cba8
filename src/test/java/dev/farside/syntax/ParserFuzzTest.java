package dev.farside.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** I-S3: whatever bytes come in, a tree or a {@link SyntaxException} comes out, and soon. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParserFuzzTest {
    private static final long SEED = 20_250_601L;
    private static final int MUTANTS_PER_SAMPLE = 3_000;

    private static final String[] SAMPLES = {
        """
        local a <const>, b <close> = 5 + 3 * 2 ^ 2, nil
        function x.y.z:m(p, ...)
          local t = {1, 2; x = 3, ['y'] = 4, [p] = function(...) return ..., a end, ...}
          return self:m(t, ...), b
        end
        """,
        """
        for i = 1, 10, 2 do
          local z <close> = i
          if z then goto continue elseif not z then break else return z end
          ::continue::
        end
        for k, v in pairs(t) do local function f() return f, k, v end while f() do break end end
        repeat local q = 1 until q == 1
        ::top:: do goto top end goto last ::last::
        """,
        """
        local s = 'a\\u{7FF}\\x41\\065\\z
           y\\
        ' .. [==[ long ]] ]==] .. "\\"" -- comment
        --[[ long
        comment ]] local n = 0x1p4 + 0xA.8p-1 - 3e10 * .5 // 2 << 3 >> 4 ~ 5 & 6 | 7 % 8 / 9
        local b = -n ^ 2 ~= not s and #s <= ~n or s:rep(3)'x'{1}[2] >= 1 == (f())
        """,
        """
        local _ENV <const> = {} x = y
        local function f(a, b, ...) local c; c, a.b, a[1], g = ... ; return function() c = b end end
        if x then local function h() return h end end
        """
    };

    private static final String[] FRAGMENTS = {
        "end", "do", "function", "local", "goto a", "::a::", "break", "return", "x", "=", ",", "(", ")", "{", "}",
        "<const>", "<close>", "...", "\\", "'", "\"", "[[", "]]", "[=[", "\n", "\r\n", "\0", "\u00FF", "1e", "0x",
        "until", "if", "then", "nil", "and", "not", "-", "..", "'\\x4'", "'\\400'", "'\\u{'", ";", "repeat", "while",
        "elseif", "for a in b do", "for i = 1", "_ENV", ":", ".", "1", "--", "--[[", "^", "]"
    };

    @Test
    void truncatedProgramsAreHandled() {
        for (String sample : SAMPLES) {
            for (int length = 0; length <= sample.length(); length++) {
                check(sample.substring(0, length));
            }
        }
    }

    @Test
    void mutatedProgramsAreHandled() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (String sample : SAMPLES) {
            for (int count = 0; count < MUTANTS_PER_SAMPLE; count++) {
                accepted += check(mutate(sample, random)) ? 1 : 0;
            }
        }
        assertTrue(accepted > 0, "mutants should not all be broken");
    }

    @Test
    void randomFragmentsAreHandled() {
        Random random = new Random(SEED);
        for (int count = 0; count < MUTANTS_PER_SAMPLE; count++) {
            StringBuilder source = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                source.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]).append(' ');
            }
            check(source.toString());
        }
    }

    private static String mutate(String sample, Random random) {
        StringBuilder source = new StringBuilder(sample);
        for (int edits = 1 + random.nextInt(4); edits > 0 && !source.isEmpty(); edits--) {
            int at = random.nextInt(source.length());
            switch (random.nextInt(5)) {
                case 0 -> source.deleteCharAt(at);
                case 1 -> source.setCharAt(at, (char) random.nextInt(256));
                case 2 -> source.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                case 3 -> source.delete(at, Math.min(source.length(), at + random.nextInt(20)));
                default -> {
                    int from = random.nextInt(source.length());
                    source.insert(at, source.substring(from, Math.min(source.length(), from + random.nextInt(40))));
                }
            }
        }
        return source.toString();
    }

    /** Whether the source is accepted; whether it comes in pieces must make no difference. */
    private static boolean check(String source) {
        byte[] bytes = Sources.bytes(source);
        String whole = outcome(source, () -> Parser.parse(bytes, "=fuzz"));
        for (int length = 1; length <= 3; length++) {
            ChunkSource pieces = Sources.pieces(length, bytes);
            assertEquals(whole, outcome(source, () -> Parser.parse(new byte[0], 0, pieces, "=fuzz")), source);
        }
        return !whole.startsWith("fuzz:");
    }

    /** The tree, or the message. */
    private static String outcome(String source, Supplier<FunctionBody> parser) {
        try {
            return SyntaxPrinter.print(parser.get());
        } catch (SyntaxException expected) {
            assertTrue(expected.getMessage().startsWith("fuzz:"), expected.getMessage());
            return expected.getMessage();
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError("source: " + source, failure);
        }
    }
}
