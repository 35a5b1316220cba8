package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Atoms;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** A state without a collector, and short ways to make words. */
final class TableFixture implements AutoCloseable {

    private static final int BLOCK_ROOM = (1 << 16) - 576;

    final Space space = new Space(() -> { });
    final ThreadHeap heap = new ThreadHeap(space);
    final Atoms atoms = new Atoms(space);
    final Shapes shapes = new Shapes(space, heap);
    final Tables tables = new Tables(heap, atoms, shapes);

    /** An atom. */
    long atom(String text) {
        return atoms.intern(heap, text);
    }

    /** A string that is no atom, if it is long enough to have an object. */
    long string(String text) {
        return Strings.ofJava(heap, text);
    }

    /** An integer of any size. */
    long integer(long value) {
        if (Word.fitsInline(value)) {
            return Word.ofInteger(value);
        }
        long ref = heap.allocate(WideIntegerObject.SIZE);
        WideIntegerObject.initialize(ref, value);
        return Word.ofOther(ref);
    }

    /** The kind of a table's storage. */
    static int storageKind(long table) {
        return Header.kind(TableObject.storage(table));
    }

    /** Bytes that an action allocates. */
    long bytesOf(Runnable action) {
        long before = heap.bytesInUse();
        action.run();
        return heap.bytesInUse() - before;
    }

    /** Uses up the run that the heap allocates from, but for some bytes. */
    void leaveRoom(int bytes) {
        space.setLimit(0);
        assertThrows(OutOfMemoryException.class, () -> {
            for (;;) {
                heap.allocate(16);
            }
        });
        space.setLimit(Long.MAX_VALUE);
        for (int used = 0; used < BLOCK_ROOM - bytes; used += 16) {
            heap.allocate(16);
        }
    }

    @Override
    public void close() {
        atoms.release();
        shapes.release();
        heap.releaseAll();
    }
}
