package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.value.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** I-T6: an allocation that fails, at any point of any transition, leaves the table as it was. */
class AllocationFailureTest {

    private final Random random = new Random(7);
    private int failures;

    @Test
    void smallStorages() {
        for (int round = 0; round < 60; round++) {
            try (TableFixture state = new TableFixture()) {
                run(state, 40);
            }
        }
        assertTrue(failures > 100, "failures: " + failures);
    }

    private void run(TableFixture state, int steps) {
        long[] names = new long[30];
        for (int i = 0; i < names.length; i++) {
            names[i] = state.atom("name" + i);
        }
        long table = state.tables.create();
        Map<Long, Long> model = new HashMap<>();
        for (int step = 0; step < steps; step++) {
            int kind = random.nextInt(8);
            long key = kind < 3 ? names[random.nextInt(names.length)] : kind < 6 ? Word.ofInteger(model.size() + 1)
                    : kind == 6 ? Word.ofFloat(step + 0.5) : Word.ofInteger(random.nextInt(60));
            state.leaveRoom(random.nextInt(12) * 16);
            state.space.setLimit(0);
            try {
                state.tables.set(table, key, Word.ofInteger(step));
                model.put(key, Word.ofInteger(step));
            } catch (OutOfMemoryException expected) {
                failures++;
            }
            state.space.setLimit(Long.MAX_VALUE);
            StorageChecker.check(table);
            compare(state, table, model);
            if (random.nextInt(3) == 0) {
                state.tables.set(table, key, Word.ofInteger(step));
                model.put(key, Word.ofInteger(step));
            }
        }
        compare(state, table, model);
    }

    private static void compare(TableFixture state, long table, Map<Long, Long> model) {
        int count = 0;
        for (long at = state.tables.nextPosition(table, 0); at != 0; at = state.tables.nextPosition(table, at)) {
            assertEquals(model.get(state.tables.nextKey), state.tables.nextValue);
            count++;
        }
        assertEquals(model.size(), count);
    }

    @Test
    void largeStorages() {
        try (TableFixture state = new TableFixture()) {
            long array = state.tables.create();
            long dictionary = state.tables.create();
            state.space.setLimit(1 << 20);
            assertThrows(OutOfMemoryException.class, () -> {
                for (int i = 1;; i++) {
                    state.tables.append(array, Word.ofInteger(i));
                }
            });
            StorageChecker.check(array);
            long length = state.tables.length(array);
            for (int i = 1; i <= length; i++) {
                assertEquals(Word.ofInteger(i), state.tables.getInteger(array, i));
            }
            state.space.setLimit(state.space.bytes() + (1 << 20));
            int[] stored = new int[1];
            assertThrows(OutOfMemoryException.class, () -> {
                for (int i = 0;; i++) {
                    state.tables.set(dictionary, Word.ofFloat(i + 0.5), Word.ofInteger(i));
                    stored[0] = i + 1;
                }
            });
            StorageChecker.check(dictionary);
            for (int i = 0; i <= stored[0]; i++) {
                assertEquals(i < stored[0] ? Word.ofInteger(i) : Word.NIL,
                        state.tables.get(dictionary, Word.ofFloat(i + 0.5)));
            }
        }
    }
}
