package dev.farside.heap;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads take and release blocks: neither ever holds the other's, and what was released is free again. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "Each actor had blocks of its own.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A block was handed out twice, or was lost.")
@State
public class BlockSourceStress {

    private long first;
    private long second;

    /** Makes the state; called by jcstress. */
    public BlockSourceStress() {
    }

    /** Takes a block that it keeps, and a run that it gives back. */
    @Actor
    public void actor1(III_Result r) {
        long run = BlockSource.acquire(2);
        first = BlockSource.acquire(1);
        BlockSource.release(run, 2);
        r.r1 = run != 0 && first != 0 && first != run && first != run + BlockSource.BLOCK ? 1 : 0;
    }

    /** The same with other sizes. */
    @Actor
    public void actor2(III_Result r) {
        second = BlockSource.acquire(1);
        long run = BlockSource.acquire(3);
        BlockSource.release(run, 3);
        r.r2 = run != 0 && second != 0 && (second < run || second >= run + 3L * BlockSource.BLOCK) ? 1 : 0;
    }

    /** Compares what both kept, and gives it back; a block that was released already would be refused. */
    @Arbiter
    public void arbiter(III_Result r) {
        r.r3 = first != second ? 1 : 0;
        BlockSource.release(first, 1);
        if (first != second) {
            BlockSource.release(second, 1);
        }
    }
}
