package dev.farside.model;

import dev.farside.model.History.Kind;
import dev.farside.model.History.Operation;
import java.util.Set;

/**
 * A shared table with a dictionary of two entries (and one behind them that can only be frozen), whose storage is
 * replaced while other threads look up, store and add keys. Keys are 1 and up, values too; 0 is nil, or no key.
 */
final class ResizeModel extends MapModel {

    /** What can be broken on purpose. */
    enum Mutant {
        /** A store puts its value without comparing. */
        BLIND_STORE,
        /** A key is put into an entry that was empty when it was looked at. */
        BLIND_CLAIM,
        /** A look-up takes what a closed slot holds for granted. Right, unless it keeps storages. */
        NO_REVALIDATION,
        /** Values are not closed before they are copied. */
        VALUES_NOT_CLOSED,
        /** Empty keys are not frozen. Right, unless look-ups keep storages. */
        KEYS_NOT_FROZEN,
        /** A helper puts its storage into the table without comparing. */
        BLIND_INSTALL,
        /** The new storage has nil under the key it is made for, whatever the old one has. */
        PLACE_ERASES
    }

    private static final int NIL = 0;
    private static final int EMPTY = 0;
    private static final int FROZEN = 100;
    private static final int CLOSED = 50;
    private static final int ENTRIES = 2;
    /** Links from here on are those to resizes. */
    private static final int RESIZE = 64;
    private static final int MAX_STORAGES = 12;

    // where things are in a state
    private static final int LINK = 0;
    private static final int NEXT_STORAGE = 1;
    private static final int NEXT_RESIZE = 2;
    private static final int DONE = 3;
    private static final int REPLACED = 4;
    /** The keys that resizes are made for. */
    private static final int WANTED = REPLACED + MAX_STORAGES;
    private static final int STORAGES = WANTED + MAX_STORAGES;
    private static final int STORAGE_SIZE = 2 * ENTRIES + 2;
    private static final int THREADS = STORAGES + MAX_STORAGES * STORAGE_SIZE;

    // a thread's registers
    private static final int LINKS = 2;
    private static final int INDEX = 3;
    private static final int CONTENT = 4;
    private static final int COPY = 5;
    /** One more than the link that the last look-up has read. */
    private static final int KEPT = COPY + ENTRIES;
    /** 1 if the thread has reserved an entry. */
    private static final int RESERVED = KEPT + 1;
    private static final int REGISTERS = RESERVED + 1;

    // where a thread stands
    private static final int PROBE = ENDED + 1;
    private static final int CLAIM = ENDED + 2;
    private static final int LOAD = ENDED + 3;
    private static final int REVALIDATE = ENDED + 4;
    private static final int REPLACE = ENDED + 5;
    private static final int ANNOUNCE = ENDED + 6;
    private static final int FREEZE_KEY = ENDED + 7;
    private static final int LOAD_TO_CLOSE = ENDED + 8;
    private static final int CLOSE = ENDED + 9;
    private static final int COPY_VALUE = ENDED + 10;
    private static final int INSTALL = ENDED + 11;
    private static final int RESERVE = ENDED + 12;

    private final Set<Mutant> mutants;
    private final boolean keepsStorage;

    /**
     * Makes a model.
     *
     * @param mutants what is broken
     * @param keepsStorage true if a look-up begins with the storage of the one before, as compiled code may
     * @param content keys and values at the beginning, by turns
     * @param programs what each thread does
     */
    ResizeModel(Set<Mutant> mutants, boolean keepsStorage, int[] content, Operation[]... programs) {
        super(DONE, THREADS, REGISTERS, content, programs);
        this.mutants = mutants;
        this.keepsStorage = keepsStorage;
    }

    @Override
    public byte[] initial() {
        byte[] state = empty();
        state[NEXT_STORAGE] = 1;
        for (int i = 0; i < content.length; i += 2) {
            state[keyAt(0, i / 2)] = (byte) content[i];
            state[valueAt(0, i / 2)] = (byte) content[i + 1];
            state[claimedAt(0)]++;
        }
        return state;
    }

    private static int keyAt(int storage, int index) {
        return STORAGES + storage * STORAGE_SIZE + index;
    }

    private static int valueAt(int storage, int index) {
        return STORAGES + storage * STORAGE_SIZE + ENTRIES + 1 + index;
    }

    /** Where the number of claimed entries is. */
    private static int claimedAt(int storage) {
        return STORAGES + storage * STORAGE_SIZE + 2 * ENTRIES + 1;
    }

