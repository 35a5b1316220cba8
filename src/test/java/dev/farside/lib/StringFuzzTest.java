package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.runtime.Mutator;
import dev.farside.value.Word;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes the functions of {@code string} and {@code utf8} get, they return or raise a Lua error, and soon.
 * They are called through {@code pcall}; anything but a Lua error would come out of it.
 */
@Tag("fuzz")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StringFuzzTest {
    private static final long SEED = 5_408L;
    private static final int CALLS = Boolean.getBoolean("farside.long") ? 2_000_000 : 40_000;

    private static final String PATTERN_BYTES = "%%%%[[]]^$()()*+-?.abcfbdswxz019\0\u00FF";
    private static final String SUBJECT_BYTES = "aabbcc()[]%019 .-\0\u00FF";
    private static final String FORMAT_BYTES = "%%%%%%-+ #0123456789..diouxXcsqpaAeEfgGnl\0\u00FF";
    private static final String PACK_BYTES = "<>=!bBhHiIlLjJTfdnsczxX 0123456789\0\u00FF";

    private final LibraryFixture lua = new LibraryFixture();
    private final Random random = new Random(SEED);
    private long tried;
    private long succeeded;

    @AfterEach
    void close() {
        lua.close();
    }

    @Test
    void patterns() {
        String[] functions = {"find", "match", "gsub"};
        fuzz("string", functions, () -> {
            push(bytes(SUBJECT_BYTES, 16));
            push(bytes(PATTERN_BYTES, 9));
            if (random.nextBoolean()) {
                push(bytes(PATTERN_BYTES, 6));
                return 3;
            }
            return 2;
        });
    }

    @Test
    void iterationsOverMatches() {
        lua.run("function iterate(s, p, i) local n = 0 for a in s:gmatch(p, i) do n = n + 1 end return n end");
        fuzz(null, new String[] {"iterate"}, () -> {
            push(bytes(SUBJECT_BYTES, 16));
            push(bytes(PATTERN_BYTES, 9));
            lua.mutator().push(Word.ofInteger(random.nextInt(20) - 8));
            return 3;
        });
    }

    @Test
    void formats() {
        fuzz("string", new String[] {"format"}, () -> {
            push(bytes(FORMAT_BYTES, 12));
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                pushAny();
            }
            return count + 1;
        });
    }

    @Test
    void packing() {
        fuzz("string", new String[] {"pack", "packsize"}, () -> {
            push(packFormat());
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                pushAny();
            }
            return count + 1;
        });
        fuzz("string", new String[] {"unpack"}, () -> {
            push(packFormat());
            push(anyBytes(40));
            lua.mutator().push(Word.ofInteger(random.nextInt(50) - 8));
            return 3;
        });
    }

    @Test
    void utf8() {
        fuzz("utf8", new String[] {"len", "codepoint", "offset", "codes"}, () -> {
            push(anyBytes(12));
            lua.mutator().push(Word.ofInteger(random.nextInt(30) - 14));
            lua.mutator().push(Word.ofInteger(random.nextInt(30) - 14));
            lua.mutator().push(Word.ofBoolean(random.nextBoolean()));
            return 4;
        });
    }

    @Test
    void everyOtherFunction() {
        fuzz("string", new String[] {"sub", "byte", "char", "lower", "upper", "reverse", "len", "dump"}, () -> {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                pushAny();
            }
            return count;
        });
    }

    /** Pushes the arguments of a call. */
    private interface Arguments {
        int push();
    }

    private void fuzz(String library, String[] functions, Arguments arguments) {
        Mutator m = lua.mutator();
        lua.run("function try(f, ...) return (pcall(f, ...)) end");
        long globals = Word.ref(m.state().globals());
        for (int i = 0; i < CALLS; i++) {
            String name = functions[random.nextInt(functions.length)];
            long table = library == null ? globals : Word.ref(Library.field(m, globals, library));
            m.pushFunction(Library.field(m, globals, "try"));
            m.push(Library.field(m, table, name));
            m.call(arguments.push() + 1, 1);
            tried++;
            if (m.fromTop(1) == Word.TRUE) {
                succeeded++;
            }
            m.pop(1);
        }
        assertTrue(succeeded > tried / 100, () -> succeeded + " of " + tried + " succeeded, seed " + SEED);
        assertTrue(succeeded < tried, () -> "none of " + tried + " failed, seed " + SEED);
    }

    private void push(String latin1) {
        lua.mutator().push(lua.string(latin1));
    }

    private void pushAny() {
        Mutator m = lua.mutator();
        switch (random.nextInt(6)) {
            case 0:
                m.push(m.integer(random.nextLong() >> random.nextInt(64)));
                break;
            case 1:
                m.push(Word.ofForeignFloat(Double.longBitsToDouble(random.nextLong())));
                break;
            case 2:
                m.push(random.nextBoolean() ? Word.NIL : Word.TRUE);
                break;
            case 3:
                m.push(Word.ofTable(m.tables().create()));
                break;
            case 4:
                push(Integer.toString(random.nextInt(300)));
                break;
            default:
                push(anyBytes(20));
        }
    }

    private String bytes(String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** A format whose sizes stay below 1,000, so that a test of many calls needs little memory. */
    private String packFormat() {
        return bytes(PACK_BYTES, 8).replaceAll("[0-9]{4,}", "12");
    }

    private String anyBytes(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append((char) random.nextInt(256));
        }
        return text.toString();
    }
}
