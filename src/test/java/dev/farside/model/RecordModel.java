package dev.farside.model;

import dev.farside.model.History.Kind;
import dev.farside.model.History.Operation;
import java.util.Set;

/**
 * A shared table with a record, whose storage is replaced by larger ones that forward to its slots, while other threads
 * look up, store with and without comparing, and add keys; and a collector, which puts the values where they belong when
 * no thread is in the middle of an operation.
 *
 * <p>Which storage comes next, a record or a dictionary, makes no difference here: both have a place for each key.
 */
final class RecordModel extends MapModel {

    /** What can be broken on purpose. */
    enum Mutant {
        /** A new storage gets the values, not words that forward. */
        VALUES_COPIED,
        /** A resize does not close the record against new keys. */
        RECORD_NOT_CLOSED,
        /** The collector does not wait until other threads have come to the end of their operations. */
        COLLECTION_ANYWHERE,
        /** A new storage forwards to the old one's slots even where those forward themselves. */
        FORWARDS_PILE_UP,
        /** A storage is put into the table without comparing. */
        BLIND_INSTALL,
        /** A key that is not in a closed record is taken for absent without a look at the table's link. */
        ABSENCE_NOT_REVALIDATED
    }

    private static final int NIL = 0;
    private static final int SLOTS = 4;
    private static final int MAX_STORAGES = 5;
    private static final int MAX_RESIZES = 6;
    /** Words from here on forward to a slot, counted over all storages. */
    private static final int FORWARD = 50;
    /** What stands in the slots of storages that the collector has freed. */
    private static final int FREED = 40;
    /** Links from here on are those to resizes. */
    private static final int RESIZE = 64;

    // where things are in a state
    private static final int LINK = 0;
    private static final int NEXT_STORAGE = 1;
    private static final int NEXT_RESIZE = 2;
    private static final int DONE = 3;
    private static final int REPLACED = 4;
    private static final int STORAGES = REPLACED + MAX_RESIZES;
    // a storage: its header, which is one word, and its slots
    private static final int CLOSED = 0;
    private static final int COUNT = 1;
    private static final int CAPACITY = 2;
    private static final int FIRST_KEY = 3;
    private static final int FIRST_SLOT = FIRST_KEY + SLOTS;
    private static final int STORAGE_SIZE = FIRST_SLOT + SLOTS;
    private static final int THREADS = STORAGES + MAX_STORAGES * STORAGE_SIZE;

    // a thread's registers
    private static final int LINKS = 2;
    private static final int SLOT = 3;
    private static final int CONTENT = 4;
    /** 1 if a replacement goes on like any store. */
    private static final int COMPARES = 5;
    /** One more than the link that the last operation has read. */
    private static final int KEPT = 6;
    private static final int REGISTERS = 7;

    // where a thread stands
    private static final int HEADER = ENDED + 1;
    private static final int FIND_HOME = ENDED + 2;
    private static final int LOAD = ENDED + 3;
    private static final int REVALIDATE = ENDED + 4;
    private static final int STORE = ENDED + 5;
    private static final int ADD_KEY = ENDED + 6;
    private static final int ANNOUNCE = ENDED + 7;
    private static final int CLOSE = ENDED + 8;
    private static final int REBUILD = ENDED + 9;

    private final Set<Mutant> mutants;
    private final boolean keepsStorage;

    /**
     * Makes a model.
     *
     * @param mutants what is broken
     * @param keepsStorage true if an operation may begin with the storage of the one before, as compiled code may unless
     *        it has polled
     * @param content keys and values at the beginning, by turns; the record has room for no other key
     * @param programs what each thread does
     */
    RecordModel(Set<Mutant> mutants, boolean keepsStorage, int[] content, Operation[]... programs) {
        super(DONE, THREADS, REGISTERS, content, programs);
        this.mutants = mutants;
        this.keepsStorage = keepsStorage;
    }

    @Override
    public byte[] initial() {
        byte[] state = empty();
        state[NEXT_STORAGE] = 1;
        int storage = at(0);
        for (int i = 0; i < content.length; i += 2) {
            state[storage + FIRST_KEY + i / 2] = (byte) content[i];
            state[storage + FIRST_SLOT + i / 2] = (byte) content[i + 1];
        }
        state[storage + COUNT] = (byte) (content.length / 2);
        state[storage + CAPACITY] = state[storage + COUNT];
        return state;
    }

    private static int at(int storage) {
        return STORAGES + storage * STORAGE_SIZE;
    }

