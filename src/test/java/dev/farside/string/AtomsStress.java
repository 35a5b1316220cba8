package dev.farside.string;

import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.StringObject;
import dev.farside.value.Word;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The intern set, two threads at once. What is not listed is forbidden. */
public final class AtomsStress {

    private static final String TEXT = "a string of more than five bytes";
    /** So many atoms make the smallest set full: one more, and it is replaced. */
    private static final int FULL = 384;

    private AtomsStress() {
    }

    /** Three heaps and a set, used again when an arbiter has closed them. */
    private static final class World {
        private static final Space SPACE = new Space(() -> { });
        private static final ConcurrentLinkedQueue<World> FREE = new ConcurrentLinkedQueue<>();

        final ThreadHeap heap = new ThreadHeap(SPACE);
        final ThreadHeap heap1 = new ThreadHeap(SPACE);
        final ThreadHeap heap2 = new ThreadHeap(SPACE);
        final Atoms atoms = new Atoms(SPACE);

        static World take(int atoms) {
            World world = FREE.poll();
            world = world == null ? new World() : world;
            for (int i = 0; i < atoms; i++) {
                world.atoms.intern(world.heap, "filling the set, " + i);
            }
            return world;
        }

        void close() {
            atoms.release();
            for (ThreadHeap each : new ThreadHeap[] {heap, heap1, heap2}) {
                each.clearMarks();
                each.finishMarking();
            }
            FREE.add(this);
        }
    }

    /** Two threads intern equal strings. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "One atom.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Two atoms with the same bytes.")
    @State
    public static class InternEqual {
        private final World world = World.take(0);
        private long first;
        private long second;

        /** Interns. */
        @Actor
        public void actor1() {
            first = world.atoms.intern(world.heap1, TEXT);
        }

        /** Interns. */
        @Actor
        public void actor2() {
            second = world.atoms.intern(world.heap2, TEXT);
        }

        /** Compares and counts. */
        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = first == second ? 1 : 0;
            r.r2 = world.atoms.size();
            world.close();
        }
    }

    /** Two threads intern equal strings while the set is replaced by a larger one, in either order. */
    @JCStressTest
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "One atom, and all others are there.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Two atoms with the same bytes, or one was lost.")
    @State
    public static class InternAgainstResize {
        private final World world = World.take(FULL - 1);
        private long first;
        private long second;

        /** Interns. */
        @Actor
        public void actor1() {
            first = world.atoms.intern(world.heap1, TEXT);
        }

        /** Makes the set full, then interns. */
        @Actor
        public void actor2() {
            world.atoms.intern(world.heap2, "the last that fits");
            second = world.atoms.intern(world.heap2, TEXT);
        }

        /** Compares and counts. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r1 = first == second ? 1 : 0;
            r.r2 = world.atoms.size() == FULL + 1 ? 1 : 0;
            r.r3 = world.atoms.find(Strings.ofJava(world.heap, "filling the set, 7")) != Word.NONE ? 1 : 0;
            world.close();
        }
    }

    /**
     * A thread that holds the very string which another one interns takes it for an atom when others find it, not
     * earlier.
     */
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = Expect.ACCEPTABLE, desc = "Found from the moment on it is an atom.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A key could be stored under an atom that others do not find.")
    @State
    public static class AtomBeforeItIsFound {
        private final World world = World.take(0);
        private final long string = Strings.ofJava(world.heap, TEXT);
        private final long equal = Strings.ofJava(world.heap, TEXT);

        /** Begins the set, so that there is something to search. */
        public AtomBeforeItIsFound() {
            world.atoms.intern(world.heap, "another atom");
        }

        /** Interns. */
        @Actor
        public void actor1() {
            world.atoms.intern(world.heap1, string);
        }

        /** Looks whether the string is an atom, then for an equal one. */
        @Actor
        public void actor2(II_Result r) {
            r.r1 = Memory.getIntAcquire(Word.ref(string) + StringObject.ATOM) != 0 ? 1 : 0;
            r.r2 = world.atoms.find(equal) != Word.NONE ? 1 : 0;
        }

        /** Ends. */
        @Arbiter
        public void arbiter(II_Result r) {
            world.close();
        }
    }
}
