package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shared tables, step by step in one thread: what stress has found, made certain. */
class SharedTablesTest {

    private final TableFixture state = new TableFixture();
    private final Tables tables = state.tables;

    @AfterEach
    void release() {
        state.close();
    }

    private long share(long table) {
        tables.publication().publish(Word.ofTable(table));
        return table;
    }

    @Test
    void absenceThatWasNotedBeforePublicationIsForgotten() {
        long bit = 1L << TableObject.ABSENT_SHIFT;
        long metatable = tables.create();
        Header.set(metatable, bit);
        share(metatable);
        assertTrue(Header.has(metatable, bit));
        tables.setString(metatable, state.atom("__index"), Word.TRUE);
        assertFalse(Header.has(metatable, bit));
    }

    @Test
    void aResizeKeepsTheValueOfTheKeyItIsMadeFor() {
        SharedResize resize = new SharedResize(state.heap, state.shapes,
                new TableWriter(state.heap, state.shapes, new StorageAllocator(state.heap)));
        for (long key : new long[] {Word.ofFloat(0.5), Word.ofInteger(2), state.atom("x"), state.integer(1L << 60)}) {
            long table = tables.create();
            tables.setInteger(table, 1, Word.TRUE);
            share(table);
            tables.set(table, key, Word.ofInteger(7));
            resize.begin(table, TableObject.links(table), key, true);
            assertEquals(Word.ofInteger(7), tables.get(table, key));
        }
    }

    @Test
    void freezingAnEmptyTableChangesItsLinks() {
        long table = share(tables.create());
        long links = TableObject.links(table);
        tables.freeze(table);
        assertFalse(TableObject.replaceLinks(table, links, links), "a metatable could be set after all");
        assertEquals(Word.NIL, tables.get(table, state.atom("x")));
        assertEquals(0, tables.length(table));
        assertFalse(tables.next(table, Word.NIL));
    }

    @Test
    void aTraversalGoesOnWhenItsKeysBecomeElements() {
        for (int last = 2; last <= 8; last++) {
            long table = share(tables.create());
            List<Long> keys = new ArrayList<>();
            for (int i = last; i >= 2; i--) {
                tables.setInteger(table, i, Word.TRUE);
                keys.add((long) i);
            }
            TreeSet<Long> yielded = new TreeSet<>();
            List<Long> twice = new ArrayList<>();
            boolean more = tables.next(table, Word.NIL);
            tables.setInteger(table, 1, Word.TRUE);
            for (int i = last + 1; i < 20; i++) {
                tables.setInteger(table, i, Word.TRUE);
            }
            while (more) {
                if (!yielded.add(Word.toInteger(tables.nextKey))) {
                    twice.add(Word.toInteger(tables.nextKey));
                }
                more = tables.next(table, tables.nextKey);
            }
            assertEquals(List.of(), twice);
            Collections.sort(keys);
            assertTrue(yielded.containsAll(keys), () -> yielded + " lacks some of " + keys);
        }
    }
}
