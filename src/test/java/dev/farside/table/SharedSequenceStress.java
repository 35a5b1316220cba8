package dev.farside.table;

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

/**
 * Sequences, traversals and publication: shared tables that two threads change. -1 stands for nil; what is not listed
 * is forbidden. The array of the sequence 1, 2, 3 is full, so that appending replaces it.
 */
public final class SharedSequenceStress {

    private SharedSequenceStress() {
    }

    private static long at(int index) {
        return Word.ofInteger(index);
    }

    /** Two threads append. */
    @JCStressTest
    @Outcome(id = {"5, 10, 20", "5, 20, 10"}, expect = Expect.ACCEPTABLE, desc = "One behind the other.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One has overwritten the other.")
    @State
    public static class AppendTwice {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Appends. */
        @Actor
        public void actor1() {
            world.first.append(table, Word.ofInteger(10));
        }

        /** Appends. */
        @Actor
        public void actor2() {
            world.second.append(table, Word.ofInteger(20));
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r1 = (int) world.main.length(table);
            r.r2 = StressWorld.get(world.main, table, at(4));
            r.r3 = StressWorld.get(world.main, table, at(5));
            world.close();
        }
    }

    /** One appends, the other takes the last element away. */
    @JCStressTest
    @Outcome(id = "3, 3, 10, -1", expect = Expect.ACCEPTABLE, desc = "Taken, then appended.")
    @Outcome(id = "10, 3, 3, -1", expect = Expect.ACCEPTABLE, desc = "Appended, then taken.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An element is lost or there twice.")
    @State
    public static class AppendAgainstPop {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Appends. */
        @Actor
        public void actor1() {
            world.first.append(table, Word.ofInteger(10));
        }

        /** Takes. */
        @Actor
        public void actor2(IIII_Result r) {
            r.r1 = StressWorld.number(world.second.removeAt(table, Tables.LAST));
        }

        /** Reads. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            r.r2 = (int) world.main.length(table);
            r.r3 = StressWorld.get(world.main, table, at(3));
            r.r4 = StressWorld.get(world.main, table, at(4));
            world.close();
        }
    }

    /** Two threads take the last element away. */
    @JCStressTest
    @Outcome(id = {"3, 2, 1", "2, 3, 1"}, expect = Expect.ACCEPTABLE, desc = "One after the other.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both have got the same element, or one is lost.")
    @State
    public static class PopTwice {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Takes. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = StressWorld.number(world.first.removeAt(table, Tables.LAST));
        }

        /** Takes. */
        @Actor
        public void actor2(III_Result r) {
            r.r2 = StressWorld.number(world.second.removeAt(table, Tables.LAST));
        }

        /** Measures. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r3 = (int) world.main.length(table);
            world.close();
        }
    }

    /** One inserts in front, the other appends; the elements are written as the digits of a number. */
    @JCStressTest
    @Outcome(id = "71238", expect = Expect.ACCEPTABLE, desc = "In either order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An element is lost or there twice.")
    @State
    public static class InsertAgainstAppend {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Inserts in front. */
        @Actor
        public void actor1() {
            world.first.insertAt(table, 1, Word.ofInteger(7));
        }

        /** Appends. */
        @Actor
        public void actor2() {
            world.second.append(table, Word.ofInteger(8));
        }

        /** Reads. */
        @Arbiter
        public void arbiter(I_Result r) {
            r.r1 = digits(world, table);
            world.close();
        }
    }

    /** One inserts in front of a sequence that has no element yet, the other appends. */
    @JCStressTest
    @Outcome(id = "78", expect = Expect.ACCEPTABLE, desc = "In either order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An element is lost.")
    @State
    public static class FirstInsertAgainstAppend {
        private final StressWorld world = StressWorld.take();
        private final long table = world.empty();

        /** Inserts in front. */
        @Actor
        public void actor1() {
            world.first.insertAt(table, 1, Word.ofInteger(7));
        }

        /** Appends. */
        @Actor
        public void actor2() {
            world.second.append(table, Word.ofInteger(8));
        }

        /** Reads. */
        @Arbiter
        public void arbiter(I_Result r) {
            r.r1 = digits(world, table);
            world.close();
        }
    }

    /** One takes the first element of a sequence that has none yet, the other appends two. */
    @JCStressTest
    @Outcome(id = "-1, 78", expect = Expect.ACCEPTABLE, desc = "Taken before.")
    @Outcome(id = "7, 8", expect = Expect.ACCEPTABLE, desc = "Taken between or behind.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An element is lost.")
    @State
    public static class RemoveFirstAgainstAppend {
        private final StressWorld world = StressWorld.take();
        private final long table = world.empty();

        /** Takes. */
        @Actor
        public void actor1(II_Result r) {
            r.r1 = StressWorld.number(world.first.removeAt(table, 1));
        }

        /** Appends. */
        @Actor
        public void actor2() {
            world.second.append(table, Word.ofInteger(7));
            world.second.append(table, Word.ofInteger(8));
        }

