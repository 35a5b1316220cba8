package dev.farside.table;

import static dev.farside.table.StressWorld.A;
import static dev.farside.table.StressWorld.B;
import static dev.farside.table.StressWorld.C;
import static dev.farside.table.StressWorld.D;

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

/**
 * The transitions of a shared table against each other. In every test two threads work on one table, and an arbiter
 * looks at what came of it; -1 stands for nil. Whatever outcome is not listed is forbidden.
 */
public final class SharedResizeStress {

    private SharedResizeStress() {
    }

    // --- a store against a resize: it must be in the new storage

    /** A store into an element while another thread makes the array grow. */
    @JCStressTest
    @Outcome(id = "10, 4", expect = Expect.ACCEPTABLE, desc = "Both stores are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The resize has lost a store.")
    @State
    public static class SetAgainstArrayResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Stores into an old element. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, Word.ofInteger(1), 10);
        }

        /** Makes the array grow. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, Word.ofInteger(4), 4);
        }

        /** Reads both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = StressWorld.get(world.main, table, Word.ofInteger(1));
            r.r2 = StressWorld.get(world.main, table, Word.ofInteger(4));
            world.close();
        }
    }

    /** A store into a field while another thread makes the record grow. */
    @JCStressTest
    @Outcome(id = "10, 4", expect = Expect.ACCEPTABLE, desc = "Both stores are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The resize has lost a store.")
    @State
    public static class SetAgainstRecordResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Stores into an old field. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, C, 10);
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

    /** A store into an entry while another thread makes the dictionary grow. */
    @JCStressTest
    @Outcome(id = "10, 4", expect = Expect.ACCEPTABLE, desc = "Both stores are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The resize has lost a store.")
    @State
    public static class SetAgainstDictionaryResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullDictionary();

        /** Stores into an old entry. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, StressWorld.key(0), 10);
        }

        /** Makes the dictionary grow. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.newKey(0), 4);
        }

        /** Reads both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = StressWorld.get(world.main, table, StressWorld.key(0));
            r.r2 = StressWorld.get(world.main, table, StressWorld.newKey(0));
            world.close();
        }
    }

    /** A field and an element are removed while both parts of a mixed storage are replaced. */
    @JCStressTest
    @Outcome(id = "-1, -1, 4, 2", expect = Expect.ACCEPTABLE, desc = "Removed is removed; the rest is there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The resize has brought a removed value back, or lost one.")
    @State
    public static class RemoveAgainstResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Adds a field to the array. */
        public RemoveAgainstResize() {
            StressWorld.set(world.main, table, A, 1);
        }

        /** Removes. */
        @Actor
        public void actor1() {
            world.first.set(table, Word.ofInteger(3), Word.NIL);
            world.first.set(table, A, Word.NIL);
        }

        /** Makes the storage be replaced, once or twice. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.newKey(0), 4);
        }

        /** Reads all. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            r.r1 = StressWorld.get(world.main, table, Word.ofInteger(3));
            r.r2 = StressWorld.get(world.main, table, A);
            r.r3 = StressWorld.get(world.main, table, StressWorld.newKey(0));
            r.r4 = StressWorld.get(world.main, table, Word.ofInteger(2));
            world.close();
        }
    }

    /** A metatable is set while the storage is replaced: both are in one word. */
    @JCStressTest
    @Outcome(id = "1, 4", expect = Expect.ACCEPTABLE, desc = "Both are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One has undone the other.")
    @State
    public static class MetatableAgainstResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();
        private final long metatable = world.empty();

        /** Sets the metatable. */
        @Actor
        public void actor1() {
            world.first.setMetatable(table, metatable);
        }

        /** Makes the array grow. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, Word.ofInteger(4), 4);
        }

        /** Looks at both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = TableObject.metatable(table) == metatable ? 1 : 0;
            r.r2 = StressWorld.get(world.main, table, Word.ofInteger(4));
            world.close();
        }
    }

    // --- look-ups against a resize

    /** A value that nobody touches is read twice while the storage is replaced. */
    @JCStressTest
    @Outcome(id = "3, 3, 4", expect = Expect.ACCEPTABLE, desc = "It was always there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "It was missing for a moment.")
    @State
    public static class GetAgainstResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Reads twice. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = StressWorld.get(world.first, table, C);
            r.r2 = StressWorld.get(world.first, table, C);
        }

        /** Makes the record grow. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, D, 4);
        }

        /** Reads what was added. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r3 = StressWorld.get(world.main, table, D);
            world.close();
        }
    }

    /** One thread stores, replaces the storage and stores again; the other reads twice and must not go back in time. */
    @JCStressTest
    @Outcome(id = {"1, 1", "1, 10", "1, 20", "10, 10", "10, 20", "20, 20"}, expect = Expect.ACCEPTABLE, desc = "In order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An older value was read after a newer one, or none at all.")
    @State
    public static class ReadsInOrder {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Reads twice. */
        @Actor
        public void actor1(II_Result r) {
            r.r1 = StressWorld.get(world.first, table, Word.ofInteger(1));
            r.r2 = StressWorld.get(world.first, table, Word.ofInteger(1));
        }

        /** Stores around a resize. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, Word.ofInteger(1), 10);
            StressWorld.set(world.second, table, Word.ofInteger(4), 4);
            StressWorld.set(world.second, table, Word.ofInteger(1), 20);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** A key that was added after another one is seen only by who sees the other one too. */
    @JCStressTest
    @Outcome(id = {"-1, -1", "-1, 10", "20, 10"}, expect = Expect.ACCEPTABLE, desc = "In order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The second key was seen, then the first one was not.")
    @State
    public static class KeysAppearInOrder {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullDictionary();

        /** Reads the newer one first. */
        @Actor
        public void actor1(II_Result r) {
            r.r1 = StressWorld.get(world.first, table, B);
            r.r2 = StressWorld.get(world.first, table, StressWorld.newKey(0));
        }

        /** Adds two keys; the first one replaces the storage. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.newKey(0), 10);
            StressWorld.set(world.second, table, B, 20);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }
}
