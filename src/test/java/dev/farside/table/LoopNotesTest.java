package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Notes of loops: a map from places to tables that is asked for tables. */
class LoopNotesTest {

    private static final int MANY = 100_000;

    private final LoopNotes notes = new LoopNotes();

    @Test
    void everyPlaceKeepsItsTable() {
        for (int place = 1; place <= MANY; place++) {
            notes.put(place, table(place));
        }
        for (int place = 1; place <= MANY; place += 997) {
            assertEquals(place, notes.take(table(place)));
            assertEquals(0, notes.take(table(place)));
        }
    }

    @Test
    void aPlaceHasOneTable() {
        for (int round = 0; round < 1000; round++) {
            notes.put(7, table(round));
        }
        assertEquals(0, notes.take(table(998)));
        assertEquals(7, notes.take(table(999)));
        notes.put(7, table(1));
        notes.put(7, 0);
        assertEquals(0, notes.take(table(1)));
    }

    @Test
    void aTableHasAnyNumberOfPlaces() {
        long sum = 0;
        for (int place = 1; place <= 100; place++) {
            notes.put(place, table(1));
        }
        for (long place = notes.take(table(1)); place != 0; place = notes.take(table(1))) {
            sum += place;
        }
        assertEquals(5050, sum);
    }

    @Test
    void nothingIsLeftWhenAllIsForgotten() {
        for (int place = 1; place <= 100; place++) {
            notes.put(place, table(place));
        }
        notes.clear();
        assertEquals(0, notes.take(table(3)));
    }

    private static long table(int number) {
        return number * 16L;
    }
}