    private static int addressOf(int slot) {
        return at(slot / SLOTS) + FIRST_SLOT + slot % SLOTS;
    }

    private static int readable(byte[] state, int links) {
        return links < RESIZE ? links : state[REPLACED + links - RESIZE];
    }

    /** The slot that a slot forwards to, or the slot itself. */
    private static int home(byte[] state, int slot) {
        int word = state[addressOf(slot)];
        return word >= FORWARD ? word - FORWARD : slot;
    }

    /** The slot of a key in a storage, or -1. */
    private static int find(byte[] state, int storage, int key) {
        for (int i = 0; i < state[at(storage) + COUNT]; i++) {
            if (state[at(storage) + FIRST_KEY + i] == key) {
                return storage * SLOTS + i;
            }
        }
        return -1;
    }

    @Override
    public String step(byte[] state, int thread) {
        return new OwnStep(state, thread).make();
    }

    /** One step of one thread. */
    private final class OwnStep extends Step {

        OwnStep(byte[] state, int thread) {
            super(state, thread);
        }

        private String again(String what) {
            set(LINKS, 0);
            set(SLOT, 0);
            set(CONTENT, 0);
            set(KEPT, 0);
            return go(BEGIN, what);
        }

        private String end(int result, String what) {
            return end(result, what, KEPT);
        }

        private int storage() {
            return readable(s, get(LINKS));
        }

        private boolean isLookUpOrReplacement() {
            return operation.kind() == Kind.GET || operation.kind() == Kind.REPLACE && get(COMPARES) == 0;
        }

        String make() {
            return switch (get(PC)) {
                case BEGIN -> operation.kind() == Kind.COLLECT ? collect() : begin();
                case HEADER -> header();
                case FIND_HOME -> {
                    set(SLOT, home(s, get(SLOT)));
                    yield go(LOAD, "has the value's slot");
                }
                case LOAD -> load();
                case REVALIDATE -> s[LINK] == get(LINKS) ? end(NIL, "nothing has happened") : again("begins anew");
                case STORE -> store();
                case ADD_KEY -> addKey();
                case ANNOUNCE -> announce();
                case CLOSE -> {
                    s[at(storage()) + CLOSED] = (byte) (mutants.contains(Mutant.RECORD_NOT_CLOSED) ? 0 : 1);
                    yield go(REBUILD, "closes the record");
                }
                case REBUILD -> rebuild();
                default -> throw new IllegalStateException();
            };
        }

        private String begin() {
            noteBegin();
            if (isLookUpOrReplacement() && get(KEPT) != 0) {
                set(LINKS, get(KEPT) - 1);
                set(KEPT, 0);
                return go(HEADER, "begins with the storage of the last operation");
            }
            int links = s[LINK];
            set(LINKS, links);
            if (isLookUpOrReplacement()) {
                set(KEPT, keepsStorage ? links + 1 : 0);
                return go(HEADER, "reads the link " + links);
            }
            return go(links >= RESIZE ? CLOSE : operation.kind() == Kind.GROW ? ANNOUNCE : HEADER,
                    "reads the link " + links);
        }

        private String header() {
            int slot = find(s, storage(), operation.key());
            boolean closed = s[at(storage()) + CLOSED] != 0;
            if (slot >= 0) {
                set(SLOT, slot);
                return go(FIND_HOME, "finds its key");
            }
            switch (operation.kind()) {
                case GET:
                    return closed && !mutants.contains(Mutant.ABSENCE_NOT_REVALIDATED)
                            ? go(REVALIDATE, "finds no key in a closed record") : end(NIL, "finds no key");
                case CAS:
                    if (operation.expected() != NIL) {
                        return closed ? again("finds a closed record") : end(0, "finds no key");
                    }
                    break;
                default:
                    break;
            }
            if (get(COMPARES) == 0 && operation.kind() == Kind.REPLACE) {
                set(COMPARES, 1);
                return again("cannot replace");
            }
            if (closed) {
                return again("finds a closed record");
            }
            if (operation.value() == NIL) {
                return end(1, "has nothing to do");
            }
            set(CONTENT, s[at(storage()) + COUNT]);
            boolean hasRoom = get(CONTENT) < s[at(storage()) + CAPACITY];
            return go(hasRoom ? ADD_KEY : ANNOUNCE, hasRoom ? "finds room" : "finds no room");
        }

