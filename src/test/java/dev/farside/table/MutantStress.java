package dev.farside.table;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Storage;
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

/**
 * Operations that are broken on purpose. Each of these tests must <em>fail</em>, which {@link TableJcstressTest}
 * checks: it shows that the tests of the real operations would tell.
 */
public final class MutantStress {

    private MutantStress() {
    }

    /**
     * {@link SharedResizeStress.SetAgainstArrayResize} with a store that does not compare: it puts the value blindly.
     */
    @JCStressTest
    @Outcome(id = "10, 4", expect = Expect.ACCEPTABLE, desc = "Both stores are there.")
    @Outcome(id = "1, 4", expect = Expect.FORBIDDEN, desc = "The resize has lost a store.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Something else is wrong.")
    @State
    public static class BlindStore {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();
        private final long links = TableObject.links(table);

        /** Stores without comparing, when the resize has begun. */
        @Actor
        public void actor1() {
            long address = SharedFinder.findInteger(SharedParts.readable(links), 1, Word.NONE);
            while (TableObject.links(table) == links) {
                Thread.onSpinWait();
            }
            Memory.putLongRelease(address, Word.ofInteger(10));
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

    /** {@link SharedRecordStress.ReplaceAgainstGrowth} with a resize that copies the values instead of forwarding. */
    @JCStressTest
    @Outcome(id = "10, 4", expect = Expect.ACCEPTABLE, desc = "Both stores are there.")
    @Outcome(id = "1, 4", expect = Expect.FORBIDDEN, desc = "The resize has lost a store.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Something else is wrong.")
    @State
    public static class MovedRecord {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();
        private final long links = TableObject.links(table);

        /** Replaces, when the resize has begun. */
        @Actor
        public void actor1() {
            long address = SharedFinder.findString(SharedParts.readable(links), StressWorld.A);
            while (TableObject.links(table) == links) {
                Thread.onSpinWait();
            }
            Memory.putLongRelease(address, Word.ofInteger(10));
        }

        /** Makes the record grow and settles it at once, though the other thread stands at no safepoint. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.D, 4);
            Storage.settle(TableObject.storage(table));
        }

        /** Reads both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = StressWorld.get(world.main, table, StressWorld.A);
            r.r2 = StressWorld.get(world.main, table, StressWorld.D);
            world.close();
        }
    }

    /** {@link SharedRecordStress.NoteAbsentAgainstReplace} that notes the absence of a key that has a slot. */
    @JCStressTest
    @Outcome(id = {"0, -1", "0, 10", "1, -1"}, expect = Expect.ACCEPTABLE, desc = "Noted only if it is absent.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A field that is there is noted as absent for ever.")
    @State
    public static class AbsenceOfSlot {
        private static final long BIT = 1L << TableObject.ABSENT_SHIFT;
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Removes the metamethod and looks it up. */
        @Actor
        public void actor1() {
            world.first.set(table, StressWorld.B, Word.NIL);
            long header = TableObject.beginLookup(table);
            if (world.first.getString(table, StressWorld.B) == Word.NIL) {
                TableObject.noteAbsent(table, header, BIT);
            }
        }

        /** Replaces it, when it has found it. */
        @Actor
        public void actor2() {
            long address = SharedFinder.findString(TableObject.storage(table), StressWorld.B);
            if (SharedParts.word(address) != Word.NIL) {
                for (int i = 0; i < 100; i++) {
                    Thread.onSpinWait();
                }
                Memory.putLongRelease(address, Word.ofInteger(10));
            }
        }

        /** Looks at both. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = Header.has(table, BIT) ? 1 : 0;
            r.r2 = StressWorld.get(world.main, table, StressWorld.B);
            world.close();
        }
    }

    /**
     * {@link SharedResizeStress.ReadsInOrder} with a second look-up that goes on in the storage of the first, as
     * compiled code may, and takes what a closed slot holds for granted.
     */
    @JCStressTest
    @Outcome(id = {"1, 10", "1, 20", "10, 10", "10, 20", "20, 20"}, expect = Expect.ACCEPTABLE, desc = "In order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A value that had been replaced before the second look-up began.")
    @State
    public static class KeptStorageWithoutRevalidation {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();
        private volatile boolean stored;

        /** Reads, and once more when a new value was stored. */
        @Actor
        public void actor1(II_Result r) {
            long address = SharedFinder.findInteger(SharedParts.readable(TableObject.links(table)), 1, Word.NONE);
            r.r1 = StressWorld.number(SharedParts.value(SharedParts.load(address)));
            while (!stored) {
                Thread.onSpinWait();
            }
            r.r2 = StressWorld.number(SharedParts.value(SharedParts.load(address)));
        }

        /** Makes the array grow, stores, and tells. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, Word.ofInteger(4), 4);
            StressWorld.set(world.second, table, Word.ofInteger(1), 10);
            stored = true;
            StressWorld.set(world.second, table, Word.ofInteger(1), 20);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** {@link SharedSequenceStress.Publication} with a store that does not publish. */
    @JCStressTest
    @Outcome(id = {"-1, -1, -1", "1, 1, 7"}, expect = Expect.ACCEPTABLE, desc = "Not there yet, or whole.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A table was seen that is not shared, or without its content.")
    @State
    public static class MissingPublication {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Removes what stands in the field. */
        public MissingPublication() {
            world.main.set(table, StressWorld.A, Word.NIL);
        }

        /** Makes and stores. */
        @Actor
        public void actor1() {
            long inner = world.first.create();
            StressWorld.set(world.first, inner, Word.ofInteger(1), 7);
            long outer = world.first.create();
            world.first.set(outer, StressWorld.B, Word.ofTable(inner));
            long address = SharedFinder.findString(SharedParts.readable(TableObject.links(table)), StressWorld.A);
            Memory.compareAndSetLong(address, Word.NIL, Word.ofTable(outer));
        }

        /** Looks at what is there. */
        @Actor
        public void actor2(III_Result r) {
            SharedSequenceStress.look(world, table, r);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(III_Result r) {
            world.close();
        }
    }

    /** {@link SharedSequenceStress.AppendTwice} without the latch, as a program would write it. */
    @JCStressTest
    @Outcome(id = {"5, 10, 20", "5, 20, 10"}, expect = Expect.ACCEPTABLE, desc = "One behind the other.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One has overwritten the other.")
    @State
    public static class AppendWithoutLatch {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        private void append(Tables tables, int value) {
            tables.setInteger(table, tables.length(table) + 1, Word.ofInteger(value));
        }

        /** Appends. */
        @Actor
        public void actor1() {
            append(world.first, 10);
        }

        /** Appends. */
        @Actor
        public void actor2() {
            append(world.second, 20);
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r1 = (int) world.main.length(table);
            r.r2 = StressWorld.get(world.main, table, Word.ofInteger(4));
            r.r3 = StressWorld.get(world.main, table, Word.ofInteger(5));
            world.close();
        }
    }
}
