package dev.farside.table;

import dev.farside.gc.Publication;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.gc.WeakHolder;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.string.Atoms;
import dev.farside.value.Word;

/**
 * Lua's tables without metatables: one instance per mutator, which allocates in that mutator's heap.
 *
 * <p>Tables are given as references, keys and values as words. An "atom" is an inline string or an atom (I-T3). Nothing
 * here collects. Every method that stores may throw {@link dev.farside.heap.OutOfMemoryException}, or
 * {@link IllegalStateException} with the message {@link #OVERFLOW} when a table passes its limits; the table is then as
 * it was (I-T6).
 */
public final class Tables implements RootSource, WeakHolder {

    /** Message of the exception for a table that passes its limits. */
    public static final String OVERFLOW = "table overflow";
    /** Message of the exception for a store into a table that was made read-only. */
    public static final String FROZEN = "attempt to modify a frozen table";

    private final ThreadHeap heap;
    private final Atoms atoms;
    private final Shapes shapes;
    private final StorageAllocator allocator;
    private final ShapeSlots slots = new ShapeSlots();
    private final TableWriter writer;
    private final Publication publication;
    private final SharedWriter sharedWriter;
    private final SharedSequence sharedSequence;
    private final LocalTraversal localTraversal;
    private final SharedTraversal sharedTraversal;

    /** For {@link #removeAt}: the last element. */
    public static final long LAST = Long.MIN_VALUE;

    /** The key that {@link #next} or {@link #nextPosition} found last. */
    public long nextKey = Word.NIL;
    /** The value that {@link #next} or {@link #nextPosition} found last. */
    public long nextValue = Word.NIL;

    /** Makes the access of one mutator to the tables of a state. */
    public Tables(ThreadHeap heap, Atoms atoms, Shapes shapes) {
        this.heap = heap;
        this.atoms = atoms;
        this.shapes = shapes;
        allocator = new StorageAllocator(heap);
        writer = new TableWriter(heap, shapes, allocator, slots);
        publication = new Publication(heap.space(), shapes.sharedEmpty());
        sharedWriter = new SharedWriter(heap, shapes, publication, writer);
        sharedSequence = new SharedSequence(sharedWriter);
        localTraversal = new LocalTraversal(this, atoms);
        sharedTraversal = new SharedTraversal(this, heap);
        publication.setObserver(sharedTraversal);
    }

    /** What publishes objects of this mutator. */
    public Publication publication() {
        return publication;
    }

    /** True if a storage is that of a shared table. */
    static boolean isSharedStorage(long storage) {
        int kind = Header.kind(storage);
        return Kind.isShared(kind) || kind == Kind.RESIZE;
    }

    /** True for a table that other threads may see. */
    public static boolean isShared(long ref) {
        return isSharedStorage(TableObject.storage(ref));
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        publication.visitRoots(visitor);
        sharedTraversal.visitRoots(visitor);
    }

    @Override
    public void dropUnmarked() {
        sharedTraversal.dropUnmarked();
    }

    /** Gives memory outside the heap back when the mutator ends. */
    public void release() {
        publication.release();
    }

    // --- creating

    /** Makes an empty table. */
    public long create() {
        long table = heap.allocate(TableObject.SIZE);
        TableObject.initialize(table, shapes.empty());
        return table;
    }

    /**
     * Makes an empty table with room.
     *
     * @param arrayCapacity for keys 1 to exactly this number, so that {@code next} refuses the one behind
     * @param fieldCount for so many other keys, at least 0
     */
    public long create(int arrayCapacity, int fieldCount) {
        if (arrayCapacity > Storage.MAX_ARRAY) {
            throw new IllegalStateException(OVERFLOW);
        }
        long table = create();
        long array = arrayCapacity == 0 ? 0 : allocator.array(arrayCapacity);
        long fields = fieldCount == 0 ? 0 : fieldCount > Shapes.MAX_KEYS
                ? allocator.dictionary(DictionaryPart.logForExactly(fieldCount))
                : allocator.record(shapes.root(), StorageAllocator.wholeGranules(fieldCount));
        if (array != 0 && fields != 0) {
            long mixed = allocator.rawMixed();
            Storage.initializeMixed(mixed, array, fields);
            TableObject.setStorage(table, mixed);
        } else if ((array | fields) != 0) {
            TableObject.setStorage(table, array | fields);
        }
        return table;
    }

