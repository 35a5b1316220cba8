package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.memory.Memory;
import dev.farside.object.Vectors;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random operations on tables and on a {@link HashMap} must agree. The seed is fixed unless the system property
 * {@code farside.test.seed} gives another; {@code farside.test.tables} makes a run longer.
 */
class TableModelTest {

    private static final long SEED = Long.getLong("farside.test.seed", 100);
    private static final int TABLES = Integer.getInteger("farside.test.tables", 20);
    private static final int STEPS = 1250;

    /** Which keys a run uses. */
    enum Keys {
        SMALL_INTEGERS {
            @Override
            Object choose(Random random) {
                return 1L + random.nextInt(40);
            }
        },
        INTEGERS {
            @Override
            Object choose(Random random) {
                return random.nextInt(10) == 0 ? -random.nextInt(5) : 1L + random.nextInt(1 + random.nextInt(2000));
            }
        },
        FEW_STRINGS {
            @Override
            Object choose(Random random) {
                return (random.nextBoolean() ? "field number " : "f") + random.nextInt(12);
            }
        },
        MANY_STRINGS {
            @Override
            Object choose(Random random) {
                return (random.nextBoolean() ? "field number " : "f") + random.nextInt(150);
            }
        },
        WIDE_INTEGERS {
            @Override
            Object choose(Random random) {
                long base = random.nextBoolean() ? Long.MAX_VALUE : random.nextBoolean() ? Long.MIN_VALUE : 1L << 53;
                return base + (random.nextInt(20) - 10);
            }
        },
        FLOATS {
            @Override
            Object choose(Random random) {
                double value = random.nextInt(100) / 4.0;
                return value == Math.rint(value) ? (Object) (long) value : (Object) value;
            }
        },
        EVERYTHING {
            @Override
            Object choose(Random random) {
                int kind = random.nextInt(9);
                return kind < 3 ? SMALL_INTEGERS.choose(random) : kind == 3 ? FEW_STRINGS.choose(random)
                        : kind == 4 ? MANY_STRINGS.choose(random) : kind == 5 ? WIDE_INTEGERS.choose(random)
                        : kind == 6 ? FLOATS.choose(random) : kind == 7 ? (Object) random.nextBoolean()
                        : (Object) ('t' + String.valueOf((char) ('A' + random.nextInt(8)))).charAt(1);
            }
        },
        ARRAY_AND_FIELDS {
            @Override
            Object choose(Random random) {
                return random.nextInt(3) == 0 ? FEW_STRINGS.choose(random) : SMALL_INTEGERS.choose(random);
            }
        };

        /** A Long, a Double without integral value, a String, a Boolean or a Character, which stands for a table. */
        abstract Object choose(Random random);
    }

    private TableFixture fixture;
    private Tables tables;
    private Random random;
    private long[] objects;
    private long caches;
    private long table;
    private Map<Object, Long> model;

    @ParameterizedTest
    @EnumSource
    void agreesWithTheModel(Keys keys) {
        check(keys, false);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheModelWhenItIsShared(Keys keys) {
        check(keys, true);
    }

    private void check(Keys keys, boolean shared) {
        random = new Random(SEED + keys.ordinal());
        try (TableFixture state = new TableFixture()) {
            fixture = state;
            tables = state.tables;
            objects = new long[8];
            for (int i = 0; i < objects.length; i++) {
                objects[i] = tables.create();
            }
            caches = state.heap.allocate(Vectors.sitesSize(8));
            Memory.clear(caches, Vectors.sitesSize(8));
            for (int i = 0; i < TABLES; i++) {
                table = random.nextBoolean() ? tables.create() : tables.create(random.nextInt(9), random.nextInt(80));
                model = new HashMap<>();
                run(keys, shared ? random.nextInt(STEPS / 2) : -1);
            }
        }
    }

    /** @param publishAt the step from which on the table is a shared one */
    private void run(Keys keys, int publishAt) {
        int bias = 1 + random.nextInt(9);
        for (int step = 0; step < STEPS; step++) {
            Object key = keys.choose(random);
            if (step == publishAt) {
                tables.publication().publish(Word.ofTable(table));
                assertTrue(Tables.isShared(table));
            }
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3, 4, 5, 6, 7 -> store(key, random.nextInt(10) < bias);
                case 8, 9 -> shift(step);
                case 10 -> append(step);
                case 11 -> storeThroughCache(key, random.nextInt(10) < bias);
                case 12 -> lookUpThroughCache(key);
                default -> assertEquals(model.getOrDefault(key, Word.NIL), tables.get(table, word(key)));
            }
            assertEquals(model.getOrDefault(key, Word.NIL), tables.get(table, word(key)), "key " + key);
            checkBorder();
            if (step % 64 == 0) {
                if (!Tables.isShared(table)) {
                    StorageChecker.check(table);
                }
                checkTraversal(random.nextInt(4) == 0);
            }
            if (step % 400 == 0) {
                bias = 1 + random.nextInt(9);
            }
        }
        for (Map.Entry<Object, Long> entry : model.entrySet()) {
            assertEquals(entry.getValue(), tables.get(table, word(entry.getKey())));
        }
    }

    private void store(Object key, boolean present) {
        long value = present ? Word.ofInteger(random.nextInt(1000)) : Word.NIL;
        if (key instanceof Long integer && random.nextBoolean()) {
            tables.setInteger(table, integer, value);
        } else if (key instanceof String text && random.nextBoolean()) {
            tables.setString(table, fixture.atom(text), value);
        } else {
            tables.set(table, word(key), value);
        }
        note(key, value);
    }

