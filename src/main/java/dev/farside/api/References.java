package dev.farside.api;

import dev.farside.gc.Publication;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.value.Word;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;

/**
 * The words that Java code refers to: roots of the collector (I-A3). Used inside the state only, by any number of
 * threads.
 */
final class References implements RootSource {

    private long[] words = new long[16];
    private Slot[] slots = new Slot[16];
    private int used;
    private Slot firstFree;
    private final ReferenceQueue<LuaReference> unused = new ReferenceQueue<>();

    References() {
    }

    /** The place of a reference's word. It is freed when the reference is closed or found unused. */
    static final class Slot extends PhantomReference<LuaReference> {
        private final int index;
        private volatile boolean free;
        private Slot nextFree;

        private Slot(LuaReference owner, ReferenceQueue<LuaReference> queue, int index) {
            super(owner, queue);
            this.index = index;
        }

        boolean isFree() {
            return free;
        }
    }

    synchronized Slot add(LuaReference owner, long word) {
        freeUnused();
        int index;
        if (firstFree != null) {
            index = firstFree.index;
            firstFree = firstFree.nextFree;
        } else {
            index = used++;
            if (index == words.length) {
                words = Arrays.copyOf(words, index * 2);
                slots = Arrays.copyOf(slots, index * 2);
            }
        }
        Slot slot = new Slot(owner, unused, index);
        slots[index] = slot;
        words[index] = word;
        return slot;
    }

    synchronized long word(Slot slot) {
        if (slot.free) {
            throw new IllegalStateException("this reference to a Lua value is closed");
        }
        return words[slot.index];
    }

    synchronized void free(Slot slot) {
        if (!slot.free) {
            slot.free = true;
            slot.clear();
            words[slot.index] = Word.NIL;
            slot.nextFree = firstFree;
            firstFree = slot;
        }
    }

    private void freeUnused() {
        for (Object slot = unused.poll(); slot != null; slot = unused.poll()) {
            free((Slot) slot);
        }
    }

    /** Number of words that are kept alive. */
    synchronized int count() {
        freeUnused();
        int count = 0;
        for (int i = 0; i < used; i++) {
            if (!slots[i].free) {
                count++;
            }
        }
        return count;
    }

    /** Publishes all words: there will be other threads. */
    synchronized void publish(Publication publication) {
        for (int i = 0; i < used; i++) {
            publication.publish(words[i]);
        }
    }

    @Override
    public synchronized void visitRoots(RootVisitor visitor) {
        for (int i = 0; i < used; i++) {
            visitor.visitWord(words[i]);
        }
    }
}
