package dev.farside.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes through all interleavings of a model's threads, depth first; a state that was seen before is not gone into
 * again.
 */
final class Explorer {

    /** Threads that make steps on one state: memory, registers and what is needed for the checks, a byte each. */
    interface Model {
        /** How many threads there are. */
        int threads();

        /** Where all begin. */
        byte[] initial();

        /** True if a thread has ended. */
        boolean hasEnded(byte[] state, int thread);

        /** Makes one step of a thread; returns what it was, for people. */
        String step(byte[] state, int thread);

        /** What is wrong with a state, or null; {@code ended} if no thread goes on. */
        String violation(byte[] state, boolean ended);
    }

    /**
     * What an exploration has found.
     *
     * @param states how many different ones there are
     * @param violation what is wrong with one of them, or null
     * @param trace the steps that lead there
     */
    record Report(int states, String violation, List<String> trace) {
        @Override
        public String toString() {
            return states + " states; " + violation + "\n" + String.join("\n", trace);
        }
    }

    /** A state as a member of a set. */
    private record Seen(byte[] state) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Seen seen && Arrays.equals(state, seen.state);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(state);
        }
    }

    private final Model model;
    private final Set<Seen> seen = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private String violation;

    private Explorer(Model model) {
        this.model = model;
    }

    /** Explores a model until all is seen or something is wrong. */
    static Report explore(Model model) {
        Explorer explorer = new Explorer(model);
        explorer.visit(model.initial());
        return new Report(explorer.seen.size(), explorer.violation, List.copyOf(explorer.path));
    }

    /** True if a violation was found; the path leads to it then. */
    private boolean visit(byte[] state) {
        if (!seen.add(new Seen(state))) {
            return false;
        }
        boolean ended = true;
        for (int thread = 0; thread < model.threads(); thread++) {
            ended &= model.hasEnded(state, thread);
        }
        violation = model.violation(state, ended);
        if (violation != null) {
            return true;
        }
        for (int thread = 0; thread < model.threads(); thread++) {
            if (!model.hasEnded(state, thread)) {
                byte[] next = state.clone();
                path.add("thread " + thread + ": " + model.step(next, thread));
                if (visit(next)) {
                    return true;
                }
                path.removeLast();
            }
        }
        return false;
    }
}