        /** Reads. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r2 = digits(world, table);
            world.close();
        }
    }

    private static int digits(StressWorld world, long table) {
        int digits = 0;
        for (int i = 1, n = (int) world.main.length(table); i <= n; i++) {
            digits = digits * 10 + StressWorld.get(world.main, table, at(i));
        }
        return digits;
    }

    /** One takes the first element away, the other one makes the storage be replaced for a field. */
    @JCStressTest
    @Outcome(id = "1, 23, 4", expect = Expect.ACCEPTABLE, desc = "Both are done.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The resize has lost a part of the removal.")
    @State
    public static class RemoveFirstAgainstResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Takes. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = StressWorld.number(world.first.removeAt(table, 1));
        }

        /** Adds a field. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.A, 4);
        }

        /** Reads. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r2 = digits(world, table);
            r.r3 = StressWorld.get(world.main, table, StressWorld.A);
            world.close();
        }
    }

    /** The length is read twice while another thread appends twice. */
    @JCStressTest
    @Outcome(id = {"3, 3", "3, 4", "3, 5", "4, 4", "4, 5", "5, 5"}, expect = Expect.ACCEPTABLE, desc = "In order.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A length that the sequence never had, or had earlier.")
    @State
    public static class LengthAgainstAppend {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Measures. */
        @Actor
        public void actor1(II_Result r) {
            r.r1 = (int) world.first.length(table);
            r.r2 = (int) world.first.length(table);
        }

        /** Appends. */
        @Actor
        public void actor2() {
            world.second.append(table, Word.ofInteger(4));
            world.second.append(table, Word.ofInteger(5));
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** The length is read while another thread takes an element away and appends one. */
    @JCStressTest
    @Outcome(id = {"2", "3"}, expect = Expect.ACCEPTABLE, desc = "It had this length.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A length that the sequence never had.")
    @State
    public static class LengthAgainstPop {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Measures. */
        @Actor
        public void actor1(I_Result r) {
            r.r1 = (int) world.first.length(table);
        }

        /** Takes and appends, twice. */
        @Actor
        public void actor2() {
            for (int i = 0; i < 2; i++) {
                world.second.removeAt(table, Tables.LAST);
                world.second.append(table, Word.ofInteger(9));
            }
        }

        /** Ends. */
        @Arbiter
        public void arbiter(I_Result r) {
            world.close();
        }
    }

    // --- traversal

    /** A traversal while keys are added and the storage is replaced. */
    @JCStressTest
    @Outcome(id = {"1, 1, 1, 0", "1, 1, 1, 1"}, expect = Expect.ACCEPTABLE,
            desc = "What stays is yielded once, what comes at most once.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A key that stays was missed, or a key was yielded twice.")
    @State
    public static class NextAgainstResize {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Goes through the table. */
        @Actor
        public void actor1(IIII_Result r) {
            long key = Word.NIL;
            while (world.first.next(table, key)) {
                key = world.first.nextKey;
                r.r1 += key == StressWorld.A ? 1 : 0;
                r.r2 += key == StressWorld.B ? 1 : 0;
                r.r3 += key == StressWorld.C ? 1 : 0;
                r.r4 += key == StressWorld.D ? 1 : 0;
            }
        }

        /** Adds a field, and something that makes the record a dictionary. */
        @Actor
        public void actor2() {
            StressWorld.set(world.second, table, StressWorld.D, 4);
            StressWorld.set(world.second, table, StressWorld.newKey(0), 5);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            world.close();
        }
    }

    /** A traversal of integers in a dictionary while another thread makes them elements of an array. */
    @JCStressTest
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "What stays is yielded once.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A key that stays was missed, or a key was yielded twice.")
    @State
    public static class NextAgainstNewArray {
        private final StressWorld world = StressWorld.take();
        private final long table = world.empty();

        /** Puts the keys 2, 3 and 4 into a dictionary. */
        public NextAgainstNewArray() {
            for (int i = 4; i >= 2; i--) {
                StressWorld.set(world.main, table, at(i), i);
            }
        }

        /** Goes through the table. */
        @Actor
        public void actor1(III_Result r) {
            long key = Word.NIL;
            while (world.first.next(table, key)) {
                key = world.first.nextKey;
                r.r1 += key == at(2) ? 1 : 0;
                r.r2 += key == at(3) ? 1 : 0;
                r.r3 += key == at(4) ? 1 : 0;
            }
        }

        /** Adds elements until all are in an array. */
        @Actor
        public void actor2() {
            for (int i : new int[] {1, 5, 6, 7, 8}) {
                StressWorld.set(world.second, table, at(i), i);
            }
        }

        /** Ends. */
        @Arbiter
        public void arbiter(III_Result r) {
            world.close();
        }
    }

    /** A loop over the elements of an array while another thread makes a dictionary of it. */
    @JCStressTest
    @Outcome(id = "1, 1, 1, 0", expect = Expect.ACCEPTABLE, desc = "What stays is yielded once; the array is gone.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A key that stays was missed, or a key was yielded twice.")
    @State
    public static class LoopAgainstDroppedArray {
        private final StressWorld world = StressWorld.take();
        private final long table = world.empty();

