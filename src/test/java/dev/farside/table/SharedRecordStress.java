package dev.farside.table;

import static dev.farside.table.StressWorld.A;
import static dev.farside.table.StressWorld.B;
import static dev.farside.table.StressWorld.C;
import static dev.farside.table.StressWorld.D;

import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Fields of shared records that are replaced without comparing, as the sites of engines do it, against everything. */
public final class SharedRecordStress {

    private SharedRecordStress() {
    }

    private static void replace(Tables tables, long table, long key, int value) {
        if (!StressWorld.replace(tables, table, key, value)) {
            StressWorld.set(tables, table, key, value); // it is a dictionary by now
        }
    }

    /** A field is replaced while another thread makes the record grow. */
    @JCStressTest
    @Outcome(id = "10, 4", expect = Expect.ACCEPTABLE, desc = "Both stores are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The resize has lost a store.")
    @State
    public static class ReplaceAgainstGrowth {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Replaces. */
        @Actor
        public void actor1() {
            replace(world.first, table, C, 10);
        }

        /** Makes the record grow. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, D, 4);
        }

        /** Reads both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = StressWorld.get(world.main, table, C);
            r.r2 = StressWorld.get(world.main, table, D);
            world.close();
        }
    }

    /** The same while the fields move to a dictionary, twice. */
    @JCStressTest
    @Outcome(id = "10, 4, 3", expect = Expect.ACCEPTABLE, desc = "All stores are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A resize has lost a store.")
    @State
    public static class ReplaceAgainstDictionary {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Replaces. */
        @Actor
        public void actor1() {
            replace(world.first, table, A, 9);
            replace(world.first, table, A, 10);
        }

        /** Makes a dictionary, and one that is larger. */
        @Actor
        public void actor2() {
            for (int i = 0; i <= 4; i++) {
                StressWorld.set(world.second, table, StressWorld.newKey(i), i);
            }
        }

        /** Reads all. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            r.r2 = StressWorld.get(world.main, table, StressWorld.newKey(4));
            r.r3 = StressWorld.get(world.main, table, C);
            world.close();
        }
    }

    /** Both threads make the record grow and replace. */
    @JCStressTest
    @Outcome(id = "10, 20, 2", expect = Expect.ACCEPTABLE, desc = "All stores are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A resize has lost a store, or a key is there twice.")
    @State
    public static class GrowTwiceAndReplace {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Adds an element and replaces. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, Word.ofInteger(1), 1);
            replace(world.first, table, A, 10);
        }

        /** Adds a field and replaces. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, D, 4);
            replace(world.second, table, B, 20);
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            r.r2 = StressWorld.get(world.main, table, B);
            r.r3 = StressWorld.count(world.main, table, A) + StressWorld.count(world.main, table, B);
            world.close();
        }
    }

    /** A reader sees the values of a field in the order in which they were stored, growth in between. */
    @JCStressTest
    @Outcome(id = {"1, 1", "1, 10", "1, 20", "10, 10", "10, 20", "20, 20"}, expect = Expect.ACCEPTABLE, desc = "In order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An older value was read after a newer one, or none at all.")
    @State
    public static class ReplacementsInOrder {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Reads twice. */
        @Actor
        public void actor1(II_Result r) {
            r.r1 = StressWorld.get(world.first, table, A);
            r.r2 = StressWorld.get(world.first, table, A);
        }

        /** Replaces, makes the record grow, replaces. */
        @Actor
        public void actor2() {
            replace(world.second, table, A, 10);
            StressWorld.set(world.second, table, D, 4);
            replace(world.second, table, A, 20);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** What was stored before a flag is seen by who has seen the flag; both are replaced in place. */
    @JCStressTest
    @Outcome(id = {"1, 2", "1, 10", "20, 10"}, expect = Expect.ACCEPTABLE, desc = "In order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The flag was seen, but not what came before it.")
    @State
    public static class ReplaceFlag {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Stores data, then the flag. */
        @Actor
        public void actor1() {
            replace(world.first, table, B, 10);
            replace(world.first, table, A, 20);
        }

        /** Reads the flag, then data. */
        @Actor
        public void actor2(II_Result r) {
            r.r1 = StressWorld.get(world.second, table, A);
            r.r2 = StressWorld.get(world.second, table, B);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** A table that was stored in the place of another value is seen with its content. */
    @JCStressTest
    @Outcome(id = {"-1, -1", "1, 7"}, expect = Expect.ACCEPTABLE, desc = "Not there yet, or whole.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A table was seen that is not shared, or without its content.")
    @State
    public static class ReplaceByTable {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Makes and stores. */
        @Actor
        public void actor1() {
            long inner = world.first.create();
            StressWorld.set(world.first, inner, B, 7);
            world.first.replaceCached(table, A, StressWorld.cache(A), Word.ofTable(inner));
        }

        /** Looks at what is there. */
        @Actor
        public void actor2(II_Result r) {
            long inner = world.second.get(table, A);
            r.r1 = r.r2 = StressWorld.NIL;
            if (Word.isTable(inner)) {
                r.r1 = Tables.isShared(Word.ref(inner)) ? 1 : 0;
                r.r2 = StressWorld.get(world.second, Word.ref(inner), B);
            }
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** A field is replaced while another thread counts in it and makes the record grow: whole steps only. */
    @JCStressTest
    @Outcome(id = {"100", "101", "102"}, expect = Expect.ACCEPTABLE, desc = "Counted after that, or before.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The store was lost.")
    @State
    public static class ReplaceAgainstCounting {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Replaces. */
        @Actor
        public void actor1() {
            replace(world.first, table, A, 100);
        }

        /** Counts. */
        @Actor
        public void actor2() {
            world.second.addInline(table, A, Word.ofInteger(1));
            StressWorld.set(world.second, table, D, 4);
            world.second.addInline(table, A, Word.ofInteger(1));
        }

        /** Reads. */
        @Arbiter
        public void arbiter(I_Result r) {
            r.r1 = StressWorld.get(world.main, table, A);
            world.close();
        }
    }

    /**
     * A thread removes a field, finds it absent and wants to note that; another one replaces it. The replacement may come
     * after all that, and forgets nothing.
     */
    @JCStressTest
    @Outcome(id = {"0, -1", "0, 10"}, expect = Expect.ACCEPTABLE, desc = "Nothing is noted in the end.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A field that is there may be noted as absent for ever.")
    @State
    public static class NoteAbsentAgainstReplace {
        private static final long BIT = 1L << TableObject.ABSENT_SHIFT;
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Removes the metamethod and looks it up, as {@code runtime.Metatables} does. */
        @Actor
        public void actor1() {
            world.first.set(table, B, Word.NIL);
            long header = TableObject.beginLookup(table);
            if (world.first.getString(table, B) == Word.NIL && Tables.isSurelyAbsent(table, B)) {
                TableObject.noteAbsent(table, header, BIT);
            }
        }

        /** Replaces it, if it is there. */
        @Actor
        public void actor2() {
            StressWorld.replace(world.second, table, B, 10);
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
