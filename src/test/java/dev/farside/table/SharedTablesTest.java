package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
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
                new TableWriter(state.heap, state.shapes, new StorageAllocator(state.heap), new ShapeSlots()));
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
}
