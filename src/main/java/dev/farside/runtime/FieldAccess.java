package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;

/**
 * Field accesses with a constant string key, through the inline caches of a site: what {@link Indexing} does, faster.
 *
 * <p>A read uses the three caches of a site for the object, the {@code __index} field of its metatable and the class
 * behind it, so that a method call on an instance needs no hashing.
 */
public final class FieldAccess {

    private FieldAccess() {
    }

    /** The value of {@code object[site key]}; NONE if a handler is to be called with (self, key). */
    public static long get(Mutator m, long object, long site) {
        long key = Memory.getLong(site);
        long metatable;
        if (Word.isTable(object)) {
            long ref = Word.ref(object);
            long value = m.tables().getStringCached(ref, key, site + Vectors.SITE_CACHE);
            if (value != Word.NIL) {
                return value;
            }
            metatable = TableObject.metatable(ref);
            if (metatable == 0) {
                return Word.NIL;
            }
        } else {
            metatable = Metatables.of(m, object);
            if (metatable == 0) {
                throw m.errors().index(object, key);
            }
        }
        long name = m.state().eventName(Event.INDEX);
        long handler = m.tables().getStringCached(metatable, name, site + Vectors.SITE_META_CACHE);
        if (Word.isTable(handler)) {
            long value = m.tables().getStringCached(Word.ref(handler), key, site + Vectors.SITE_CLASS_CACHE);
            return value != Word.NIL || TableObject.metatable(Word.ref(handler)) == 0 ? value
                    : Indexing.getInherited(m, handler, key);
        }
        if (handler == Word.NIL) {
            if (Word.isTable(object)) {
                return Word.NIL;
            }
            throw m.errors().index(object, key);
        }
        return Word.isFunction(handler) ? m.leaveHandler(handler, object) : Indexing.get(m, handler, key);
    }

    /**
     * Does {@code object[site key] = value}; returns NIL when done, NONE if a handler is to be called with
     * (self, key, value).
     */
    public static long set(Mutator m, long object, long site, long value) {
        long key = Memory.getLong(site);
        if (!Word.isTable(object)) {
            return Indexing.set(m, object, key, value);
        }
        long ref = Word.ref(object);
        if (m.tables().replaceCached(ref, key, site + Vectors.SITE_CACHE, value)) {
            return Word.NIL;
        }
        long metatable = TableObject.metatable(ref);
        if (metatable != 0 && Metatables.find(m, metatable, Event.NEWINDEX) != Word.NIL) {
            return Indexing.set(m, object, key, value);
        }
        try {
            m.tables().setStringCached(ref, key, site + Vectors.SITE_CACHE, site + Vectors.SITE_META_CACHE, value);
        } catch (IllegalStateException overflow) {
            throw m.errors().ofTable(overflow);
        }
        return Word.NIL;
    }
}
