package dev.farside.gc;

import dev.farside.heap.Block;
import dev.farside.heap.Space;
import dev.farside.heap.WordVector;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.ObjectSize;
import dev.farside.object.PrototypeObject;
import dev.farside.object.ResizeObject;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.StringObject;
import dev.farside.object.TableObject;
import dev.farside.object.UserdataObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;

/**
 * Marks what is reachable, with an explicit stack. Runs while all mutators stand still, alone or as one of a
 * {@link MarkingCrew}; each marker is used by one thread.
 */
final class Marker implements RootVisitor {

    /** Objects traced between two looks at whether another marker needs work. */
    private static final int SHARING_INTERVAL = 64;

    /** Slots of a slice of an array. */
    private static final int SLICE = 1024;
    /** An entry of the stack is a reference, or that of an array with the number of a slice, from 1, above it. */
    private static final int SLICE_SHIFT = 36;

    private final WordVector stack;
    private boolean together;
    /** Dictionaries that have, under nil, keys which were not marked when they were traced. */
    private final WordVector withClearedKeys;
    private final WeakTables weakTables;
    private WeakModes weakModes = metatable -> 0;
    /** The shape that was marked last. */
    private long lastShape;

    Marker(Space space) {
        stack = new WordVector(space);
        withClearedKeys = new WordVector(space);
        weakTables = new WeakTables(this, space);
    }

    void setWeakModes(WeakModes modes) {
        weakModes = modes;
    }

    WeakTables weakTables() {
        return weakTables;
    }

    /** Forgets what an earlier marking, perhaps one that failed, has left. */
    void reset() {
        stack.truncate(0);
        withClearedKeys.truncate(0);
        weakTables.reset();
        lastShape = 0;
    }

    /** Gives back memory that only this marking needed. */
    void trim() {
        stack.trim();
        withClearedKeys.trim();
        weakTables.trim();
    }

    void release() {
        stack.release();
        withClearedKeys.release();
        weakTables.release();
    }

    @Override
    public void visitWord(long word) {
        markWord(word);
    }

    @Override
    public void visitRef(long ref) {
        if (ref != 0) {
            markRef(ref);
        }
    }

    /** Marks the object in a word, if there is one; it is traced later. */
    void markWord(long word) {
        if (Word.isReference(word)) {
            markRef(Word.ref(word));
        }
    }

    /** Marks an object; it is traced later. */
    void markRef(long ref) {
        long header = Header.get(ref);
        if (!mark(ref, ObjectSize.of(ref, header))) {
            return;
        }
        switch (Header.kindOf(header)) {
            case Kind.STRING:
                markAtom(ref);
                break;
            case Kind.WIDE_INTEGER:
            case Kind.BYTES:
                break;
            default:
                stack.push(ref);
                break;
        }
    }

    private void markAtom(long string) {
        long atom = Header.getRef(string + StringObject.ATOM);
        if (atom != 0 && atom != string) {
            mark(atom, ObjectSize.of(atom));
        }
    }

    private boolean mark(long ref, long bytes) {
        return together ? Block.markTogether(ref, bytes) : Block.mark(ref, bytes);
    }

    /** Tells whether other markers are at work on the same heaps. */
    void setTogether(boolean others) {
        together = others;
    }

    /**
     * Traces until no marker has anything that is marked and untraced.
     *
     * @return false if another marker has run out of memory
     */
    boolean drainTogether(MarkingCrew crew) {
        do {
            for (int count = 1; !stack.isEmpty(); count++) {
                trace(stack.pop());
                if (count % SHARING_INTERVAL == 0 && stack.size() > SHARING_INTERVAL && crew.hasIdle()) {
                    crew.give(stack);
                }
            }
        } while (crew.take(stack));
        return !crew.hasFailed();
    }

    /** Takes over what another marker has noted for the end of the marking. */
    void takeNotes(Marker other) {
        while (!other.withClearedKeys.isEmpty()) {
            withClearedKeys.push(other.withClearedKeys.pop());
        }
        weakTables.takeNotes(other.weakTables);
    }

    /** Traces until nothing marked is untraced. */
    void drain() {
        while (!stack.isEmpty()) {
            trace(stack.pop());
        }
    }

