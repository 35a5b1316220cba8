package dev.farside.model;

/**
 * A thread makes a table with another one in it and stores it where a second thread looks. Afterwards both count in the
 * inner one, each in the way that the flag it sees tells: plainly in an unshared table, by compare-and-set in a shared
 * one.
 */
final class PublicationModel implements Explorer.Model {

    /** When the maker publishes. */
    enum Order {
        /** Before the store, children included. */
        BEFORE,
        /** Only the outer table before the store, the inner one afterwards. */
        CHILDREN_AFTER,
        /** Everything after the store. */
        AFTER
    }

    /** What a thread does in one step. */
    private enum Instruction {
        WRITE_FIELD, SHARE_OUTER, SHARE_INNER, SHOW, LOOK, CHECK_OUTER, CHECK_FIELD, CHECK_INNER, FLAG, LOAD, STORE
    }

    // memory
    private static final int PLACE = 0;
    private static final int OUTER_SHARED = 1;
    private static final int INNER_SHARED = 2;
    private static final int FIELD = 3;
    private static final int COUNT = 4;
    // what the checks need
    private static final int WRONG = 5;
    private static final int COUNTED = 6;
    // registers of a thread
    private static final int REGISTERS = 7;
    private static final int PC = 0;
    private static final int IS_SHARED = 1;
    private static final int LOADED = 2;
    private static final int REGISTER_COUNT = 3;

    private final Instruction[][] programs;
    private final boolean checksFlags;

    /**
     * Makes a model.
     *
     * @param checksFlags false to look only for lost counts
     */
    PublicationModel(Order order, boolean checksFlags) {
        this.checksFlags = checksFlags;
        programs = new Instruction[][] {maker(order), {Instruction.LOOK, Instruction.CHECK_OUTER, Instruction.CHECK_FIELD,
                Instruction.CHECK_INNER, Instruction.FLAG, Instruction.LOAD, Instruction.STORE}};
    }

    private static Instruction[] maker(Order order) {
        return switch (order) {
            case BEFORE -> new Instruction[] {Instruction.WRITE_FIELD, Instruction.SHARE_OUTER, Instruction.SHARE_INNER,
                    Instruction.SHOW, Instruction.FLAG, Instruction.LOAD, Instruction.STORE};
            case CHILDREN_AFTER -> new Instruction[] {Instruction.WRITE_FIELD, Instruction.SHARE_OUTER, Instruction.SHOW,
                    Instruction.FLAG, Instruction.LOAD, Instruction.STORE, Instruction.SHARE_INNER};
            case AFTER -> new Instruction[] {Instruction.WRITE_FIELD, Instruction.SHOW, Instruction.FLAG, Instruction.LOAD,
                    Instruction.STORE, Instruction.SHARE_OUTER, Instruction.SHARE_INNER};
        };
    }

    @Override
    public int threads() {
        return programs.length;
    }

    @Override
    public byte[] initial() {
        return new byte[REGISTERS + programs.length * REGISTER_COUNT];
    }

    @Override
    public boolean hasEnded(byte[] state, int thread) {
        return state[REGISTERS + thread * REGISTER_COUNT + PC] == programs[thread].length;
    }

    @Override
    public String step(byte[] s, int thread) {
        int registers = REGISTERS + thread * REGISTER_COUNT;
        int pc = s[registers + PC];
        int next = pc + 1;
        Instruction instruction = programs[thread][pc];
        switch (instruction) {
            case WRITE_FIELD -> s[FIELD] = 1;
            case SHARE_OUTER -> s[OUTER_SHARED] = 1;
            case SHARE_INNER -> s[INNER_SHARED] = 1;
            case SHOW -> s[PLACE] = 1;
            case LOOK -> next = s[PLACE] == 0 ? programs[thread].length : next;
            case CHECK_OUTER -> s[WRONG] |= (byte) (1 - s[OUTER_SHARED]);
            case CHECK_FIELD -> s[WRONG] |= (byte) (1 - s[FIELD]);
            case CHECK_INNER -> s[WRONG] |= (byte) (1 - s[INNER_SHARED]);
            case FLAG -> s[registers + IS_SHARED] = s[INNER_SHARED];
            case LOAD -> s[registers + LOADED] = s[COUNT];
            case STORE -> {
                if (s[registers + IS_SHARED] != 0 && s[COUNT] != s[registers + LOADED]) {
                    next = pc - 1;
                } else {
                    s[COUNT] = (byte) (s[registers + LOADED] + 1);
                    s[COUNTED]++;
                }
            }
        }
        s[registers + PC] = (byte) next;
        return instruction.toString();
    }

    @Override
    public String violation(byte[] state, boolean ended) {
        if (checksFlags && state[WRONG] != 0) {
            return "a table was seen that is not shared, or without its content";
        }
        return ended && state[COUNT] != state[COUNTED] ? "a count was lost" : null;
    }
}