    private static int readable(byte[] state, int links) {
        return links < RESIZE ? links : state[REPLACED + links - RESIZE];
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

        private boolean compareAndSet(int address, int expected, int value) {
            if (s[address] != expected) {
                return false;
            }
            s[address] = (byte) value;
            return true;
        }

        private String end(int result, String what) {
            return end(result, what, KEPT);
        }

        String make() {
            return switch (get(PC)) {
                case BEGIN -> begin();
                case PROBE -> probe();
                case RESERVE -> reserve();
                case CLAIM -> claim();
                case LOAD -> load();
                case REVALIDATE -> s[LINK] == get(LINKS) ? end(get(CONTENT) - CLOSED, "nothing has happened")
                        : go(BEGIN, "begins anew");
                case REPLACE -> replace();
                case ANNOUNCE -> announce();
                case FREEZE_KEY -> freezeKey();
                case LOAD_TO_CLOSE -> loadToClose();
                case CLOSE -> close();
                case COPY_VALUE -> copyValue();
                case INSTALL -> install();
                default -> throw new IllegalStateException();
            };
        }

        private String begin() {
            noteBegin();
            int links = s[LINK];
            set(INDEX, 0);
            set(RESERVED, 0);
            if (operation.kind() == Kind.GET && get(KEPT) != 0) {
                set(LINKS, get(KEPT) - 1);
                set(KEPT, 0); // if it turns out to be closed, the link is read
                return go(PROBE, "begins with the storage of the last look-up");
            }
            set(LINKS, links);
            if (operation.kind() == Kind.GET) {
                set(KEPT, keepsStorage ? links + 1 : 0);
                return go(PROBE, "reads the link " + links);
            }
            return go(links >= RESIZE ? FREEZE_KEY : operation.kind() == Kind.GROW ? ANNOUNCE : PROBE,
                    "reads the link " + links);
        }

        private int storage() {
            return readable(s, get(LINKS));
        }

        private String probe() {
            int key = s[keyAt(storage(), get(INDEX))];
            if (key == operation.key()) {
                return go(LOAD, "finds its key");
            }
            if (key == FROZEN) {
                set(CONTENT, CLOSED);
                return go(operation.kind() == Kind.GET ? REVALIDATE : BEGIN, "finds a frozen key");
            }
            if (key != EMPTY) {
                set(INDEX, get(INDEX) + 1);
                return go(PROBE, "passes another key");
            }
            if (operation.kind() == Kind.GET) {
                return end(NIL, "finds no key");
            }
            if (operation.kind() == Kind.CAS && operation.expected() != NIL) {
                return end(0, "finds no key");
            }
            if (operation.value() == NIL) {
                return end(1, "has nothing to do");
            }
            return go(get(RESERVED) != 0 ? CLAIM : RESERVE, "finds an empty entry");
        }

        private String reserve() {
            boolean room = s[claimedAt(storage())]++ < ENTRIES;
            set(RESERVED, room ? 1 : 0);
            return go(room ? CLAIM : ANNOUNCE, room ? "reserves an entry" : "finds no room");
        }

        private String claim() {
            int address = keyAt(storage(), get(INDEX));
            if (mutants.contains(Mutant.BLIND_CLAIM)) {
                s[address] = (byte) operation.key();
                return go(LOAD, "puts its key");
            }
            return compareAndSet(address, EMPTY, operation.key()) ? go(LOAD, "claims the entry")
                    : go(PROBE, "was too late to claim");
        }

        private String load() {
            int found = s[valueAt(storage(), get(INDEX))];
            set(CONTENT, found);
            if (operation.kind() == Kind.GET) {
                if (found < CLOSED) {
                    return end(found, "loads");
                }
                return mutants.contains(Mutant.NO_REVALIDATION) ? end(found - CLOSED, "believes a closed slot")
                        : go(REVALIDATE, "finds a closed slot");
            }
            if (found >= CLOSED) {
                return go(BEGIN, "finds a closed slot");
            }
            if (operation.kind() == Kind.CAS && found != operation.expected()) {
                return end(0, "finds another value");
            }
            return go(REPLACE, "loads " + found);
        }

        private String replace() {
            int address = valueAt(storage(), get(INDEX));
            if (mutants.contains(Mutant.BLIND_STORE)) {
                s[address] = (byte) operation.value();
                return end(1, "puts");
            }
            return compareAndSet(address, get(CONTENT), operation.value()) ? end(1, "replaces")
                    : go(LOAD, "was too late to replace");
        }

        private String announce() {
            int resize = s[NEXT_RESIZE];
            if (s[LINK] != get(LINKS)) {
                return operation.kind() == Kind.GROW ? end(1, "was too late to announce") : go(BEGIN, "was too late to announce");
            }
            s[REPLACED + resize] = (byte) get(LINKS);
            s[WANTED + resize] = (byte) operation.key();
            s[NEXT_RESIZE]++;
            s[LINK] = (byte) (RESIZE + resize);
            set(LINKS, RESIZE + resize);
            set(INDEX, 0);
            return go(FREEZE_KEY, "announces resize " + resize);
        }

        private String freezeKey() {
            if (!mutants.contains(Mutant.KEYS_NOT_FROZEN)) {
                compareAndSet(keyAt(storage(), get(INDEX)), EMPTY, FROZEN);
            }
            int next = get(INDEX) < ENTRIES ? LOAD_TO_CLOSE : COPY_VALUE;
            if (mutants.contains(Mutant.VALUES_NOT_CLOSED) && next == LOAD_TO_CLOSE) {
                set(INDEX, get(INDEX) + 1);
                return go(FREEZE_KEY, "freezes");
            }
            if (next == COPY_VALUE) {
                set(INDEX, 0);
            }
            return go(next, "freezes");
        }

        private String loadToClose() {
            int found = s[valueAt(storage(), get(INDEX))];
            set(CONTENT, found);
            return found < CLOSED ? go(CLOSE, "loads " + found + " to close it") : closed("is closed already");
        }

        private String close() {
            return compareAndSet(valueAt(storage(), get(INDEX)), get(CONTENT), CLOSED + get(CONTENT)) ? closed("closes")
                    : go(LOAD_TO_CLOSE, "was too late to close");
        }

        private String closed(String what) {
            set(CONTENT, 0);
            set(INDEX, get(INDEX) + 1);
            return go(FREEZE_KEY, what);
        }

        private String copyValue() {
            int found = s[valueAt(storage(), get(INDEX))];
            set(COPY + get(INDEX), found >= CLOSED ? found - CLOSED : found);
            set(INDEX, get(INDEX) + 1);
            return go(get(INDEX) == ENTRIES ? INSTALL : COPY_VALUE, "copies");
        }

        /** The new storage is written and installed; one that loses is garbage and need not be written at all. */
        private String install() {
            int resize = get(LINKS);
            int next = operation.kind() == Kind.GROW ? ENDED : BEGIN;
            String what = "was too late to install";
            if (s[LINK] == resize || mutants.contains(Mutant.BLIND_INSTALL)) {
                int made = s[NEXT_STORAGE]++;
                int from = storage();
                int wanted = s[WANTED + resize - RESIZE];
                int at = 0;
                boolean hasPlace = wanted == 0;
                for (int i = 0; i < ENTRIES; i++) {
                    if (get(COPY + i) != NIL) {
                        int key = s[keyAt(from, i)];
                        hasPlace |= key == wanted;
                        s[keyAt(made, at)] = (byte) key;
                        s[valueAt(made, at++)] = (byte) (key == wanted && mutants.contains(Mutant.PLACE_ERASES) ? NIL
                                : get(COPY + i));
                    }
                }
                if (!hasPlace) {
                    if (at == ENTRIES) {
                        throw new IllegalStateException("a scenario with more keys than storages here have entries");
                    }
                    s[keyAt(made, at++)] = (byte) wanted;
                }
                s[claimedAt(made)] = (byte) at;
                s[LINK] = (byte) made;
                what = "installs storage " + made;
            }
            for (int register = LINKS; register < KEPT; register++) {
                set(register, 0);
            }
            return next == ENDED ? end(1, what) : go(BEGIN, what);
        }
    }

    // --- checks

    @Override
    String violation(byte[] state) {
        int links = state[LINK];
        for (int storage = 0; storage < state[NEXT_STORAGE]; storage++) {
            int first = state[keyAt(storage, 0)];
            if (first != EMPTY && first != FROZEN && first == state[keyAt(storage, 1)]) {
                return "a key stands twice in storage " + storage;
            }
        }
        if (links < RESIZE) {
            for (int i = 0; i < ENTRIES; i++) {
                if (state[keyAt(links, i)] == FROZEN || state[valueAt(links, i)] >= CLOSED) {
                    return "the storage of a settled table is closed";
                }
            }
        }
        return null;
    }

    @Override
    int valueOf(byte[] state, int key) {
        int storage = readable(state, state[LINK]);
        int value = NIL;
        for (int i = 0; i < ENTRIES; i++) {
            if (state[keyAt(storage, i)] == key) {
                value = state[valueAt(storage, i)] % CLOSED;
            }
        }
        return value;
    }
}