    /** Makes a table whose storage is a record of a shape, all fields nil; the capacity is at least the shape's. */
    public long createRecord(long shapeRef, int capacity) {
        assert capacity >= ShapeObject.count(shapeRef) : "every key has a slot";
        long table = create();
        if (capacity > 0) {
            TableObject.setStorage(table, allocator.record(shapeRef, StorageAllocator.wholeGranules(capacity)));
        }
        return table;
    }

    /** Replaces the metatable of a table; 0 for none. */
    public void setMetatable(long ref, long metatable) {
        if (isShared(ref)) {
            sharedWriter.setMetatable(ref, metatable);
        } else {
            TableObject.setMetatable(ref, metatable);
        }
    }

    // --- looking up

    /** The value of any key, or nil. Nil and NaN are the keys of nothing. */
    public long get(long ref, long key) {
        switch (Word.tag(key)) {
            case Word.TAG_INTEGER:
                return TableReader.getInteger(ref, Word.toInteger(key));
            case Word.TAG_INLINE_STRING:
                return getString(ref, key);
            case Word.TAG_STRING:
                return getHeapString(ref, key);
            default:
                return TableReader.isIntegerKey(key) ? TableReader.getInteger(ref, TableReader.integerOf(key))
                        : TableReader.getOther(ref, key);
        }
    }

    private long getHeapString(long ref, long key) {
        if (Header.has(Word.ref(key), Header.ATOM)) {
            return getString(ref, key);
        }
        long atom = atoms.find(key);
        return atom == Word.NONE ? Word.NIL : getString(ref, atom);
    }

    /** The value of an integer key, or nil. */
    public long getInteger(long ref, long key) {
        return TableReader.getInteger(ref, key);
    }

    /** The value of an atom, or nil. */
    public long getString(long ref, long atom) {
        long storage = TableObject.storage(ref);
        long header = Header.get(storage);
        switch (Header.kindOf(header)) {
            case Kind.RECORD:
                int slot = slots.slotOf(header, atom);
                return slot < 0 ? Word.NIL : RecordPart.get(storage, slot);
            case Kind.SHARED_DICTIONARY:
                return SharedReader.getEntry(ref, storage, atom);
            default:
                return TableReader.getString(ref, atom);
        }
    }

    /** {@link #getString} by any thread. */
    public static long getStringUncached(long ref, long atom) {
        return TableReader.getString(ref, atom);
    }

    /** {@link #getString} with the cache word of a site; see {@link FieldCache}. */
    public long getStringCached(long ref, long atom, long cacheAddress) {
        return FieldCache.lookup(slots, ref, atom, cacheAddress);
    }

    // --- storing

    /** Stores a value, nil included, under any key but nil and NaN. */
    public void set(long ref, long key, long value) {
        switch (Word.tag(key)) {
            case Word.TAG_INTEGER:
                setInteger(ref, Word.toInteger(key), Word.NONE, value);
                break;
            case Word.TAG_INLINE_STRING:
                setString(ref, key, value, true);
                break;
            case Word.TAG_STRING:
                setHeapString(ref, key, value);
                break;
            default:
                assert key != Word.NIL && !isNan(key) : "a key that the caller has to refuse";
                if (TableReader.isIntegerKey(key)) {
                    long word = Word.isOther(key) ? key : Word.NONE;
                    setInteger(ref, TableReader.integerOf(key), word, value);
                } else if (isShared(ref)) {
                    sharedWriter.setOther(ref, key, value);
                } else {
                    writer.setOther(ref, key, value);
                }
        }
    }