    private void trace(long entry) {
        if (entry >>> SLICE_SHIFT != 0) {
            traceSlice(entry);
            return;
        }
        long ref = entry;
        long header = Header.get(ref);
        switch (Header.kindOf(header)) {
            case Kind.TABLE:
                traceTable(ref);
                break;
            case Kind.CLOSURE:
                markRef(ClosureObject.prototype(ref));
                markWords(ref + ClosureObject.CAPTURED, ClosureObject.captured(ref));
                break;
            case Kind.NATIVE_FUNCTION:
                markWords(ref + NativeFunctionObject.UPVALUES, NativeFunctionObject.upvalues(ref));
                break;
            case Kind.CELL:
                markWord(CellObject.get(ref));
                break;
            case Kind.PROTOTYPE:
                for (int offset = PrototypeObject.CODE; offset <= PrototypeObject.CAPTURED_NAMES; offset += 4) {
                    visitRef(Header.getRef(ref + offset));
                }
                markWord(PrototypeObject.source(ref));
                break;
            case Kind.WORDS:
                markWords(ref + Vectors.ELEMENTS, Vectors.count(ref));
                break;
            case Kind.SITES:
                for (long i = 0, n = Vectors.count(ref); i < n; i++) {
                    markWord(Memory.getLong(ref + Vectors.ELEMENTS + (i << Vectors.SITE_SHIFT)));
                }
                break;
            case Kind.SHAPE:
                markWords(ref + ShapeObject.KEYS, ShapeObject.count(ref));
                break;
            case Kind.COROUTINE:
                traceCoroutine(ref);
                break;
            case Kind.USERDATA:
                visitRef(UserdataObject.metatable(ref));
                markWords(ref + UserdataObject.USER_VALUES, UserdataObject.userValues(ref));
                break;
            case Kind.RECORD: // the empty storage that tables without any entry share
            case Kind.SHARED_RECORD:
                traceStorage(ref);
                break;
            default:
                throw new IllegalStateException("cannot trace " + Kind.name(Header.kindOf(header)));
        }
    }

    private void markWords(long from, long count) {
        for (long at = from, end = from + (count << 3); at < end; at += 8) {
            markWord(Memory.getLong(at));
        }
    }

    private void traceCoroutine(long ref) {
        visitRef(Header.getRef(ref + CoroutineObject.RESUMER));
        visitRef(Header.getRef(ref + CoroutineObject.TRAVERSALS));
        visitRef(Header.getRef(ref + CoroutineObject.CLOSE_LIST));
        markWord(Memory.getLong(ref + CoroutineObject.HOOK));
        long stackRef = CoroutineObject.stack(ref);
        markLeaf(stackRef);
        long used = Memory.getInt(ref + CoroutineObject.TOP);
        long start = stackRef + CoroutineObject.STACK_SLOTS;
        markWords(start, used >> 3);
        long all = (long) CoroutineObject.stackSlots(stackRef) << 3;
        Memory.fillLongs(start + used, all - used, Word.NIL);
    }

    /** Marks an object that its only owner traces itself. */
    private void markLeaf(long ref) {
        mark(ref, ObjectSize.of(ref));
    }

    private void traceTable(long ref) {
        long links = Memory.getLong(ref + TableObject.STORAGE);
        long metatable = TableObject.metatableOf(links);
        long storage = TableObject.storageOf(links);
        int mode = 0;
        if (metatable != 0) {
            markRef(metatable);
            mode = weakModes.of(metatable);
        }
        if (mode == 0 || Header.kind(storage) == Kind.RESIZE) {
            traceStorage(storage);
        } else {
            Storage.settle(storage);
            markStorage(storage);
            weakTables.add(ref, mode);
        }
    }

    /** Marks a storage and its parts, without what they hold but shapes. */
    private void markStorage(long storage) {
        markLeaf(storage);
        long header = Header.get(storage);
        int kind = Header.kindOf(header) & ~Kind.SHARED_BIT;
        if (kind == Kind.MIXED) {
            markStorage(Storage.mixedArray(storage));
            markStorage(Storage.mixedFields(storage));
        } else if (kind == Kind.RECORD) {
            markRef(Storage.recordShape(header));
        }
    }

    /** Marks a storage with everything it holds. */
    void traceStorage(long storage) {
        long header = Header.get(storage);
        switch (Header.kindOf(header)) {
            case Kind.SHARED_RECORD:
                Storage.settle(storage);
                traceRecord(storage, header);
                break;
            case Kind.RECORD:
                traceRecord(storage, header);
                break;
            case Kind.ARRAY:
            case Kind.SHARED_ARRAY:
                markLeaf(storage);
                traceSlots(storage, Storage.arrayCapacity(header));
                break;
            case Kind.SHARED_DICTIONARY:
                Storage.settle(storage);
                markLeaf(storage);
                traceDictionary(storage, Storage.dictionaryCapacity(header));
                break;
            case Kind.DICTIONARY:
                markLeaf(storage);
                traceDictionary(storage, Storage.dictionaryCapacity(header));
                break;
            case Kind.MIXED:
            case Kind.SHARED_MIXED:
                markLeaf(storage);
                traceStorage(Storage.mixedArray(storage));
                traceStorage(Storage.mixedFields(storage));
                break;
            case Kind.RESIZE:
                traceResize(storage);
                break;
            default:
                throw new IllegalStateException("not a storage: " + Kind.name(Header.kindOf(header)));
        }
    }

