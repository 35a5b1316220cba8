package dev.farside.table;

import dev.farside.gc.Publication;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.ResizeObject;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.WideIntegerObject;
import dev.farside.value.Word;

/**
 * Stores into shared tables. A store publishes what it stores, finds or claims the key's place and replaces what stands
 * there by compare-and-set, which is its linearisation point; where the place is closed, it helps the resize to its end
 * and begins anew. A key that was claimed but has no value yet is absent. Sites replace fields of records without
 * comparing; see {@link #replaceCached}.
 *
 * <p>Confined to one mutator. When memory is exhausted in the middle of a resize, the exception leaves the table
 * closed: it can be read, and the next store goes on with the resize.
 */
final class SharedWriter {

    private final ThreadHeap heap;
    private final Shapes shapes;
    private final Publication publication;
    private final SharedResize resize;

    SharedWriter(ThreadHeap heap, Shapes shapes, Publication publication, TableWriter privateWriter) {
        this.heap = heap;
        this.shapes = shapes;
        this.publication = publication;
        resize = new SharedResize(heap, shapes, privateWriter);
    }

    /** @param word the integer as a word if there is an object for it, or {@link Word#NONE} */
    void setInteger(long table, long key, long word, long value) {
        updateInteger(table, key, word, value, Word.NONE);
    }

    /**
     * Stores a value under an integer, or only in the place of a certain other one.
     *
     * @param expected the word that must stand there, or {@link Word#NONE} for any
     * @return true if it was stored
     */
    boolean updateInteger(long table, long key, long word, long value, long expected) {
        publication.publish(value);
        long keyWord = word;
        for (;;) {
            long links = writable(table);
            long storage = TableObject.storageOf(links);
            long address = SharedFinder.findInteger(storage, key, keyWord);
            if (address == SharedFinder.ABSENT) {
                if (expected != Word.NONE && expected != Word.NIL) {
                    return false;
                }
                if (value == Word.NIL) {
                    return true;
                }
                keyWord = integerWord(key, keyWord);
                address = continuesArray(storage, key) ? SharedFinder.ABSENT : claim(storage, keyWord);
                if (address == SharedFinder.ABSENT) {
                    resize.begin(table, links, keyWord, true);
                    continue;
                }
            }
            if (address != SharedFinder.UNDECIDED) {
                int outcome = replace(address, value, expected);
                if (outcome != CLOSED) {
                    return outcome != DIFFERENT;
                }
            }
        }
    }

    private long integerWord(long key, long word) {
        if (Word.fitsInline(key)) {
            return Word.ofInteger(key);
        }
        if (word != Word.NONE) {
            return word;
        }
        long ref = heap.allocate(WideIntegerObject.SIZE);
        WideIntegerObject.initialize(ref, key);
        return Word.ofOther(ref);
    }

    /** True for the key behind a full array, which is to grow, and for key 1 without an array. */
    private static boolean continuesArray(long storage, long key) {
        long array = SharedParts.array(storage);
        if (array == 0) {
            return key == 1;
        }
        int capacity = ArrayPart.capacity(array);
        return key == capacity + 1L
                && SharedParts.value(SharedParts.load(Storage.slot(array, capacity - 1L))) != Word.NIL;
    }

    private static long claim(long storage, long keyWord) {
        long dictionary = SharedParts.dictionary(storage);
        return dictionary == 0 ? SharedFinder.ABSENT : SharedFinder.claim(dictionary, keyWord);
    }

    void setOther(long table, long key, long value) {
        updateOther(table, key, value, Word.NONE);
    }

    /** {@link #updateInteger} for a key that is neither string nor integer. */
    boolean updateOther(long table, long key, long value, long expected) {
        publication.publish(key);
        publication.publish(value);
        for (;;) {
            long links = writable(table);
            long storage = TableObject.storageOf(links);
            long address = SharedFinder.findOther(storage, key);
            if (address == SharedFinder.ABSENT) {
                if (expected != Word.NONE && expected != Word.NIL) {
                    return false;
                }
                if (value == Word.NIL) {
                    return true;
                }
                address = claim(storage, key);
                if (address == SharedFinder.ABSENT) {
                    resize.begin(table, links, key, true);
                    continue;
                }
            }
            if (address != SharedFinder.UNDECIDED) {
                int outcome = replace(address, value, expected);
                if (outcome != CLOSED) {
                    return outcome != DIFFERENT;
                }
            }
        }
    }

    /** @param computed true if the key does not stand in the program's text; see {@link Shapes} */
    void setString(long table, long key, long value, boolean computed) {
        updateString(table, key, value, Word.NONE, computed);
    }

    /** {@link #updateInteger} for an inline string or an atom. */
    boolean updateString(long table, long key, long value, long expected, boolean computed) {
        publication.publish(value);
        for (;;) {
            long links = writable(table);
            long storage = TableObject.storageOf(links);
            long address = SharedFinder.findString(storage, key);
            if (address == SharedFinder.ABSENT) {
                if (expected != Word.NONE && expected != Word.NIL) {
                    return false;
                }
                if (value == Word.NIL) {
                    return true;
                }
                address = addString(storage, key, computed);
                if (address == SharedFinder.ABSENT) {
                    resize.begin(table, links, key, computed);
                    continue;
                }
            }
            if (address != SharedFinder.UNDECIDED) {
                int outcome = replace(address, value, expected);
                if (outcome == NEW) {
                    TableObject.clearAbsentShared(table);
                }
                if (outcome != CLOSED) {
                    return outcome != DIFFERENT;
                }
            }
        }
    }

