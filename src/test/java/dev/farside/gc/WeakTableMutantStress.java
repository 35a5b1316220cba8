package dev.farside.gc;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A way of reading weak tables that is broken on purpose: this test must <em>fail</em>. */
public final class WeakTableMutantStress {

    private WeakTableMutantStress() {
    }

    /**
     * {@link WeakTableStress.TakeWeakKey} by a thread that holds the key across a safepoint where no collector sees it.
     */
    @JCStressTest
    @Outcome(id = {"7, 7, 7", "-1, -1, -1"}, expect = Expect.ACCEPTABLE, desc = "There for all, or gone for all.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Collected though it was in use, or the table does not agree.")
    @State
    public static class HeldAcrossSafepoint {
        private final CollectedWorld world = new CollectedWorld("k");

        /** Takes the key, too late. */
        @Actor
        public void actor1(III_Result r) {
            r.r1 = world.take(false);
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
}
