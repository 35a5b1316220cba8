package dev.farside.table;

import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.heap.WordVector;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.string.Strings;

/**
 * The shapes of one state: a tree of transitions whose root has no keys.
 *
 * <p>Shapes live as long as the state (I-T5), so the tree is bounded: past a limit no child is made, and the table
 * becomes a dictionary. Keys that are computed at run time get a quarter of each limit only: tables that serve as maps
 * must not use up the shapes that objects need.
 *
 * <p>Thread-safe. A shape is found without a lock; one is made under a lock, which happens a few thousand times in the
 * life of a state at most. Its link from the parent is the last store (release).
 */
public final class Shapes implements RootSource {

    /** Most keys of a shape. */
    public static final int MAX_KEYS = 64;
    /** Most children of a shape other than the root. */
    public static final int MAX_CHILDREN = 32;
    /** Most children of the root. */
    public static final int MAX_ROOT_CHILDREN = 128;
    /** Most shapes of a state. */
    public static final int MAX_SHAPES = 8192;

    private static final int COMPUTED_SHARE = 4;
    private static final int LONGEST_COMPUTED_KEY = 128;

    private final WordVector all;
    private final long root;
    private final long empty;
    private final long sharedEmpty;

    /** Makes the root shape and the empty storage. */
    public Shapes(Space space, ThreadHeap heap) {
        all = new WordVector(space);
        root = heap.allocate(ShapeObject.size(0, ShapeIndex.logFor(0)));
        initialize(root, 0, 0);
        ShapeIndex.build(root);
        all.push(root);
        empty = heap.allocate(Storage.recordSize(0));
        Header.put(empty, Storage.recordHeader(0, root));
        sharedEmpty = heap.allocate(Storage.recordSize(0));
        Header.put(sharedEmpty, Storage.recordHeader(0, root) | Kind.SHARED_BIT);
    }

    /** The shape without keys. */
    public long root() {
        return root;
    }

    /** The storage of every empty table: a record of the root shape without slots. */
    public long empty() {
        return empty;
    }

    /** The storage of every empty shared table. Like {@link #empty}, it is never written. */
    public long sharedEmpty() {
        return sharedEmpty;
    }

    /** Number of shapes. */
    public synchronized int count() {
        return (int) all.size();
    }

    /**
     * The shape with one key more.
     *
     * @param key an inline string or an atom that the shape does not have
     * @return the child, or 0 if a limit forbids to make it
     */
    public long child(ThreadHeap heap, long shape, long key) {
        return child(heap, shape, key, 1);
    }

    /**
     * Like {@link #child(ThreadHeap, long, long)}, for a key that was computed at run time. A long one gets no shape,
     * which would keep it alive as long as the state.
     */
    long childForComputedKey(ThreadHeap heap, long shape, long key) {
        if (Strings.length(key) > LONGEST_COMPUTED_KEY) {
            return 0;
        }
        return child(heap, shape, key, COMPUTED_SHARE);
    }

    private long child(ThreadHeap heap, long shape, long key, int divisor) {
        int count = ShapeObject.count(shape);
        long known = findChild(shape, count, key);
        return known != 0 ? known : addChild(heap, shape, count, key, divisor);
    }

    private static long findChild(long shape, int count, long key) {
        for (long child = Header.refOfGranule(Memory.getIntAcquire(shape + ShapeObject.FIRST_CHILD)); child != 0;
                child = Header.getRef(child + ShapeObject.NEXT_SIBLING)) {
            if (ShapeObject.key(child, count) == key) {
                return child;
            }
        }
        return 0;
    }

    private synchronized long addChild(ThreadHeap heap, long shape, int count, long key, int divisor) {
        long known = findChild(shape, count, key);
        if (known != 0) {
            return known;
        }
        int children = shape == root ? MAX_ROOT_CHILDREN : MAX_CHILDREN;
        if (count >= MAX_KEYS / divisor || Memory.getInt(shape + ShapeObject.CHILDREN) >= children / divisor
                || all.size() >= MAX_SHAPES / divisor) {
            return 0;
        }
        return newChild(heap, shape, count, key);
    }

    private long newChild(ThreadHeap heap, long shape, int count, long key) {
        long child = heap.allocate(ShapeObject.size(count + 1, ShapeIndex.logFor(count + 1)));
        all.push(child);
        initialize(child, count + 1, shape);
        for (int slot = 0; slot < count; slot++) {
            Memory.putLong(child + ShapeObject.KEYS + ((long) slot << 3), ShapeObject.key(shape, slot));
        }
        Memory.putLong(child + ShapeObject.KEYS + ((long) count << 3), key);
        ShapeIndex.build(child);
        Memory.putInt(child + ShapeObject.NEXT_SIBLING, Memory.getInt(shape + ShapeObject.FIRST_CHILD));
        Memory.putInt(shape + ShapeObject.CHILDREN, Memory.getInt(shape + ShapeObject.CHILDREN) + 1);
        Memory.putIntRelease(shape + ShapeObject.FIRST_CHILD, Header.granuleOf(child));
        return child;
    }

    private static void initialize(long shape, int count, long parent) {
        Header.put(shape, Header.of(Kind.SHAPE, count, ShapeIndex.logFor(count)));
        Header.putRef(shape + ShapeObject.PARENT, parent);
        Memory.putInt(shape + ShapeObject.FIRST_CHILD, 0);
        Memory.putInt(shape + ShapeObject.NEXT_SIBLING, 0);
        Memory.putInt(shape + ShapeObject.CHILDREN, 0);
    }

    /** The slot of a key (an inline string or an atom), or -1. */
    public int slotOf(long shape, long key) {
        return ShapeIndex.slotOf(shape, key);
    }

    /** Every shape and the empty storage are roots. */
    @Override
    public void visitRoots(RootVisitor visitor) {
        visitor.visitRef(empty);
        visitor.visitRef(sharedEmpty);
        for (long i = 0; i < all.size(); i++) {
            visitor.visitRef(all.get(i));
        }
    }

    /** Gives memory outside the heap back when the state is closed. */
    public void release() {
        all.release();
    }
}
