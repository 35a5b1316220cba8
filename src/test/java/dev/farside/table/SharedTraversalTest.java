package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.ThreadHeap;
import dev.farside.object.Kind;
import dev.farside.object.TableObject;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traversals of shared tables that change meanwhile, step by step in one thread. */
class SharedTraversalTest {

    private static final long COROUTINE = 1 << 20;

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

    // --- the order of keys

    /** Keys of all types: integers small and big, floats, strings of both kinds, booleans, tables. */
    private List<Long> someKeys(Random random, int count) {
        List<Long> keys = new ArrayList<>(List.of(Word.TRUE, Word.FALSE));
        for (int i = 0; i < count; i++) {
            keys.add(state.integer(i / 2 + 1));
            keys.add(state.integer(random.nextInt(1 << 28)));
            keys.add(state.integer(-i));
            keys.add(state.integer(random.nextLong()));
            keys.add(Word.ofFloat(i + 0.5));
            keys.add(state.atom("s" + i));
            keys.add(state.atom("a longer key, number " + i));
            keys.add(Word.ofTable(tables.create()));
        }
        return keys;
    }

    /** What two keys have in common that Lua calls equal. */
    private static Object identity(long key) {
        return TableReader.isIntegerKey(key) ? (Object) ("integer " + TableReader.integerOf(key)) : (Object) key;
    }

    /** One of several traversals of a table at once, with what it must have seen at its end. */
    private final class Watched {
        private final long table;
        private final boolean isLoop;
        private final long place;
        private final Map<Object, Long> expected;
        private final Set<Object> seen = new HashSet<>();
        private long key = Word.NIL;

        private Watched(long table, int slot, boolean isLoop, Map<Object, Long> present) {
            this.table = table;
            this.isLoop = isLoop;
            place = Tables.place(COROUTINE, slot);
            expected = new HashMap<>(present);
        }

        /** A step of a loop by its own thread, or of calls by any. */
        private boolean step(Tables anyone) {
            Tables mine = isLoop ? tables : anyone;
            boolean more = isLoop ? mine.nextInLoop(table, key, place) : mine.next(table, key, place);
            if (more) {
                key = mine.nextKey;
                assertEquals(mine.get(table, key), mine.nextValue);
                assertTrue(seen.add(identity(key)), () -> identity(key) + " comes twice");
            } else {
                Set<Object> missed = new HashSet<>(expected.keySet());
                missed.removeAll(seen);
                assertEquals(Set.of(), missed);
            }
            return more;
        }
    }

