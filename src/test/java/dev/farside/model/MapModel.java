package dev.farside.model;

import dev.farside.model.History.Operation;

/**
 * Threads that work on a map, each through a program of its own. A state has what the model needs, then registers for each
 * thread, of which {@link #PC} and {@link #OPERATION} are the first, then the history.
 */
abstract class MapModel implements Explorer.Model {

    /** Where the thread stands in its operation; {@link #BEGIN} and {@link #ENDED} are common to all models. */
    static final int PC = 0;
    /** Which of its operations a thread is in. */
    static final int OPERATION = 1;

    static final int BEGIN = 0;
    static final int ENDED = 1;

    /** Where the set of operations that have ended is in a state. */
    private final int done;
    private final int threadsAt;
    private final int registerCount;
    final int[] content;
    final Operation[][] programs;
    final History operations;
    private final int history;

    /**
     * Makes a model.
     *
     * @param done where a byte of the state is free for the operations that have ended
     * @param threadsAt how many bytes the model needs
     * @param registerCount how many a thread needs
     * @param content keys and values at the beginning, by turns
     * @param programs what each thread does
     */
    MapModel(int done, int threadsAt, int registerCount, int[] content, Operation[][] programs) {
        this.done = done;
        this.threadsAt = threadsAt;
        this.registerCount = registerCount;
        this.content = content;
        this.programs = programs;
        operations = new History(content, programs);
        history = threadsAt + programs.length * registerCount;
    }

    @Override
    public final int threads() {
        return programs.length;
    }

    /** A state of zeros. */
    final byte[] empty() {
        return new byte[history + operations.bytes()];
    }

    final int register(byte[] state, int thread, int register) {
        return state[threadsAt + thread * registerCount + register];
    }

    @Override
    public final boolean hasEnded(byte[] state, int thread) {
        return register(state, thread, PC) == ENDED;
    }

    @Override
    public final String violation(byte[] state, boolean ended) {
        String wrong = violation(state);
        return wrong != null || !ended || operations.isLinearizable(state, history, key -> valueOf(state, key)) ? wrong
                : "no sequential order explains the results and the content at the end";
    }

    /** What is wrong with any state, or null. */
    abstract String violation(byte[] state);

    /** The value of a key in the table. */
    abstract int valueOf(byte[] state, int key);

    /** One step of one thread. */
    abstract class Step {
        final byte[] s;
        final int thread;
        final Operation operation;
        private final int number;

        Step(byte[] state, int thread) {
            s = state;
            this.thread = thread;
            number = operations.number(thread, get(OPERATION));
            operation = programs[thread][get(OPERATION)];
        }

        final int get(int register) {
            return register(s, thread, register);
        }

        final void set(int register, int value) {
            s[threadsAt + thread * registerCount + register] = (byte) value;
        }

        final String go(int pc, String what) {
            set(PC, pc);
            return operation + " " + what;
        }

        /** Notes that the operation begins, unless it has begun before. */
        final void noteBegin() {
            History.begin(s, history, number, s[done]);
        }

        /** Ends the operation. All registers are cleared but one, which goes on to the next operation. */
        final String end(int result, String what, int keptRegister) {
            s[done] = History.end(s, history, number, s[done], result);
            for (int register = OPERATION + 1; register < registerCount; register++) {
                if (register != keptRegister) {
                    set(register, 0);
                }
            }
            boolean goesOn = get(OPERATION) + 1 < programs[thread].length;
            if (goesOn) {
                set(OPERATION, get(OPERATION) + 1);
            } else {
                set(keptRegister, 0);
            }
            set(PC, goesOn ? BEGIN : ENDED);
            return operation + " " + what + ", result " + result;
        }
    }
}