    private void setHeapString(long ref, long key, long value) {
        long atom = value == Word.NIL ? atoms.find(key) : atoms.intern(heap, key);
        if (atom != Word.NONE) {
            setString(ref, atom, value, true);
        }
    }

    private void setInteger(long ref, long key, long word, long value) {
        if (isShared(ref)) {
            sharedWriter.setInteger(ref, key, word, value);
        } else {
            writer.setInteger(ref, key, word, value);
        }
    }

    private void setString(long ref, long atom, long value, boolean computed) {
        if (isShared(ref)) {
            sharedWriter.setString(ref, atom, value, computed);
        } else {
            writer.setString(ref, atom, value, computed);
        }
    }

    private static boolean isNan(long key) {
        return Word.isFloat(key) && Double.isNaN(Word.toFloat(key));
    }

    /** Stores a value, nil included, under an integer. */
    public void setInteger(long ref, long key, long value) {
        setInteger(ref, key, Word.NONE, value);
    }

    /** Stores a value, nil included, under an atom that stands in a program's text or names something in Java. */
    public void setString(long ref, long atom, long value) {
        setString(ref, atom, value, false);
    }

    /**
     * Replaces the value of a field that is not nil, with the cache word of a site; see {@link FieldCache}.
     *
     * @return false, with nothing done, if the key is absent or its value is nil, or the table is shared and another
     *        thread was faster, or is read-only
     */
    public boolean replaceCached(long ref, long atom, long cacheAddress, long value) {
        return isShared(ref) ? sharedWriter.replaceCached(slots, ref, atom, cacheAddress, value)
                : FieldCache.store(slots, ref, atom, cacheAddress, value);
    }

    /** Like {@link #setString}, with the cache word and the transition word of a site; see {@link FieldCache}. */
    public void setStringCached(long ref, long atom, long cacheAddress, long transitionAddress, long value) {
        if (isShared(ref)) {
            sharedWriter.setString(ref, atom, value, false);
        } else {
            writer.setStringCached(ref, atom, cacheAddress, transitionAddress, value);
        }
    }

    /**
     * Replaces the value of a key if it is the expected word; atomic on a shared table. Words that are equal in Lua's
     * eyes but not the same (long strings, wide integers) count as different.
     *
     * @param key any but nil and NaN
     */
    public boolean compareAndSet(long ref, long key, long expected, long value) {
        if (!isShared(ref)) {
            if (get(ref, key) != expected) {
                return false;
            }
            set(ref, key, value);
            return true;
        }
        if (Word.isString(key)) {
            return sharedWriter.updateString(ref, atoms.intern(heap, key), value, expected, true);
        }
        if (TableReader.isIntegerKey(key)) {
            return sharedWriter.updateInteger(ref, TableReader.integerOf(key), Word.isOther(key) ? key : Word.NONE,
                    value, expected);
        }
        return sharedWriter.updateOther(ref, key, value, expected);
    }

    /**
     * Adds to an integer that stands under a key of a shared table, atomically, if old value, addend and sum are
     * integers that fit into a word: the usual case of a counter, with one look-up and one compare-and-set.
     *
     * @param key any but nil and NaN
     * @return the sum as a word, or {@link Word#NONE} if nothing was done since the case is another one
     * @throws IllegalStateException with {@link #FROZEN} if the table is read-only
     */
    public long addInline(long ref, long key, long more) {
        return !isShared(ref) || !Word.isInteger(more) ? Word.NONE
                : sharedWriter.addInline(ref, Word.isString(key) ? atoms.intern(heap, key) : key, more);
    }

    /**
     * Makes a shared table read-only. An operation that began earlier may fail half-way, and a store that it makes may
     * still be seen, so all other threads must stand still.
     *
     * @return false if it was already
     */
    public static boolean freeze(long ref) {
        return Header.setAtomically(ref, Header.FROZEN);
    }

