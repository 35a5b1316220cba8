package dev.farside.gc;

import dev.farside.runtime.Mutator;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Shared weak tables against a collection by another thread. One actor takes something out of a weak table and stores
 * it where it lives on; the other collects. Either the collection was first and the thing is gone from everywhere, or
 * it is there, whole, for all.
 */
public final class WeakTableStress {

    private WeakTableStress() {
    }

    /** The key of an ephemeron is taken: its value stays with it. */
    @JCStressTest
    @Outcome(id = {"7, 7, 7", "-1, -1, -1"}, expect = Expect.ACCEPTABLE, desc = "There for all, or gone for all.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Collected though it was in use, or the table does not agree.")
    @State
    public static class TakeWeakKey {
        private final CollectedWorld world = new CollectedWorld("k");

        /** Takes the key. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = world.take(true);
        }

        /** Collects. */
        @Actor
        public void actor2(III_Result r) {
            r.r2 = world.collect();
        }

        /** Looks again. */
        @Arbiter
        public void arbiter(III_Result r) {
            r.r3 = world.end();
        }
    }

    /** An object is stored in a weak table and in a strong one while the other thread collects. */
    @JCStressTest
    @Outcome(id = {"7, 7, 7", "7, -1, 7"}, expect = Expect.ACCEPTABLE, desc = "Stored before or after the collection.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "An entry is lost though its key and value are in use.")
    @State
    public static class StoreInWeakTable {
        private final CollectedWorld world = new CollectedWorld("kv");

        /** Removes what is there and stores another entry, which it keeps. */
        @Actor
        public void actor1(III_Result r) {
            Mutator m = CollectedWorld.TAKER;
            m.enterLua();
            Tables tables = m.tables();
            long key = CollectedWorld.object(m);
            tables.setInteger(world.strong, 1, Word.ofTable(key));
            tables.set(world.weak, Word.ofTable(key), Word.ofTable(key));
            world.awaitCollection();
            r.r1 = world.content(m, Word.ref(tables.getInteger(world.strong, 1)));
            m.leaveLua();
        }

        /** Collects. */
        @Actor
        public void actor2(III_Result r) {
            r.r2 = world.collect();
        }

        /** Looks again, when nothing is left of the first entry. */
        @Arbiter
        public void arbiter(III_Result r) {
            world.collect();
            r.r3 = world.end();
        }
    }
}
