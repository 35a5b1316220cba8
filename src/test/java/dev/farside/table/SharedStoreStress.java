package dev.farside.table;

import static dev.farside.table.StressWorld.A;
import static dev.farside.table.StressWorld.B;
import static dev.farside.table.StressWorld.C;
import static dev.farside.table.StressWorld.D;
import static dev.farside.table.StressWorld.E;

import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** New keys, compare-and-set and flags of a shared table, two threads at once. See {@link SharedResizeStress}. */
public final class SharedStoreStress {

    private SharedStoreStress() {
    }

    // --- new keys

    /** Two fields are added where there is room. */
    @JCStressTest
    @Outcome(id = "1, 10, 20, 3", expect = Expect.ACCEPTABLE, desc = "Both are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "They got the same slot, or one is lost.")
    @State
    public static class AddFields {
        private final StressWorld world = StressWorld.take();
        private final long table = world.roomyRecord();

        /** Adds one. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, B, 10);
        }

        /** Adds the other. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, C, 20);
        }

        /** Reads all. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            r.r2 = StressWorld.get(world.main, table, B);
            r.r3 = StressWorld.get(world.main, table, C);
            r.r4 = StressWorld.count(world.main, table, A) + StressWorld.count(world.main, table, B)
                    + StressWorld.count(world.main, table, C);
            world.close();
        }
    }

    /** Two fields are added where there is no room: two resizes, or one that both use. */
    @JCStressTest
    @Outcome(id = "1, 10, 20, 2", expect = Expect.ACCEPTABLE, desc = "Both are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One resize has undone the other.")
    @State
    public static class AddFieldsWithoutRoom {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Adds one. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, D, 10);
        }

        /** Adds the other. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, E, 20);
        }

        /** Reads all. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            r.r2 = StressWorld.get(world.main, table, D);
            r.r3 = StressWorld.get(world.main, table, E);
            r.r4 = StressWorld.count(world.main, table, D) + StressWorld.count(world.main, table, E);
            world.close();
        }
    }

    /** Two keys of three kinds are added to an empty table, each of which needs another storage. */
    @JCStressTest
    @Outcome(id = "10, 20, 11, 21", expect = Expect.ACCEPTABLE, desc = "All are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One resize has undone the other.")
    @State
    public static class AddKindsOfKeys {
        private final StressWorld world = StressWorld.take();
        private final long table = world.empty();

        /** Adds an element and a key of a dictionary. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, Word.ofInteger(1), 10);
            StressWorld.set(world.first, table, StressWorld.newKey(0), 11);
        }

        /** Adds a field and an element. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, A, 20);
            StressWorld.set(world.second, table, Word.ofInteger(2), 21);
        }

        /** Reads all. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            r.r1 = StressWorld.get(world.main, table, Word.ofInteger(1));
            r.r2 = StressWorld.get(world.main, table, A);
            r.r3 = StressWorld.get(world.main, table, StressWorld.newKey(0));
            r.r4 = StressWorld.get(world.main, table, Word.ofInteger(2));
            world.close();
        }
    }

    /** Two threads claim the same key of a dictionary that has room. */
    @JCStressTest
    @Outcome(id = {"10, 1", "20, 1"}, expect = Expect.ACCEPTABLE, desc = "One value, in one place.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The key is there twice, or not at all.")
    @State
    public static class ClaimSameKey {
        private final StressWorld world = StressWorld.take();
        private final long table = world.roomyDictionary();

        /** Claims. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, StressWorld.newKey(0), 10);
        }

        /** Claims. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.newKey(0), 20);
        }

        /** Reads and counts. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = StressWorld.get(world.main, table, StressWorld.newKey(0));
            r.r2 = StressWorld.count(world.main, table, StressWorld.newKey(0));
            world.close();
        }
    }

    /** Two threads add the same field to a record that has no room. */
    @JCStressTest
    @Outcome(id = {"10, 1", "20, 1"}, expect = Expect.ACCEPTABLE, desc = "One value, in one place.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The key is there twice, or not at all.")
    @State
    public static class ClaimSameField {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Claims. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, D, 10);
        }

        /** Claims. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, D, 20);
        }

        /** Reads and counts. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = StressWorld.get(world.main, table, D);
            r.r2 = StressWorld.count(world.main, table, D);
            world.close();
        }
    }

    // --- compare-and-set

    /** Both try to replace the same value. */
    @JCStressTest
    @Outcome(id = {"1, 0, 10", "0, 1, 20"}, expect = Expect.ACCEPTABLE, desc = "One of them has.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
    @State
    public static class CompareAndSet {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Tries. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = world.first.compareAndSet(table, A, Word.ofInteger(1), Word.ofInteger(10)) ? 1 : 0;
        }

        /** Tries. */
        @Actor
        public void actor2(III_Result r) {
            r.r2 = world.second.compareAndSet(table, A, Word.ofInteger(1), Word.ofInteger(20)) ? 1 : 0;
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r3 = StressWorld.get(world.main, table, A);
            world.close();
        }
    }

    /** Both make the same key come into being, in a table that has no place for it. */
    @JCStressTest
    @Outcome(id = {"1, 0, 10", "0, 1, 20"}, expect = Expect.ACCEPTABLE, desc = "One of them has.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
    @State
    public static class CompareAndSetNil {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullDictionary();

        /** Tries. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = world.first.compareAndSet(table, StressWorld.newKey(0), Word.NIL, Word.ofInteger(10)) ? 1 : 0;
        }

        /** Tries. */
        @Actor
        public void actor2(III_Result r) {
            r.r2 = world.second.compareAndSet(table, StressWorld.newKey(0), Word.NIL, Word.ofInteger(20)) ? 1 : 0;
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r3 = StressWorld.get(world.main, table, StressWorld.newKey(0));
            world.close();
        }
    }

    /**
     * Both make the same key come into being, in a dictionary that has room for one: who comes too late replaces it.
     */
    @JCStressTest
    @Outcome(id = {"1, 0, 10", "0, 1, 20"}, expect = Expect.ACCEPTABLE, desc = "One of them has.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
    @State
    public static class CompareAndSetNilInLastPlace {
        private final StressWorld world = StressWorld.take();
        private final long table = world.almostFullDictionary();

        /** Tries. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = world.first.compareAndSet(table, StressWorld.newKey(0), Word.NIL, Word.ofInteger(10)) ? 1 : 0;
        }

        /** Tries. */
        @Actor
        public void actor2(III_Result r) {
            r.r2 = world.second.compareAndSet(table, StressWorld.newKey(0), Word.NIL, Word.ofInteger(20)) ? 1 : 0;
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r3 = StressWorld.get(world.main, table, StressWorld.newKey(0));
            world.close();
        }
    }

    /** Both count in one field; one of them replaces the storage meanwhile. */
    @JCStressTest
    @Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "Every step counts.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A step was lost.")
    @State
    public static class Counting {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        private void add(Tables tables) {
            int old;
            do {
                old = StressWorld.get(tables, table, A);
            } while (!tables.compareAndSet(table, A, Word.ofInteger(old), Word.ofInteger(old + 1)));
        }

        /** Counts. */
        @Actor
        public void actor1() {
            add(world.first);
            add(world.first);
            add(world.first);
        }

        /** Counts and adds a field. */
        @Actor
        public void actor2() {
            add(world.second);
            StressWorld.set(world.second, table, D, 4);
            add(world.second);
            add(world.second);
        }

        /** Reads the sum. */
        @Arbiter
        public void arbiter(I_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            world.close();
        }
    }

    /** The same by {@link Tables#addInline}, which does nothing where it meets a closed slot. */
    @JCStressTest
    @Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "Every step counts.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A step was lost, or counted twice.")
    @State
    public static class CountingInline {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        private void add(Tables tables) {
            while (tables.addInline(table, A, Word.ofInteger(1)) == Word.NONE) {
                Thread.onSpinWait();
            }
        }

        /** Counts. */
        @Actor
        public void actor1() {
            add(world.first);
            add(world.first);
            add(world.first);
        }

        /** Counts and adds a field. */
        @Actor
        public void actor2() {
            add(world.second);
            StressWorld.set(world.second, table, D, 4);
            add(world.second);
            add(world.second);
        }

        /** Reads the sum. */
        @Arbiter
        public void arbiter(I_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            world.close();
        }
    }

    // --- stores that wait until they can be seen

    /** Two threads store, as {@code threads.atomic} does, and look at what the other has stored. */
    @JCStressTest
    @Outcome(id = {"2, 10", "20, 1", "20, 10"}, expect = Expect.ACCEPTABLE, desc = "One of them at least sees the other.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both have missed the other.")
    @State
    public static class StoreAndLook {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Stores into a, looks at b. */
        @Actor
        public void actor1(II_Result r) {
            StressWorld.set(world.first, table, A, 10);
            r.r1 = StressWorld.get(world.first, table, B);
        }

        /** Stores into b, looks at a. */
        @Actor
        public void actor2(II_Result r) {
            StressWorld.set(world.second, table, B, 20);
            r.r2 = StressWorld.get(world.second, table, A);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    // --- metamethods that are known to be absent

    /** The absence of a metamethod is noted while the metamethod comes into being. */
    @JCStressTest
    @Outcome(id = "0, 10", expect = Expect.ACCEPTABLE, desc = "Nothing is noted in the end.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A field that is there is noted as absent for ever.")
    @State
    public static class NoteAbsentAgainstStore {
        private static final long BIT = 1L << TableObject.ABSENT_SHIFT;
        private final StressWorld world = StressWorld.take();
        private final long table = world.roomyRecord();

        /** Looks the metamethod up, as {@code runtime.Metatables} does. */
        @Actor
        public void actor1() {
            long header = TableObject.beginLookup(table);
            if (world.first.getString(table, B) == Word.NIL && Tables.isSurelyAbsent(table, B)) {
                TableObject.noteAbsent(table, header, BIT);
            }
        }

        /** Stores it. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, B, 10);
        }

        /** Looks at both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = Header.has(table, BIT) ? 1 : 0;
            r.r2 = StressWorld.get(world.main, table, B);
            world.close();
        }
    }

    /** The same for a table in which the absence of another one was noted before it was shared. */
    @JCStressTest
    @Outcome(id = "0, 10", expect = Expect.ACCEPTABLE, desc = "Nothing is noted in the end.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A field that is there is noted as absent for ever.")
    @State
    public static class NotedBeforePublication {
        private static final long BIT = 1L << TableObject.ABSENT_SHIFT;
        private final StressWorld world = StressWorld.take();
        private final long table = world.main.create();

        /** Notes, then publishes. */
        public NotedBeforePublication() {
            Header.set(table, BIT);
            world.main.publication().publish(Word.ofTable(table));
        }

        /** Looks another one up. */
        @Actor
        public void actor1() {
            long header = TableObject.beginLookup(table);
            if (world.first.getString(table, C) == Word.NIL) {
                TableObject.noteAbsent(table, header, BIT << 1);
            }
        }

        /** Stores the one that is noted as absent. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, B, 10);
        }

        /** Looks at both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = Header.has(table, BIT) ? 1 : 0;
            r.r2 = StressWorld.get(world.main, table, B);
            world.close();
        }
    }
}