    /** Undoes {@link #freeze}, while all threads still stand. */
    public static void unfreeze(long ref) {
        Header.clearAtomically(ref, Header.FROZEN);
    }

    /**
     * True if no store that began earlier can give a string key of a shared table a value without {@link
     * TableObject#clearAbsentShared}. False may be wrong.
     */
    public static boolean isSurelyAbsent(long ref, long atom) {
        return SharedReader.isSurelyAbsent(ref, atom);
    }

    // --- sequences

    /**
     * Stores consecutive words, as a table constructor does. If the last one is not nil, the border is behind it,
     * whatever holes lie before; if the last but one is not nil, behind that; otherwise it is found by bisection. The
     * reference finds the same one.
     *
     * @param offset the first word is stored under the key offset + 1
     * @param from address of the first word
     * @param count how many, at least 1
     */
    public void setList(long ref, int offset, long from, int count) {
        long end = (long) offset + count;
        if (end > Storage.MAX_ARRAY) {
            throw new IllegalStateException(OVERFLOW);
        }
        if (isShared(ref)) {
            for (int i = 0; i < count; i++) {
                sharedWriter.setInteger(ref, offset + i + 1L, Word.NONE, Memory.getLong(from + ((long) i << 3)));
            }
            return;
        }
        long array = Parts.array(TableObject.storage(ref));
        if (array == 0 || ArrayPart.capacity(array) < end) {
            long fields = Parts.fields(TableObject.storage(ref));
            array = writer.growArray(ref, (int) end);
            if (fields != 0 && Header.kind(fields) == Kind.DICTIONARY) {
                ArrayPart.takeFrom(fields, array);
            }
        }
        for (int i = 0; i < count; i++) {
            ArrayPart.store(array, offset + i, Memory.getLong(from + ((long) i << 3)));
        }
        long length = end;
        if (ArrayPart.get(array, end - 1) == Word.NIL) {
            long low = end > 1 && ArrayPart.get(array, end - 2) != Word.NIL ? end - 1 : 0;
            while (length - low > 1) {
                long middle = low + length >>> 1;
                if (ArrayPart.get(array, middle - 1) == Word.NIL) {
                    length = middle;
                } else {
                    low = middle;
                }
            }
            length = low;
        }
        // Keyed items of the same constructor may lie behind the border already.
        ArrayPart.extend(array, Header.get(array), length);
    }

    /** A border, Lua's {@code #} without metamethods. */
    public long length(long ref) {
        return isShared(ref) ? SharedReader.length(ref) : TableReader.length(ref);
    }

    /** Stores a value under the key after the border; atomic on a shared table. On another one it must not be nil. */
    public void append(long ref, long value) {
        if (isShared(ref)) {
            sharedSequence.append(ref, value);
            return;
        }
        long array = Parts.array(TableObject.storage(ref));
        if (array != 0) {
            long header = Header.get(array);
            int length = Storage.arrayLength(header);
            if (length > 0 && length < Storage.arrayCapacity(header) && ArrayPart.get(array, length - 1) != Word.NIL) {
                ArrayPart.put(array, header, length, value);
                return;
            }
        }
        writer.setInteger(ref, TableReader.length(ref) + 1, Word.NONE, value);
    }

    /**
     * Moves the elements from a position to the border up by one and stores a value there. On a shared table this is
     * atomic, complete, and allows the position after the border and the value nil.
     *
     * @return false, with nothing done: on a shared table if the position is out of bounds; on another one also if the
     *         array part has no room or the value is nil, so that the caller goes the long way
     */
    public boolean insertAt(long ref, long position, long value) {
        return isShared(ref) ? sharedSequence.insert(ref, position, value) : ArrayShifts.insert(ref, position, value);
    }

