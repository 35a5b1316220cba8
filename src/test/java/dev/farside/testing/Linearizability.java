package dev.farside.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a history of operations is linearizable: whether each can be given a moment between its call and its
 * return such that, done one after the other at these moments, all give the results they gave. The search is that of
 * Wing and Gong (1993) with the memory of Lowe (2017): what was done and the state it led to are not tried twice.
 */
public final class Linearizability {

    private Linearizability() {
    }

    /**
     * An operation of a history.
     *
     * @param name of what was done
     * @param argument what it was done with
     * @param result what came of it
     * @param call time of the call
     * @param end time of the return
     */
    public record Operation(String name, Object argument, Object result, long call, long end) {
    }

    /**
     * What operations do, one after the other.
     *
     * @param <S> states, compared by {@code equals}
     */
    @FunctionalInterface
    public interface Specification<S> {
        /** The state after an operation, or null if it would have had another result. */
        S apply(S state, Operation operation);
    }

    private record Tried(long done, Object state) {
    }

    /**
     * Checks a history of at most 63 operations.
     *
     * @param <S> states of the specification
     */
    public static <S> boolean isLinearizable(List<Operation> history, S initial, Specification<S> specification) {
        if (history.size() > 63) {
            throw new IllegalArgumentException("a history of " + history.size() + " operations");
        }
        return search(history, 0, initial, specification, new HashSet<>());
    }

    private static <S> boolean search(List<Operation> history, long done, S state, Specification<S> specification,
            Set<Tried> tried) {
        if (done == (1L << history.size()) - 1) {
            return true;
        }
        if (!tried.add(new Tried(done, state))) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < history.size(); i++) {
            if ((done >>> i & 1) == 0) {
                firstEnd = Math.min(firstEnd, history.get(i).end());
            }
        }
        for (int i = 0; i < history.size(); i++) {
            if ((done >>> i & 1) == 0 && history.get(i).call() <= firstEnd) {
                S after = specification.apply(state, history.get(i));
                if (after != null && search(history, done | 1L << i, after, specification, tried)) {
                    return true;
                }
            }
        }
        return false;
    }
}
