package dev.farside.table;

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
public final class Tables {

    /** Message of the exception for a table that passes its limits. */
    public static final String OVERFLOW = "table overflow";

    private final ThreadHeap heap;
    private final Atoms atoms;
    private final Shapes shapes;
    private final StorageAllocator allocator;
    private final TableWriter writer;

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
        writer = new TableWriter(heap, shapes, allocator);
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

    // --- looking up

    /** The value of any key, or nil. Nil and NaN are the keys of nothing. */
    public long get(long ref, long key) {
        switch (Word.tag(key)) {
            case Word.TAG_INTEGER:
                return TableReader.getInteger(ref, Word.toInteger(key));
            case Word.TAG_INLINE_STRING:
                return TableReader.getString(ref, key);
            case Word.TAG_STRING:
                return getHeapString(ref, key);
            default:
                return TableReader.isIntegerKey(key) ? TableReader.getInteger(ref, TableReader.integerOf(key))
                        : TableReader.getOther(ref, key);
        }
    }

    private long getHeapString(long ref, long key) {
        if (Header.has(Word.ref(key), Header.ATOM)) {
            return TableReader.getString(ref, key);
        }
        long atom = atoms.find(key);
        return atom == Word.NONE ? Word.NIL : TableReader.getString(ref, atom);
    }

    /** The value of an integer key, or nil. */
    public long getInteger(long ref, long key) {
        return TableReader.getInteger(ref, key);
    }

    /** The value of an atom, or nil. */
    public long getString(long ref, long atom) {
        return TableReader.getString(ref, atom);
    }

    // --- storing

    /** Stores a value, nil included, under any key but nil and NaN. */
    public void set(long ref, long key, long value) {
        switch (Word.tag(key)) {
            case Word.TAG_INTEGER:
                writer.setInteger(ref, Word.toInteger(key), Word.NONE, value);
                break;
            case Word.TAG_INLINE_STRING:
                writer.setString(ref, key, value, true);
                break;
            case Word.TAG_STRING:
                setHeapString(ref, key, value);
                break;
            default:
                assert key != Word.NIL && !isNan(key) : "a key that the caller has to refuse";
                if (TableReader.isIntegerKey(key)) {
                    long word = Word.isOther(key) ? key : Word.NONE;
                    writer.setInteger(ref, TableReader.integerOf(key), word, value);
                } else {
                    writer.setOther(ref, key, value);
                }
        }
    }

    private void setHeapString(long ref, long key, long value) {
        long atom = value == Word.NIL ? atoms.find(key) : atoms.intern(heap, key);
        if (atom != Word.NONE) {
            writer.setString(ref, atom, value, true);
        }
    }

    private static boolean isNan(long key) {
        return Word.isFloat(key) && Double.isNaN(Word.toFloat(key));
    }

    /** Stores a value, nil included, under an integer. */
    public void setInteger(long ref, long key, long value) {
        writer.setInteger(ref, key, Word.NONE, value);
    }

    /** Stores a value, nil included, under an atom that stands in a program's text or names something in Java. */
    public void setString(long ref, long atom, long value) {
        writer.setString(ref, atom, value, false);
    }

    /** Like {@link #setString}, with the cache word and the transition word of a site; see {@link FieldCache}. */
    public void setStringCached(long ref, long atom, long cacheAddress, long transitionAddress, long value) {
        writer.setStringCached(ref, atom, cacheAddress, transitionAddress, value);
    }

    // --- sequences

    /**
     * Stores consecutive words, as a table constructor does. If the last one is not nil, the border is behind it, whatever
     * holes lie before; if the last but one is not nil, behind that; otherwise it is found by bisection. The reference
     * finds the same one.
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
        return TableReader.length(ref);
    }

    /** Stores a value that is not nil under the key after the border. */
    public void append(long ref, long value) {
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
     * Moves the elements from a position to the border up by one and stores a value there.
     *
     * @return false, with nothing done, if the array part has no room, the position is not in the sequence, or the
     *         value is nil; the caller then goes the long way
     */
    public boolean insertAt(long ref, long position, long value) {
        return ArrayShifts.insert(ref, position, value);
    }

    /**
     * Takes an element out and moves the elements behind it, up to the border, down by one.
     *
     * @return the element, or {@link Word#NONE} with nothing done; the caller then goes the long way
     */
    public long removeAt(long ref, long position) {
        return ArrayShifts.remove(ref, position);
    }

    // --- traversal

    /**
     * Finds the key after another one and leaves it in {@link #nextKey} and {@link #nextValue}. Fields may be assigned
     * nil during a traversal.
     *
     * @param key nil for the first key
     * @return false at the end
     * @throws InvalidKeyException if the key is not in the table
     */
    public boolean next(long ref, long key) {
        long position = key == Word.NIL ? 0 : positionOf(ref, key);
        if (position < 0) {
            throw InvalidKeyException.INSTANCE;
        }
        return nextPosition(ref, position) != 0;
    }

    private long positionOf(long ref, long key) {
        long normalised = key;
        if (Word.isHeapString(key)) {
            normalised = atoms.find(key);
            if (normalised == Word.NONE) {
                return -1;
            }
        } else if (Word.isFloat(key) && TableReader.isIntegral(Word.toFloat(key))) {
            long integer = (long) Word.toFloat(key);
            if (!Word.fitsInline(integer)) {
                return Positions.ofWide(TableObject.storage(ref), integer, Word.NONE);
            }
            normalised = Word.ofInteger(integer);
        }
        return Positions.of(TableObject.storage(ref), normalised);
    }

    /**
     * Finds the key after a position and leaves it in {@link #nextKey} and {@link #nextValue}.
     *
     * @param position 0 to start, or what the last call returned
     * @return the position of the key that was found, or 0 at the end
     */
    public long nextPosition(long ref, long position) {
        long storage = TableObject.storage(ref);
        long following = Positions.following(storage, position);
        if (following != 0) {
            nextKey = Positions.key(storage, following);
            nextValue = Positions.value(storage, following);
        }
        return following;
    }
}
