package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traversals of tables that only one thread sees: positions that are remembered change nothing but the speed. */
class LocalTraversalTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;

    @AfterEach
    void release() {
        state.close();
    }

    /** The keys in the order of a traversal that nothing disturbs, at a place of its own. */
    private List<Long> keys(long table, long place) {
        List<Long> keys = new ArrayList<>();
        for (long key = Word.NIL; tables.next(table, key, place); ) {
            key = tables.nextKey;
            assertEquals(tables.get(table, key), tables.nextValue);
            keys.add(key);
        }
        return keys;
    }

    private long randomKey(Random random) {
        int n = random.nextInt(24) + 1;
        return switch (random.nextInt(4)) {
            case 0 -> state.atom("k" + n);
            case 1 -> state.atom("a key too long for a word, " + n);
            case 2 -> Word.ofFloat(n + 0.5);
            default -> state.integer(n);
        };
    }

    @Test
    void aStepDependsOnTableAndKeyAlone() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Long> some = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                some.add(tables.create());
            }
            for (int i = 0; i < 200; i++) {
                long table = some.get(random.nextInt(some.size()));
                for (int n = random.nextInt(6); n > 0; n--) {
                    tables.set(table, randomKey(random), random.nextInt(5) == 0 ? Word.NIL : state.integer(n));
                }
                List<Long> keys = keys(table, random.nextInt(8));
                if (!keys.isEmpty()) {
                    int at = random.nextInt(keys.size());
                    boolean more = tables.next(table, keys.get(at), random.nextInt(8));
                    assertEquals(at + 1 < keys.size(), more, "seed " + seed);
                    if (more) {
                        assertEquals(keys.get(at + 1), tables.nextKey, "seed " + seed);
                    }
                }
            }
        }
    }

    @Test
    void traversalsInTurnsAtOnePlaceSeeEverything() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Long> some = new ArrayList<>();
            List<Set<Long>> expected = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                long table = tables.create();
                for (int n = random.nextInt(60); n > 0; n--) {
                    tables.set(table, randomKey(random), Word.TRUE);
                }
                some.add(table);
                expected.add(new HashSet<>(keys(table, 99)));
            }
            long[] at = {Word.NIL, Word.NIL, Word.NIL};
            boolean[] over = new boolean[3];
            for (int left = 3; left > 0; ) {
                int i = random.nextInt(3);
                if (over[i]) {
                    continue;
                }
                if (tables.next(some.get(i), at[i], 7)) {
                    at[i] = tables.nextKey;
                    assertTrue(expected.get(i).remove(at[i]), "comes twice");
                } else {
                    assertEquals(Set.of(), expected.get(i));
                    over[i] = true;
                    left--;
                }
            }
        }
    }

    @Test
    void theKeyOfAnotherTableIsNoKeyOfThisOne() {
        long table = tables.create();
        long other = tables.create();
        for (int i = 0; i < 40; i++) {
            tables.set(table, state.atom("key number " + i), Word.TRUE);
            tables.set(other, state.atom("other number " + i), Word.TRUE);
        }
        assertTrue(tables.next(table, Word.NIL, 5));
        long key = tables.nextKey;
        assertThrows(InvalidKeyException.class, () -> tables.next(other, key, 5));
    }
}
