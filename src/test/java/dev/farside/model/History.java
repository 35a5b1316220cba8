package dev.farside.model;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * What the threads of a model do with a map, and the search for a sequential order that explains it. Keys are 1 to
 * {@link #KEYS}, values are positive; 0 is nil.
 *
 * <p>A state of the model has {@link #bytes} of history: for each operation its result, and which others had ended when it
 * began. At most seven operations.
 */
final class History {

    /** What a thread does with a key, or with the table. */
    enum Kind { GET, SET, REPLACE, CAS, GROW, COLLECT }

    /**
     * An operation of a thread.
     *
     * @param expected only for a compare-and-set
     */
    record Operation(Kind kind, int key, int value, int expected) {
    }

    static Operation get(int key) {
        return new Operation(Kind.GET, key, 0, 0);
    }

    static Operation set(int key, int value) {
        return new Operation(Kind.SET, key, value, 0);
    }

    /** Like {@link #set}, without comparing if there is a value. */
    static Operation replace(int key, int value) {
        return new Operation(Kind.REPLACE, key, value, 0);
    }

    static Operation cas(int key, int expected, int value) {
        return new Operation(Kind.CAS, key, value, expected);
    }

    static Operation grow() {
        return new Operation(Kind.GROW, 0, 0, 0);
    }

    static Operation collect() {
        return new Operation(Kind.COLLECT, 0, 0, 0);
    }

    static final int KEYS = 4;
    private static final int NIL = 0;

    private final int[] content;
    private final Operation[][] programs;
    private final int[] firstOperation;
    private final int operations;

    /**
     * Makes the history of a model.
     *
     * @param content keys and values at the beginning, by turns
     * @param programs what each thread does
     */
    History(int[] content, Operation[][] programs) {
        this.content = content;
        this.programs = programs;
        firstOperation = new int[programs.length];
        int count = 0;
        for (int i = 0; i < programs.length; i++) {
            firstOperation[i] = count;
            count += programs[i].length;
        }
        if (count > 7) {
            throw new IllegalArgumentException(count + " operations");
        }
        operations = count;
    }

    int bytes() {
        return 2 * operations;
    }

    /** The number of a thread's operation among all. */
    int number(int thread, int index) {
        return firstOperation[thread] + index;
    }

    /** Notes that an operation begins, if that was not noted yet. */
    static void begin(byte[] state, int history, int number, int done) {
        if (state[history + 2 * number + 1] == 0) {
            state[history + 2 * number + 1] = (byte) (done | 0x80);
        }
    }

    /** Notes the result of an operation; returns what has ended now. */
    static byte end(byte[] state, int history, int number, int done, int result) {
        state[history + 2 * number] = (byte) result;
        return (byte) (done | 1 << number);
    }

    /** True if some order of all operations, which respects the order in time, has their results and leaves a content. */
    boolean isLinearizable(byte[] state, int history, IntUnaryOperator contentAtEnd) {
        return exists(state, history, contentAtEnd, 0, content.clone());
    }

    private boolean exists(byte[] state, int history, IntUnaryOperator contentAtEnd, int done, int[] map) {
        if (done == (1 << operations) - 1) {
            for (int key = 1; key <= KEYS; key++) {
                if (contentAtEnd.applyAsInt(key) != find(map, key)) {
                    return false;
                }
            }
            return true;
        }
        for (int thread = 0; thread < programs.length; thread++) {
            for (int i = 0; i < programs[thread].length; i++) {
                int number = number(thread, i);
                int before = state[history + 2 * number + 1] & 0x7F;
                if ((done >>> number & 1) == 0 && (before & ~done) == 0) {
                    int[] after = apply(programs[thread][i], state[history + 2 * number], map);
                    if (after != null && exists(state, history, contentAtEnd, done | 1 << number, after)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The map afterwards, or null if the result would be another one. */
    private static int[] apply(Operation operation, int result, int[] map) {
        int old = find(map, operation.key);
        return switch (operation.kind) {
            case GET -> old == result ? map : null;
            case SET, REPLACE -> with(map, operation.key, operation.value);
            case CAS -> old == operation.expected != (result == 1) ? null
                    : result == 1 ? with(map, operation.key, operation.value) : map;
            case GROW, COLLECT -> map;
        };
    }

    private static int find(int[] map, int key) {
        for (int i = 0; i < map.length; i += 2) {
            if (map[i] == key) {
                return map[i + 1];
            }
        }
        return NIL;
    }

    private static int[] with(int[] map, int key, int value) {
        for (int i = 0; i < map.length; i += 2) {
            if (map[i] == key) {
                int[] changed = map.clone();
                changed[i + 1] = value;
                return changed;
            }
        }
        int[] longer = Arrays.copyOf(map, map.length + 2);
        longer[map.length] = key;
        longer[map.length + 1] = value;
        return longer;
    }
}
