package dev.farside.gc;

import dev.farside.object.TableObject;
import dev.farside.runtime.LuaState;
import dev.farside.runtime.Metatables;
import dev.farside.runtime.Mutator;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * What a jcstress state of {@link WeakTableStress} needs: a weak table with one entry, from one new object to another,
 * of which neither lives anywhere else, and a strong table for what is taken out of it. Both tables live until {@link
 * #end}.
 *
 * <p>All of a run share one Lua state: jcstress runs an actor in one thread at a time, which has a mutator here.
 */
final class CollectedWorld {

    private static final int CONTENT = 7;
    private static final int GONE = -1;

    private static final LuaState LUA = new LuaState(_ -> () -> {
        throw new IllegalStateException("nothing is executed here");
    }, null);
    /** Makes states and judges; used by one thread at a time. */
    private static final Mutator MAIN = LUA.mutator();
    static final Mutator TAKER = LUA.acquireMutator(MAIN);
    private static final Mutator COLLECTOR = LUA.acquireMutator(MAIN);
    private static long lastNumber;

    static {
        MAIN.leaveLua();
    }

    private final long number;
    final long weak;
    final long strong;
    private volatile boolean collected;

    /** Makes both tables; the mode is what {@code __mode} says. */
    CollectedWorld(String mode) {
        synchronized (CollectedWorld.class) {
            MAIN.enterLua();
            Tables tables = MAIN.tables();
            number = ++lastNumber;
            weak = tables.create();
            strong = tables.create();
            long metatable = tables.create();
            tables.setString(metatable, LUA.atoms().intern(MAIN.heap(), "__mode"), MAIN.string(mode));
            Metatables.set(MAIN, Word.ofTable(weak), metatable);
            long both = tables.create();
            tables.setInteger(both, 1, Word.ofTable(weak));
            tables.setInteger(both, 2, Word.ofTable(strong));
            tables.setInteger(Word.ref(LUA.globals()), number, Word.ofTable(both));
            tables.set(weak, Word.ofTable(object(MAIN)), Word.ofTable(object(MAIN)));
            MAIN.leaveLua();
        }
    }

    /** What the taker finds of the entry when the other thread has collected, before it took the key or after that. */
    int take(boolean keeps) {
        TAKER.enterLua();
        try {
            long found = find(TAKER);
            if (found == 0) {
                return GONE;
            }
            if (keeps) {
                TAKER.tables().setInteger(strong, 1, Word.ofTable(found));
            }
            awaitCollection();
            if (!keeps) {
                TAKER.tables().setInteger(strong, 1, Word.ofTable(found));
            }
            return content(TAKER, Word.ref(TAKER.tables().getInteger(strong, 1)));
        } finally {
            TAKER.leaveLua();
        }
    }

    void awaitCollection() {
        TAKER.leaveLua();
        while (!collected) {
            Thread.onSpinWait();
        }
        TAKER.enterLua();
    }

    /** What is left of the entry after a collection. */
    int collect() {
        COLLECTOR.enterLua();
        try {
            COLLECTOR.collect();
            collected = true;
            return content(COLLECTOR, find(COLLECTOR));
        } finally {
            COLLECTOR.leaveLua();
        }
    }

    /** What is left of the entry in the end. */
    int end() {
        synchronized (CollectedWorld.class) {
            MAIN.enterLua();
            try {
                int content = content(MAIN, find(MAIN));
                MAIN.tables().setInteger(Word.ref(LUA.globals()), number, Word.NIL);
                return content;
            } finally {
                MAIN.leaveLua();
            }
        }
    }

    /** The key of the first entry, or 0. Nothing of the thread's own holds it afterwards. */
    private long find(Mutator m) {
        Tables tables = m.tables();
        long key = tables.nextPosition(weak, 0) > 0 ? Word.ref(tables.nextKey) : 0;
        tables.nextKey = Word.NIL;
        tables.nextValue = Word.NIL;
        return key;
    }

    static long object(Mutator m) {
        long object = m.tables().create();
        m.tables().setInteger(object, 1, Word.ofInteger(CONTENT));
        return object;
    }

    /** The content of an entry's objects, if it is the same in both. */
    int content(Mutator m, long key) {
        if (key == 0) {
            return GONE;
        }
        long value = m.tables().get(weak, Word.ofTable(key));
        return Word.isTable(value) && field(m, key) == CONTENT && field(m, Word.ref(value)) == CONTENT ? CONTENT : 0;
    }

    private static long field(Mutator m, long object) {
        long field = m.tables().getInteger(object, 1);
        return Word.isInteger(field) && TableObject.metatable(object) == 0 ? Word.toInteger(field) : 0;
    }
}