        /** Compares and sets the header: its count and that it is open. */
        private String addKey() {
            int storage = at(storage());
            if (s[storage + COUNT] != get(CONTENT) || s[storage + CLOSED] != 0) {
                return again("was too late to add its key");
            }
            s[storage + FIRST_KEY + get(CONTENT)] = (byte) operation.key();
            s[storage + COUNT]++;
            set(SLOT, storage() * SLOTS + get(CONTENT));
            return go(LOAD, "adds its key");
        }

        private String load() {
            int found = s[addressOf(get(SLOT))];
            set(CONTENT, found);
            if (operation.kind() == Kind.GET) {
                return end(found, "loads");
            }
            if (operation.kind() == Kind.CAS && found != operation.expected()) {
                return end(0, "finds another value");
            }
            if (operation.kind() == Kind.REPLACE && get(COMPARES) == 0 && found == NIL) {
                set(COMPARES, 1);
                return again("finds nothing to replace");
            }
            return go(STORE, "loads " + found);
        }

        private String store() {
            int address = addressOf(get(SLOT));
            boolean compares = operation.kind() != Kind.REPLACE || get(COMPARES) != 0;
            if (compares && s[address] != get(CONTENT)) {
                return go(LOAD, "was too late to replace");
            }
            s[address] = (byte) operation.value();
            return end(1, compares ? "compares and sets" : "stores");
        }

        private String announce() {
            int resize = s[NEXT_RESIZE];
            if (s[LINK] != get(LINKS)) {
                return operation.kind() == Kind.GROW ? end(1, "was too late to announce") : again("was too late to announce");
            }
            s[REPLACED + resize] = (byte) get(LINKS);
            s[NEXT_RESIZE]++;
            s[LINK] = (byte) (RESIZE + resize);
            set(LINKS, RESIZE + resize);
            set(CONTENT, 0);
            return go(CLOSE, "announces resize " + resize);
        }

        /** A storage that nobody else knows is made from one whose header never changes again; then it is installed. */
        private String rebuild() {
            String what = "was too late to install";
            if (s[LINK] == get(LINKS) || mutants.contains(Mutant.BLIND_INSTALL)) {
                int from = storage();
                int made = s[NEXT_STORAGE]++;
                int count = s[at(from) + COUNT];
                for (int i = 0; i < count; i++) {
                    int slot = from * SLOTS + i;
                    int home = mutants.contains(Mutant.FORWARDS_PILE_UP) ? slot : home(s, slot);
                    s[at(made) + FIRST_KEY + i] = s[at(from) + FIRST_KEY + i];
                    s[at(made) + FIRST_SLOT + i] = (byte) (mutants.contains(Mutant.VALUES_COPIED) ? s[addressOf(home)]
                            : FORWARD + home);
                }
                s[at(made) + COUNT] = (byte) count;
                s[at(made) + CAPACITY] = (byte) Math.min(SLOTS, count + 1);
                s[LINK] = (byte) made;
                what = "installs storage " + made;
            }
            return operation.kind() == Kind.GROW ? end(1, what) : again(what);
        }

        /** A collection, while all others are between two operations; what they have kept is forgotten by then. */
        private String collect() {
            for (int other = 0; other < programs.length; other++) {
                int pc = register(s, other, PC);
                if (other != thread && pc != BEGIN && pc != ENDED && !mutants.contains(Mutant.COLLECTION_ANYWHERE)) {
                    return operation + " waits";
                }
            }
            noteBegin();
            int storage = s[LINK];
            if (storage < RESIZE) {
                for (int i = 0; i < SLOTS; i++) {
                    int address = at(storage) + FIRST_SLOT + i;
                    s[address] = s[addressOf(home(s, storage * SLOTS + i))];
                }
                for (int slot = 0; slot < MAX_STORAGES * SLOTS; slot++) {
                    if (slot / SLOTS != storage) {
                        s[addressOf(slot)] = FREED;
                    }
                }
            }
            for (int other = 0; other < programs.length; other++) {
                s[THREADS + other * REGISTERS + KEPT] = 0;
            }
            return end(1, "collects");
        }
    }

    // --- checks

    @Override
    String violation(byte[] state) {
        int links = state[LINK];
        if (links < RESIZE && state[at(links) + CLOSED] != 0) {
            return "the record of a settled table is closed";
        }
        return null;
    }

    @Override
    int valueOf(byte[] state, int key) {
        int slot = find(state, readable(state, state[LINK]), key);
        return slot < 0 ? NIL : state[addressOf(home(state, slot))];
    }
}