    /**
     * A resize that was left in the middle, because memory was exhausted: the cells in the slots that it has closed are
     * live as well. A weak table is a strong one as long as this lasts.
     */
    private void traceResize(long resize) {
        markLeaf(resize);
        markWord(ResizeObject.key(resize));
        long from = ResizeObject.from(resize);
        traceStorage(from);
        markClosed(from);
    }

    private void markClosed(long storage) {
        if (Header.kind(storage) == Kind.SHARED_MIXED) {
            markClosed(Storage.mixedArray(storage));
            markClosed(Storage.mixedFields(storage));
            return;
        }
        for (long at = storage + Storage.SLOTS, end = storage + ObjectSize.of(storage); at < end; at += 8) {
            long word = Memory.getLong(at);
            if (Word.isClosed(word) && word != Word.CLOSED_NIL) {
                markRef(Word.ref(word));
            }
        }
    }

    private void traceRecord(long storage, long header) {
        int capacity = Storage.recordCapacity(header);
        mark(storage, Storage.recordSize(capacity));
        long shape = Storage.recordShape(header);
        if (shape != lastShape) {
            markRef(shape);
            lastShape = shape;
        }
        markWords(storage + Storage.SLOTS, capacity);
    }

    /**
     * Traces the slots of an array; where several markers are at work, a large one in slices that any of them may take.
     */
    private void traceSlots(long array, long count) {
        if (!together || count <= SLICE) {
            traceArray(array + Storage.SLOTS, count);
            return;
        }
        for (long slice = (count + SLICE - 1) / SLICE; slice > 0; slice--) {
            stack.push(array | slice << SLICE_SHIFT);
        }
    }

    private void traceSlice(long entry) {
        long array = entry & (1L << SLICE_SHIFT) - 1;
        long from = ((entry >>> SLICE_SHIFT) - 1) * SLICE;
        traceArray(Storage.slot(array, from), Math.min(SLICE, Storage.arrayCapacity(Header.get(array)) - from));
    }

    /** Marks the elements of an array; a plain record among them is traced at once, not pushed first. */
    private void traceArray(long from, long count) {
        for (long at = from, end = from + (count << 3); at < end; at += 8) {
            long word = Memory.getLong(at);
            if (Word.isTable(word)) {
                long ref = Word.ref(word);
                if (mark(ref, TableObject.SIZE)) {
                    long links = Memory.getLong(ref + TableObject.STORAGE);
                    long storage = TableObject.storageOf(links);
                    long header = Header.get(storage);
                    if (TableObject.metatableOf(links) == 0 && Header.kindOf(header) == Kind.RECORD) {
                        traceRecord(storage, header);
                    } else {
                        stack.push(ref);
                    }
                }
            } else {
                markWord(word);
            }
        }
    }

    private void traceDictionary(long storage, long capacity) {
        boolean cleared = false;
        long at = storage + Storage.SLOTS;
        for (long end = at + (capacity << 4); at < end; at += Storage.ENTRY) {
            long key = Memory.getLong(at);
            long value = Memory.getLong(at + Storage.ENTRY_VALUE);
            if (value != Word.NIL) {
                markWord(key);
                markWord(value);
            } else if (Word.isReference(key)) {
                cleared |= !keepsClearedKey(key);
            }
        }
        if (cleared) {
            noteClearedKeys(storage);
        }
    }

    /** A key under nil is not followed, unless it is an integer: {@code next} may be asked for it in another object. */
    boolean keepsClearedKey(long key) {
        long ref = Word.ref(key);
        if (!Block.isMarked(ref)) {
            if (Header.kind(ref) != Kind.WIDE_INTEGER) {
                return false;
            }
            markRef(ref);
        }
        return true;
    }

    /** Notes a dictionary for {@link #replaceClearedKeys}. */
    void noteClearedKeys(long dictionary) {
        withClearedKeys.push(dictionary);
    }

    /**
     * Replaces the keys under nil whose objects are about to be freed: nothing refers to freed memory, not even here.
     */
    void replaceClearedKeys() {
        for (long i = 0; i < withClearedKeys.size(); i++) {
            long dictionary = withClearedKeys.get(i);
            long at = dictionary + Storage.SLOTS;
            for (long end = at + ((long) Storage.dictionaryCapacity(Header.get(dictionary)) << 4); at < end;
                    at += Storage.ENTRY) {
                long key = Memory.getLong(at);
                if (Word.isReference(key) && !Block.isMarked(Word.ref(key))) {
                    Memory.putLong(at, Word.DEAD);
                }
            }
        }
    }
}