        /** Leaves three of eight elements. */
        public LoopAgainstDroppedArray() {
            for (int i = 1; i <= 8; i++) {
                StressWorld.set(world.main, table, at(i), i);
            }
            for (int i = 1; i <= 5; i++) {
                world.main.set(table, at(i), Word.NIL);
            }
        }

        /** Goes through the table. */
        @Actor
        public void actor1(IIII_Result r) {
            long place = Tables.place(1 << 20, 1);
            long key = Word.NIL;
            while (world.first.nextInLoop(table, key, place)) {
                key = world.first.nextKey;
                r.r1 += key == at(6) ? 1 : 0;
                r.r2 += key == at(7) ? 1 : 0;
                r.r3 += key == at(8) ? 1 : 0;
            }
        }

        /** Adds keys until the array is not worth its slots, and another traversal. */
        @Actor
        public void actor2() {
            for (int i = 0; i < 4; i++) {
                StressWorld.set(world.second, table, StressWorld.newKey(i), i);
            }
            StressWorld.set(world.second, table, at(100), 100);
            StressWorld.count(world.second, table, at(100));
        }

        /** Ends. */
        @Arbiter
        public void arbiter(IIII_Result r) {
            r.r4 = SharedParts.array(TableObject.storage(table)) == 0 ? 0 : 1;
            world.close();
        }
    }

    /** An integer is added to a dictionary while another thread makes its list of them; then it asks again. */
    @JCStressTest
    @Outcome(id = {"0, 1, 1", "1, 1, 1"}, expect = Expect.ACCEPTABLE, desc = "Seen by whoever begins later.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A list without the integer was used again.")
    @State
    public static class AddAgainstList {
        private final StressWorld world = StressWorld.take();
        private final long table = world.empty();

        /** Puts integers into a dictionary that has room. */
        public AddAgainstList() {
            for (int i = 100; i <= 400; i += 100) {
                StressWorld.set(world.main, table, at(i), i);
            }
        }

        /** Adds. */
        @Actor
        public void actor1() {
            StressWorld.set(world.first, table, at(350), 1);
        }

        /** Goes through the table. */
        @Actor
        public void actor2(III_Result r) {
            r.r1 = StressWorld.count(world.second, table, at(350));
        }

        /** The same thread's tables, asked again. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r2 = StressWorld.count(world.second, table, at(350));
            r.r3 = StressWorld.countInLoop(world.second, table, at(350));
            world.close();
        }
    }

    // --- publication

    /** A table with another one in it is stored where the other thread sees it. */
    @JCStressTest
    @Outcome(id = {"-1, -1, -1", "1, 1, 7"}, expect = Expect.ACCEPTABLE, desc = "Not there yet, or whole.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A table was seen that is not shared, or without its content.")
    @State
    public static class Publication {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullRecord();

        /** Removes what stands in the field. */
        public Publication() {
            world.main.set(table, StressWorld.A, Word.NIL);
        }

        /** Makes and stores. */
        @Actor
        public void actor1() {
            long inner = world.first.create();
            StressWorld.set(world.first, inner, at(1), 7);
            long outer = world.first.create();
            world.first.set(outer, StressWorld.B, Word.ofTable(inner));
            world.first.set(table, StressWorld.A, Word.ofTable(outer));
        }

        /** Looks at what is there. */
        @Actor
        public void actor2(III_Result r) {
            look(world, table, r);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(III_Result r) {
            world.close();
        }
    }

    /** A metatable that has just been made is seen with its content. */
    @JCStressTest
    @Outcome(id = {"-1, -1", "1, 7"}, expect = Expect.ACCEPTABLE, desc = "Not there yet, or whole.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A metatable was seen that is not shared, or without its content.")
    @State
    public static class MetatablePublication {
        private final StressWorld world = StressWorld.take();
        private final long table = world.fullArray();

        /** Makes and sets it. */
        @Actor
        public void actor1() {
            long metatable = world.first.create();
            StressWorld.set(world.first, metatable, StressWorld.A, 7);
            world.first.setMetatable(table, metatable);
        }

        /** Looks at it. */
        @Actor
        public void actor2(II_Result r) {
            long metatable = TableObject.metatable(table);
            r.r1 = metatable == 0 ? StressWorld.NIL : Tables.isShared(metatable) ? 1 : 0;
            r.r2 = metatable == 0 ? StressWorld.NIL : StressWorld.get(world.second, metatable, StressWorld.A);
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }

    /** Whether the table in field a, and the one in its field b, are shared, and the first element of that. */
    static void look(StressWorld world, long table, III_Result r) {
        r.r1 = r.r2 = r.r3 = StressWorld.NIL;
        long outer = world.second.get(table, StressWorld.A);
        if (outer != Word.NIL) {
            long inner = world.second.get(Word.ref(outer), StressWorld.B);
            r.r1 = Tables.isShared(Word.ref(outer)) ? 1 : 0;
            r.r2 = inner != Word.NIL && Tables.isShared(Word.ref(inner)) ? 1 : 0;
            r.r3 = inner == Word.NIL ? StressWorld.NIL : StressWorld.get(world.second, Word.ref(inner), at(1));
        }
    }
}
