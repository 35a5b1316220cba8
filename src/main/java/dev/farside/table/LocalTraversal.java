package dev.farside.table;

import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.string.Atoms;
import dev.farside.value.Word;

/**
 * Traversal of tables that only their own thread sees, in the order of places; see {@link Positions}. What is found is
 * left in {@link Tables#nextKey} and {@link Tables#nextValue}.
 */
final class LocalTraversal {

    private final Tables tables;
    private final Atoms atoms;
    /** Positions that traversals have come to, by their places: guesses, which save looking up the key. */
    private final long[] recentPositions = new long[8];

    LocalTraversal(Tables tables, Atoms atoms) {
        this.tables = tables;
        this.atoms = atoms;
    }

    /**
     * Finds the key after another one.
     *
     * @param key nil for the first key
     * @param place of the traversal; tells those apart that go on in turns, as far as speed is concerned
     * @return false at the end
     * @throws InvalidKeyException if the key is not in the table
     */
    boolean next(long storage, long key, long place) {
        int guess = (int) place & recentPositions.length - 1;
        long position = recentPositions[guess];
        if (!Positions.isOfField(storage, position, key)) {
            position = key == Word.NIL ? 0 : positionOf(storage, key);
            if (position < 0) {
                throw InvalidKeyException.INSTANCE;
            }
        }
        long following = following(storage, position);
        recentPositions[guess] = following;
        return following != 0;
    }

    private long positionOf(long storage, long key) {
        long normalised = key;
        if (Word.isHeapString(key)) {
            normalised = atoms.find(key);
            if (normalised == Word.NONE) {
                return -1;
            }
        } else if (Word.isFloat(key) && TableReader.isIntegral(Word.toFloat(key))) {
            long integer = (long) Word.toFloat(key);
            if (!Word.fitsInline(integer)) {
                return Positions.ofWide(storage, integer, Word.NONE);
            }
            normalised = Word.ofInteger(integer);
        }
        return Positions.of(storage, normalised);
    }

    /** Finds the next key whose value is not nil; its position, or 0 at the end. */
    long following(long storage, long position) {
        long header = Header.get(storage);
        switch (Header.kindOf(header)) {
            case Kind.ARRAY:
                return followingElement(storage, header, position);
            case Kind.MIXED:
                long array = Storage.mixedArray(storage);
                long element = position < Positions.FIELDS ? followingElement(array, Header.get(array), position) : 0;
                return element != 0 ? element : followingField(Storage.mixedFields(storage), position);
            default:
                return followingField(storage, position);
        }
    }

    private long followingElement(long array, long header, long position) {
        int capacity = Storage.arrayCapacity(header);
        for (long i = position; i < capacity; i++) {
            long value = ArrayPart.get(array, i);
            if (value != Word.NIL) {
                return found(Word.ofInteger(i + 1), value, i + 1);
            }
        }
        return 0;
    }

    private long followingField(long fields, long position) {
        long header = Header.get(fields);
        long index = Math.max(position - Positions.FIELDS, 0);
        return Header.kindOf(header) == Kind.RECORD ? followingSlot(fields, Storage.recordShape(header), index)
                : followingEntry(fields, Storage.dictionaryCapacity(header), index);
    }

    private long followingSlot(long record, long shape, long index) {
        int count = ShapeObject.count(shape);
        for (long i = index; i < count; i++) {
            long value = RecordPart.get(record, i);
            if (value != Word.NIL) {
                return found(ShapeObject.key(shape, (int) i), value, Positions.FIELDS + i + 1);
            }
        }
        return 0;
    }

    private long followingEntry(long dictionary, int capacity, long index) {
        for (long i = index; i < capacity; i++) {
            long entry = Storage.entry(dictionary, i);
            if (DictionaryPart.isLive(entry)) {
                return found(DictionaryPart.key(entry), DictionaryPart.value(entry), Positions.FIELDS + i + 1);
            }
        }
        return 0;
    }

    private long found(long key, long value, long position) {
        tables.nextKey = key;
        tables.nextValue = value;
        return position;
    }
}
