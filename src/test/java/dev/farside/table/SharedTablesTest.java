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
    private int added;

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

    /** A shared dictionary with the keys 0.5, 1.5 and so on. */
    private long halves(int count) {
        long table = share(tables.create());
        for (int i = 0; i < count; i++) {
            tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
        }
        return table;
    }

    /** Adds keys until the storage is another one, in which the keys stand in another order. */
    private void rebuild(long table) {
        long storage = TableObject.storage(table);
        for (int i = 0; i < 100 || TableObject.storage(table) == storage; i++) {
            tables.set(table, Word.ofFloat(++added + 0.25), Word.TRUE);
        }
    }

    /** A traversal in a loop of the program, at a place of its own. */
    private final class Loop {
        private final long table;
        private final long place;
        private final boolean isLoop;
        private final TreeSet<Double> seen = new TreeSet<>();
        private long key = Word.NIL;

        private Loop(long table, int slot) {
            this(table, slot, true);
        }

        private Loop(long table, int slot, boolean isLoop) {
            this.table = table;
            this.isLoop = isLoop;
            place = Tables.place(1 << 20, slot);
        }

        /** False at the end. */
        private boolean step() {
            if (!(isLoop ? tables.nextInLoop(table, key, place) : tables.next(table, key, place))) {
                return false;
            }
            key = tables.nextKey;
            assertTrue(seen.add(Word.toFloat(key)), () -> Word.toFloat(key) + " comes twice");
            return true;
        }

        private void finish(int halves) {
            while (step()) {
            }
            for (int i = 0; i < halves; i++) {
                assertTrue(seen.contains(i + 0.5), i + 0.5 + " is missing");
            }
        }
    }

    @Test
    void aLoopThatIsLeftEarlyDoesNotDisturbTheOneAroundIt() {
        for (int steps = 1; steps < 40; steps++) {
            long table = halves(40);
            Loop outer = new Loop(table, 3);
            for (int i = 0; i < steps; i++) {
                outer.step();
            }
            rebuild(table);
            Loop inner = new Loop(table, 9);
            while (inner.key != outer.key) {
                assertTrue(inner.step());
            }
            outer.finish(40);
        }
    }

    @Test
    void manyLoopsCanBeUnderWay() {
        long table = halves(30);
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            loops.add(new Loop(table, 5 * i));
            for (int steps = 0; steps <= i % 25; steps++) {
                loops.get(i).step();
            }
            if (i % 50 == 49) {
                rebuild(table);
            }
        }
        for (Loop loop : loops.reversed()) {
            loop.finish(30);
        }
    }

    @Test
    void anyNumberOfLoopsCanBeUnderWay() {
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            loops.add(new Loop(halves(4), 5 * i));
            loops.get(i).step();
            loops.get(i).step();
        }
        for (Loop loop : loops.reversed()) {
            rebuild(loop.table);
            loop.finish(4);
        }
    }

    @Test
    void anyNumberOfLoopsCanBeUnderWayWhenTheirTablesAreShared() {
        List<Loop> loops = new ArrayList<>();
        long all = tables.create();
        for (int i = 0; i < 2_000; i++) {
            long table = tables.create();
            for (int j = 0; j < 4; j++) {
                tables.set(table, Word.ofFloat(j + 0.5), Word.TRUE);
            }
            tables.setInteger(all, i + 1, Word.ofTable(table));
            loops.add(new Loop(table, 5 * i));
            loops.get(i).step();
            loops.get(i).step();
        }
        share(all);
        for (Loop loop : loops.reversed()) {
            rebuild(loop.table);
            loop.finish(4);
        }
    }

    @Test
    void callsByTurns() {
        for (int[] slots : new int[][] {{3, 9}, {9, 3}, {5, 5}}) {
            long one = halves(30);
            long two = halves(30);
            Loop first = new Loop(one, slots[0], false);
            Loop second = new Loop(two, slots[1], false);
            Loop third = new Loop(one, slots[1] + 1, false);
            for (int i = 0; i < 20; i++) {
                first.step();
                second.step();
                if (i % 3 == 0) {
                    third.step();
                }
                if (i % 7 == 4) {
                    rebuild(one);
                    rebuild(two);
                }
                for (int j = 0; j < 200 && i > 0; j++) {
                    new Loop(halves(1), j, false).step(); // asks whether a table is empty
                }
            }
            first.finish(30);
            second.finish(30);
            third.finish(30);
        }
    }

    @Test
    void aCallInALoopHasACursorOfItsOwn() {
        long table = halves(300);
        Loop loop = new Loop(table, 3);
        for (int i = 0; i < 100; i++) {
            loop.step();
        }
        tables.next(table, loop.key, Tables.place(1 << 20, 7));
        rebuild(table);
        loop.finish(300);
    }

    @Test
    void callsThatBeganBeforeTheirTableWasShared() {
        long[] two = {tables.create(), tables.create()};
        for (long table : two) {
            for (int i = 0; i < 300; i++) {
                tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
            }
        }
        Loop first = new Loop(two[0], 5, false);
        Loop second = new Loop(two[1], 5, false);
        for (int i = 0; i < 100; i++) {
            first.step();
            second.step();
        }
        share(two[0]);
        rebuild(two[0]);
        first.finish(300);
        second.finish(300);
    }

    @Test
    void keysThatCameLaterHaveSuccessors() {
        long table = tables.create();
        tables.set(table, Word.ofFloat(0.5), Word.TRUE);
        new Loop(table, 3).step();
        new Loop(table, 4, false).step();
        share(table);
        rebuild(table);
        int without = 0;
        for (int i = 1; i <= added; i++) {
            without += tables.next(table, Word.ofFloat(i + 0.25), Tables.place(1 << 20, 4)) ? 0 : 1;
        }
        assertTrue(without <= 1, without + " keys have no successor");
    }

    @Test
    void loopsThatWereLeftEarlyMakeRoomForOthers() {
        long table = halves(30);
        Loop outer = new Loop(table, 3);
        outer.step();
        outer.step();
        rebuild(table);
        for (int i = 0; i < 10_000; i++) {
            Loop inner = new Loop(i % 3 == 0 ? table : halves(3), 9 + i % 7);
            inner.step();
            inner.step();
        }
        outer.finish(30);
    }

    @Test
    void aLoopGoesOnWhenItsTableIsSharedAndRebuilt() {
        for (int steps = 1; steps < 40; steps++) {
            long table = tables.create();
            for (int i = 0; i < 40; i++) {
                tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
            }
            Loop outer = new Loop(table, 3);
            Loop inner = new Loop(table, 9);
            for (int i = 0; i < steps; i++) {
                outer.step();
                inner.step();
            }
            inner.step();
            share(table);
            rebuild(table);
            inner.finish(40);
            outer.finish(40);
        }
    }

    @Test
    void aLoopGoesOnWhenThereIsNoMemoryForItsListAtFirst() {
        long table = tables.create();
        for (int i = 0; i < 40; i++) {
            tables.set(table, Word.ofFloat(i + 0.5), Word.TRUE);
        }
        Loop loop = new Loop(table, 3);
        for (int i = 0; i < 20; i++) {
            loop.step();
        }
        state.leaveRoom(64);
        state.space.setLimit(0);
        share(table);
        state.space.setLimit(Long.MAX_VALUE);
        loop.finish(40);
    }
}