    private void note(Object key, long value) {
        if (value == Word.NIL) {
            model.remove(key);
        } else {
            model.put(key, value);
        }
    }

    private void append(int step) {
        long value = Word.ofInteger(step);
        long border = tables.length(table);
        tables.append(table, value);
        note(border + 1, value);
    }

    private void shift(int step) {
        long length = tables.length(table);
        if (length == 0) {
            return;
        }
        long position = 1 + random.nextInt((int) length);
        if (random.nextBoolean()) {
            if (tables.insertAt(table, position, Word.ofInteger(step))) {
                for (long i = length; i >= position; i--) {
                    note(i + 1, model.getOrDefault(i, Word.NIL));
                }
                note(position, Word.ofInteger(step));
            }
        } else {
            long removed = tables.removeAt(table, position);
            if (removed != Word.NONE) {
                assertEquals(model.getOrDefault(position, Word.NIL), removed);
                for (long i = position; i < length; i++) {
                    note(i, model.getOrDefault(i + 1, Word.NIL));
                }
                note(length, Word.NIL);
            }
        }
    }

    private long cacheOf(Object key) {
        return caches + Vectors.ELEMENTS + ((long) (key.hashCode() & 7) << Vectors.SITE_SHIFT);
    }

    private void storeThroughCache(Object key, boolean present) {
        if (!(key instanceof String text)) {
            return;
        }
        long site = siteOf(text);
        long value = present ? Word.ofInteger(random.nextInt(1000)) : Word.NIL;
        boolean done = tables.replaceCached(table, fixture.atom(text), site + Vectors.SITE_CACHE, value);
        assertEquals(model.containsKey(key), done);
        if (!done) {
            tables.setStringCached(table, fixture.atom(text), site + Vectors.SITE_CACHE,
                    site + Vectors.SITE_META_CACHE, value);
        }
        note(key, value);
    }

    /** The site of a key; sites serve one key each, so a collision makes the site anew. */
    private long siteOf(String text) {
        long site = cacheOf(text);
        long atom = fixture.atom(text);
        if (Memory.getLong(site) != atom) {
            Memory.clear(site, Vectors.SITE);
            Memory.putLong(site, atom);
        }
        return site;
    }

    private void lookUpThroughCache(Object key) {
        if (key instanceof String text) {
            long site = siteOf(text);
            assertEquals(model.getOrDefault(key, Word.NIL),
                    tables.getStringCached(table, fixture.atom(text), site + Vectors.SITE_CACHE));
        }
    }

    private void checkBorder() {
        long border = tables.length(table);
        assertTrue(border == 0 || model.containsKey(border), border + " is no border: nil");
        assertFalse(model.containsKey(border + 1), border + " is no border: it goes on");
    }

    /** Visits every key once, some of them by key and some by position; may clear fields on the way. */
    private void checkTraversal(boolean clear) {
        Set<Object> seen = new HashSet<>();
        List<Object> cleared = new ArrayList<>();
        long key = Word.NIL;
        while (tables.next(table, key)) {
            key = tables.nextKey;
            assertEquals(model.get(javaKey(key)), tables.nextValue);
            assertTrue(seen.add(javaKey(key)), "visited twice");
            if (clear && random.nextBoolean()) {
                cleared.add(javaKey(key));
                tables.set(table, word(javaKey(key)), Word.NIL);
                key = word(javaKey(key));
            }
        }
        assertEquals(model.keySet(), seen);
        cleared.forEach(model::remove);
        seen.clear();
        for (long at = tables.nextPosition(table, 0); at != 0; at = tables.nextPosition(table, at)) {
            assertEquals(model.get(javaKey(tables.nextKey)), tables.nextValue);
            assertTrue(seen.add(javaKey(tables.nextKey)), "visited twice");
        }
        assertEquals(model.keySet(), seen);
    }

    /** One of the words that stand for a key. */
    private long word(Object key) {
        if (key instanceof Long integer) {
            boolean asFloat = random.nextInt(3) == 0 && (long) (double) integer == integer
                    && integer != Long.MAX_VALUE;
            return asFloat ? Word.ofFloat(integer) : fixture.integer(integer);
        }
        if (key instanceof String text) {
            return random.nextBoolean() ? fixture.string(text) : fixture.atom(text);
        }
        if (key instanceof Double value) {
            return Word.ofFloat(value);
        }
        return key instanceof Character name ? Word.ofTable(objects[name - 'A']) : Word.ofBoolean((Boolean) key);
    }

    private Object javaKey(long word) {
        if (Word.isInteger(word)) {
            return Word.toInteger(word);
        }
        if (Word.isFloat(word)) {
            assertNotEquals(Word.toFloat(word), Math.rint(Word.toFloat(word)), "I-T3");
            return Word.toFloat(word);
        }
        if (Word.isString(word)) {
            return Strings.toLatin1(word);
        }
        if (Word.isBoolean(word)) {
            return word == Word.TRUE;
        }
        if (Word.isTable(word)) {
            for (int i = 0; i < objects.length; i++) {
                if (objects[i] == Word.ref(word)) {
                    return (char) ('A' + i);
                }
            }
        }
        return WideIntegerObject.get(Word.ref(word));
    }
}