    @Test
    void whateverChangesEachKeyThatStaysComesOnce() {
        ThreadHeap otherHeap = new ThreadHeap(state.space);
        Tables others = new Tables(otherHeap, state.atoms, state.shapes);
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            long table = share(tables.create());
            List<Long> keys = someKeys(random, 1 + random.nextInt(30));
            Map<Object, Long> present = new HashMap<>();
            List<Watched> traversals = new ArrayList<>();
            int busy = random.nextInt(2, 12);
            for (int i = 0; i < 3000; i++) {
                if (random.nextInt(busy) == 0) {
                    long key = keys.get(random.nextInt(keys.size()));
                    boolean removes = random.nextInt(5) < 2;
                    tables.set(table, key, removes ? Word.NIL : Word.ofInteger(i));
                    if (removes) {
                        present.remove(identity(key));
                        traversals.forEach(each -> each.expected.remove(identity(key)));
                    } else {
                        present.put(identity(key), key);
                    }
                }
                if (traversals.size() < 12 && random.nextInt(6) == 0) {
                    // loops have places of their own: those that are under way nest
                    traversals.add(new Watched(table, 5 * i + 3, random.nextBoolean(), present));
                }
                int last = traversals.size() - 1;
                if (last >= 0) {
                    int index = random.nextInt(3) == 0 ? last : random.nextInt(last + 1);
                    Watched each = traversals.get(index);
                    if (each.isLoop) { // the loops in it have been left
                        traversals.subList(index + 1, last + 1).removeIf(inner -> inner.isLoop);
                    }
                    if (!each.step(random.nextInt(4) == 0 ? others : tables)) {
                        traversals.remove(each);
                    }
                }
            }
        }
        others.release();
        otherHeap.releaseAll();
    }

    @Test
    void elementsComeFirstAndAscendWhereverTheyStand() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            long table = share(tables.create());
            TreeSet<Long> elements = new TreeSet<>();
            for (long key : someKeys(random, 40)) {
                tables.set(table, key, Word.TRUE);
                if (KeyOrder.isElement(key)) {
                    elements.add(Word.toInteger(key));
                }
            }
            for (boolean isLoop : new boolean[] {false, true}) {
                long place = Tables.place(COROUTINE, 7);
                long key = Word.NIL;
                for (long element : elements) {
                    assertTrue(isLoop ? tables.nextInLoop(table, key, place) : tables.next(table, key, place));
                    key = tables.nextKey;
                    assertEquals(element, Word.toInteger(key));
                }
            }
        }
    }

    @Test
    void theOrderIsTheSameInARecordAndInADictionary() {
        long table = tables.create();
        for (int i = 0; i < 16; i++) {
            tables.setString(table, state.atom("field" + i), Word.TRUE);
        }
        share(table);
        List<Long> before = keysOf(table);
        assertEquals(Kind.SHARED_RECORD, TableFixture.storageKind(table));
        tables.set(table, Word.TRUE, Word.TRUE);
        assertEquals(Kind.SHARED_DICTIONARY, TableFixture.storageKind(table));
        List<Long> after = keysOf(table);
        after.remove(Word.TRUE);
        assertEquals(before, after);
    }

    private List<Long> keysOf(long table) {
        List<Long> keys = new ArrayList<>();
        long place = Tables.place(COROUTINE, 1);
        for (long key = Word.NIL; tables.next(table, key, place); key = tables.nextKey) {
            keys.add(tables.nextKey);
        }
        return keys;
    }

    @Test
    void aKeyThatIsNotInTheTableHasSuccessorsToo() {
        long table = share(tables.create());
        for (int i = 0; i < 100; i++) {
            tables.set(table, state.atom("a longer key, number " + i), Word.TRUE);
            tables.set(table, state.integer(1L << 60 | i), Word.TRUE);
        }
        List<Long> all = keysOf(table);
        for (int i = 0; i < all.size(); i++) {
            long key = all.get(i);
            tables.set(table, key, Word.NIL);
            // an equal key in another object
            long equal = Word.isString(key) ? state.string(Strings.toJava(key))
                    : Word.ofFloat((double) TableReader.integerOf(key));
            boolean isExact = Word.isString(key) || (long) Word.toFloat(equal) == TableReader.integerOf(key);
            assertEquals(i + 1 < all.size() || !isExact, tables.next(table, equal, Tables.place(COROUTINE, 1)));
            if (isExact && i + 1 < all.size()) {
                assertEquals(all.get(i + 1), tables.nextKey);
            }
            tables.set(table, key, Word.TRUE);
        }
    }

    @Test
    void thereIsNoNeedOfMemory() {
        long table = share(tables.create());
        Set<Object> keys = new HashSet<>();
        for (long key : someKeys(new Random(1), 60)) {
            tables.set(table, key, Word.TRUE);
            keys.add(identity(key));
        }
        state.leaveRoom(0);
        state.space.setLimit(0);
        for (boolean isLoop : new boolean[] {false, true}) {
            Set<Object> seen = new HashSet<>();
            long place = Tables.place(COROUTINE, 7);
            long key = Word.NIL;
            while (isLoop ? tables.nextInLoop(table, key, place) : tables.next(table, key, place)) {
                key = tables.nextKey;
                assertTrue(seen.add(identity(key)));
            }
            assertEquals(keys, seen);
        }
        state.space.setLimit(Long.MAX_VALUE);
    }

    @Test
    void aLoopEndsWhenKeysAreAddedFasterThanItGoesOn() {
        for (int kind = 0; kind < 3; kind++) {
            long table = share(tables.create());
            Map<Object, Long> present = new HashMap<>();
            for (int i = 1; i <= 100; i++) {
                long key = newKey(kind, i);
                tables.set(table, key, Word.TRUE);
                present.put(identity(key), key);
            }
            Watched loop = new Watched(table, 3, true, present);
            int last = 100;
            for (int steps = 0; loop.step(tables); steps++) {
                assertTrue(steps < 5_000, "no end");
                for (int i = 0; i < 8; i++) {
                    tables.set(table, newKey(kind, ++last), Word.TRUE);
                }
            }
        }
    }

    /** An element of an array, one of a dictionary, or no element. */
    private long newKey(int kind, int number) {
        return switch (kind) {
            case 0 -> Word.ofInteger(number);
            case 1 -> Word.ofInteger(1000L * number);
            default -> Word.ofFloat(number + 0.5);
        };
    }

    @Test
    void sparseElementsAreSorted() {
        Random random = new Random(3);
        for (int bits = 2; bits <= 28; bits++) {
            long table = share(tables.create());
            TreeSet<Long> elements = new TreeSet<>();
            for (int i = 0; i < 2000; i++) {
                long key = 1 + random.nextInt((1 << bits) - 1);
                tables.setInteger(table, key << 28 - bits, Word.TRUE);
                elements.add(key << 28 - bits);
            }
            List<Long> seen = new ArrayList<>();
            for (long key : keysOf(table)) {
                seen.add(Word.toInteger(key));
            }
            assertEquals(List.copyOf(elements), seen);
        }
    }

    // --- many at once

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
            place = Tables.place(COROUTINE, slot);
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
        for (int i = 0; i < 3_000; i++) {
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
    void anyNumberOfCallsCanBeUnderWay() {
        List<Loop> traversals = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            traversals.add(new Loop(i % 7 > 0 && i > 0 ? traversals.get(i - 1).table : halves(9), 3, false));
            for (int steps = 0; steps <= i % 6; steps++) {
                traversals.get(i).step();
            }
        }
        for (Loop traversal : traversals) {
            rebuild(traversal.table);
            traversal.finish(9);
        }
    }

    @Test
    void aTraversalIsNotTakenForOneThatWasGivenUp() {
        for (int round = 0; round < 50; round++) {
            long table = halves(30);
            for (int i = 0; i < 10; i++) {
                Loop givenUp = new Loop(table, 3, false);
                givenUp.step();
                long first = givenUp.key;
                givenUp.step();
                tables.set(table, first, Word.NIL);
                rebuild(table);
                Set<Double> expected = new TreeSet<>();
                keysOf(table).forEach(key -> expected.add(Word.toFloat(key)));
                Loop second = new Loop(table, 3, false);
                while (second.step()) {
                }
                assertEquals(expected, second.seen);
            }
        }
    }

    @Test
    void aCallInALoopHasACursorOfItsOwn() {
        long table = halves(300);
        Loop loop = new Loop(table, 3);
        for (int i = 0; i < 100; i++) {
            loop.step();
        }
        tables.next(table, loop.key, Tables.place(COROUTINE, 7));
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
            without += tables.next(table, Word.ofFloat(i + 0.25), Tables.place(COROUTINE, 4)) ? 0 : 1;
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