    /**
     * Replaces the value of a field if it is not nil, with the cache word of a site. In a record that is a release
     * store, its linearisation point: a record's slot is never closed, so nothing can be undone by it; who makes it nil
     * meanwhile comes before this store.
     *
     * @return false, with nothing done, if the field is nil, or closed, or another thread was faster, or the table is
     *        read-only
     */
    boolean replaceCached(ShapeSlots slots, long table, long key, long cacheAddress, long value) {
        long storage = SharedParts.readable(TableObject.links(table));
        long address = SharedReader.findCached(slots, storage, key, cacheAddress);
        if (address <= 0 || (Memory.getLongAcquire(table) & Header.FROZEN) != 0) {
            return false;
        }
        long home = SharedParts.home(address);
        long content = SharedParts.word(home);
        if (Word.isNilOrIndirect(content)) {
            return false;
        }
        publication.publish(value);
        if (home == address && Header.kind(SharedParts.fields(storage)) == Kind.SHARED_DICTIONARY) {
            return Memory.compareAndSetLong(address, content, value);
        }
        Memory.putLongRelease(home, value);
        return true;
    }

    /** Gives a key a slot or an entry; {@link SharedFinder#ABSENT} if there is no room for it. */
    private long addString(long storage, long key, boolean computed) {
        long fields = SharedParts.fields(storage);
        if (fields == 0) {
            return SharedFinder.ABSENT;
        }
        long header = Memory.getLongAcquire(fields);
        if (Header.kindOf(header) == Kind.SHARED_DICTIONARY) {
            return SharedFinder.claim(fields, key);
        }
        long shape = Storage.recordShape(header);
        if (ShapeIndex.slotOf(shape, key) >= 0 || (header & Header.CLOSED) != 0) {
            return SharedFinder.UNDECIDED; // some other thread was faster
        }
        int slot = ShapeObject.count(shape);
        if (slot >= Storage.recordCapacity(header)) {
            return SharedFinder.ABSENT;
        }
        long child = computed ? shapes.childForComputedKey(heap, shape, key) : shapes.child(heap, shape, key);
        if (child == 0) {
            return SharedFinder.ABSENT;
        }
        long grown = header & 0xFFFF_FFFFL | child >>> Header.GRANULE_SHIFT << 32;
        return Memory.compareAndSetLong(fields, header, grown) ? Storage.slot(fields, slot) : SharedFinder.UNDECIDED;
    }

    private static final int CLOSED = 0;
    private static final int DIFFERENT = 1;
    private static final int REPLACED = 2;
    private static final int NEW = 3;

    /** Replaces what stands in a slot, whatever it is or only if it is what was expected. */
    private static int replace(long place, long value, long expected) {
        long address = SharedParts.home(place);
        for (;;) {
            long content = SharedParts.word(address);
            if (Word.isClosed(content)) {
                return CLOSED;
            }
            if (expected != Word.NONE && content != expected) {
                return DIFFERENT;
            }
            if (Memory.compareAndSetLong(address, content, value)) {
                return content == Word.NIL && value != Word.NIL ? NEW : REPLACED;
            }
        }
    }

    /** See {@link Tables#addInline}; the compare-and-set that succeeds is the linearisation point. */
    long addInline(long table, long key, long more) {
        long storage = TableObject.storageOf(writable(table));
        long address = Word.isString(key) ? SharedFinder.findString(storage, key)
                : TableReader.isIntegerKey(key)
                        ? SharedFinder.findInteger(storage, TableReader.integerOf(key), Word.NONE)
                        : SharedFinder.findOther(storage, key);
        if (address == SharedFinder.ABSENT || address == SharedFinder.UNDECIDED) {
            return Word.NONE;
        }
        address = SharedParts.home(address);
        for (;;) {
            long content = SharedParts.word(address);
            if (!Word.isInteger(content)) { // also if it is closed
                return Word.NONE;
            }
            long sum = Word.toInteger(content) + Word.toInteger(more);
            if (!Word.fitsInline(sum)) {
                return Word.NONE;
            }
            if (Memory.compareAndSetLong(address, content, Word.ofInteger(sum))) {
                return Word.ofInteger(sum);
            }
        }
    }

    /** The links of a table, after the resize that it may be in has come to its end. */
    private long settled(long table) {
        for (;;) {
            long links = TableObject.links(table);
            if (!SharedParts.isResizing(links)) {
                return links;
            }
            resize.help(table, TableObject.storageOf(links));
        }
    }

    /** {@link #settled} for a store: refused if the table is read-only. */
    private long writable(long table) {
        long links = settled(table);
        if ((Memory.getLongAcquire(table) & Header.FROZEN) != 0) {
            throw new IllegalStateException(Tables.FROZEN);
        }
        return links;
    }

    /** Replaces the metatable; 0 for none. */
    void setMetatable(long table, long metatable) {
        publication.publishRef(metatable);
        long links;
        do {
            links = writable(table);
        } while (!TableObject.replaceLinks(table, links,
                TableObject.linksOf(TableObject.storageOf(links), metatable)));
    }
}