    /**
     * Takes an element out and moves the elements behind it, up to the border, down by one. On a shared table this is
     * atomic, complete, and allows the position after the border and that of the border itself.
     *
     * @param position {@link #LAST} for the element at the border
     * @return the element; {@link Word#NONE}, with nothing done, on a shared table if the position is out of bounds, on
     *         another one if the caller has to go the long way
     */
    public long removeAt(long ref, long position) {
        if (isShared(ref)) {
            return sharedSequence.remove(ref, position);
        }
        return ArrayShifts.remove(ref, position == LAST ? TableReader.length(ref) : position);
    }

    // --- traversal

    /** {@link #next(long, long, long)} for traversals that are told by their keys only. */
    public boolean next(long ref, long key) {
        return next(ref, key, 0);
    }

    /** A place on the stack of a coroutine, for {@link #next(long, long, long)}. */
    public static long place(long coroutine, long slot) {
        return TraversalCursors.place(coroutine, slot);
    }

    /**
     * Finds the key after another one and leaves it in {@link #nextKey} and {@link #nextValue}. Fields may be assigned
     * nil during a traversal.
     *
     * @param key nil for the first key
     * @param place where the call stands, by which traversals that began before their table was shared are known; see
     *        {@link #place}
     * @return false at the end
     * @throws InvalidKeyException if the key is not in the table; not for a shared one
     */
    public boolean next(long ref, long key, long place) {
        return next(ref, key, place, false);
    }

    /**
     * Like {@link #next(long, long, long)} for a loop, which is known by its place: no other loop of its coroutine is
     * under way at a higher place when it begins or goes on.
     */
    public boolean nextInLoop(long ref, long key, long place) {
        return next(ref, key, place, true);
    }

    private boolean next(long ref, long key, long place, boolean isLoop) {
        long storage = TableObject.storage(ref);
        if (isSharedStorage(storage)) {
            return sharedTraversal.next(ref, normalised(key), place, isLoop);
        }
        boolean isFirst = key == Word.NIL;
        if (isFirst) {
            sharedTraversal.noteBegin(ref, place, isLoop);
        }
        boolean found = localTraversal.next(storage, key, place);
        if (!isLoop) {
            sharedTraversal.noteCall(ref, place, found ? nextKey : Word.NIL, isFirst);
        } else if (!found) {
            sharedTraversal.noteEnd(place);
        }
        return found;
    }

    /** Goes on with the traversals that a coroutine had under way when it was suspended, by whatever thread. */
    public void resumeTraversals(long coroutine) {
        sharedTraversal.resumed(coroutine);
    }

    /** Whether loops over shared tables that have a list of keys may be under way in this mutator. */
    public boolean hasTraversals() {
        return sharedTraversal.isUsed();
    }

    /** A coroutine that has just been suspended takes its traversals along. */
    public void suspendTraversals(long coroutine) {
        sharedTraversal.suspended(coroutine);
    }

    /** All traversals are over: the mutator's thread has ended. */
    public void forgetTraversals() {
        sharedTraversal.clear();
    }

    /** The traversals of a coroutine that has just ended are over. */
    public void endTraversals(long coroutine) {
        sharedTraversal.ended(coroutine);
    }

    /** A key as shared tables hold it; wide integers stay what they are. */
    private long normalised(long key) {
        if (Word.isHeapString(key)) {
            long atom = atoms.find(key);
            return atom == Word.NONE ? key : atom;
        }
        if (Word.isFloat(key) && TableReader.isIntegral(Word.toFloat(key))
                && Word.fitsInline((long) Word.toFloat(key))) {
            return Word.ofInteger((long) Word.toFloat(key));
        }
        return key;
    }

    /**
     * Finds the key after a position and leaves it in {@link #nextKey} and {@link #nextValue}. For short searches: in a
     * shared table that others change it may miss some.
     *
     * @param position 0 to start, or what the last call returned
     * @return the position of the key that was found, or 0 at the end
     */
    public long nextPosition(long ref, long position) {
        long storage = TableObject.storage(ref);
        if (isSharedStorage(storage)) {
            return sharedTraversal.nextPosition(ref, position);
        }
        return localTraversal.following(storage, position);
    }
}
