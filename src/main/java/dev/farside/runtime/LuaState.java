package dev.farside.runtime;

import dev.farside.gc.Collector;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.gc.WeakModes;
import dev.farside.heap.HandleTable;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.string.Atoms;
import dev.farside.string.Strings;
import dev.farside.table.Shapes;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * One Lua universe: globals, registry, metatables of the basic types, interned strings, shapes, and the collector.
 * States in one process share nothing but the region.
 *
 * <p>Used by one thread at a time for now, through its {@link Mutator}.
 */
public final class LuaState implements RootSource {

    private final Space space;
    private final HandleTable handles = new HandleTable();
    private final Atoms atoms;
    private final Shapes shapes;
    private final ThreadHeap heap;
    private final Collector collector;
    private final Mutator mutator;
    private final long[] typeMetatables = new long[Types.COUNT];
    private final long[] eventNames = new long[Event.COUNT];
    private final ChunkLoader loader;
    private final long outOfMemoryMessage;
    private long registry;
    private long globals;
    private long nextFunction = Word.NONE;
    private WarningSink warnings = WarningSink.OFF;
    private int wrappedHandle;
    private boolean closed;

    /**
     * Opens a state without any library.
     *
     * @param engineFactory makes the engine that runs Lua functions
     * @param loader turns chunks into functions
     */
    public LuaState(EngineFactory engineFactory, ChunkLoader loader) {
        this.loader = loader;
        Requests requests = new Requests();
        space = new Space(requests);
        heap = new ThreadHeap(space);
        atoms = new Atoms(space);
        shapes = new Shapes(space, heap);
        Tables tables = new Tables(heap, atoms, shapes);
        collector = new Collector(space, heap, handles);
        mutator = new Mutator(this, heap, tables);
        requests.target = mutator;
        registry = Word.ofTable(tables.create());
        globals = Word.ofTable(tables.create());
        outOfMemoryMessage = atoms.intern(heap, "not enough memory");
        for (int event = 0; event < Event.COUNT; event++) {
            eventNames[event] = atoms.intern(heap, Event.name(event));
        }
        collector.addRoots(this);
        collector.addRoots(shapes);
        collector.addRoots(mutator);
        collector.addWeakHolder(atoms);
        collector.setWeakModes(this::weakMode);
        mutator.start(engineFactory.create(mutator));
    }

    /** Forwards requests for a collection to the mutator, which is made later than the space. */
    private static final class Requests implements Space.CollectionRequest {
        private Mutator target;

        @Override
        public void collectionWanted() {
            if (target != null) {
                target.requestCollection();
            }
        }
    }

    /** The memory of this state. */
    public Space space() {
        return space;
    }

    /** Java objects that Lua objects refer to. */
    public HandleTable handles() {
        return handles;
    }

    /** The interned strings. */
    public Atoms atoms() {
        return atoms;
    }

    /** The shapes of records. */
    public Shapes shapes() {
        return shapes;
    }

    /** The collector. */
    public Collector collector() {
        return collector;
    }

    /** The mutator of the thread that uses this state. */
    public Mutator mutator() {
        return mutator;
    }

    /** What turns chunks into functions. */
    public ChunkLoader loader() {
        return loader;
    }

    /** The registry, a table word. */
    public long registry() {
        return registry;
    }

    /** The table of globals, a table word. */
    public long globals() {
        return globals;
    }

    /** The metatable of a basic type, a reference or 0. */
    public long typeMetatable(int type) {
        return typeMetatables[type];
    }

    /** Replaces the metatable of a basic type; 0 for none. */
    public void setTypeMetatable(int type, long metatable) {
        typeMetatables[type] = metatable;
    }

    /** The text "not enough memory", made beforehand. */
    long outOfMemoryMessage() {
        return outOfMemoryMessage;
    }

    /** The name of an event, a string word. */
    public long eventName(int event) {
        return eventNames[event];
    }

    /** Where warnings go. */
    public WarningSink warnings() {
        return warnings;
    }

    /** Changes where warnings go. */
    public void setWarnings(WarningSink sink) {
        warnings = sink;
    }

    private int weakMode(long metatable) {
        long mode = Metatables.find(mutator, metatable, Event.MODE);
        if (!Word.isString(mode)) {
            return 0;
        }
        int bits = 0;
        for (int i = 0; i < Strings.length(mode); i++) {
            int c = Strings.byteAt(mode, i);
            bits |= c == 'k' ? WeakModes.KEYS : c == 'v' ? WeakModes.VALUES : 0;
        }
        return bits;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        visitor.visitWord(registry);
        visitor.visitWord(globals);
        visitor.visitWord(nextFunction);
        visitor.visitWord(outOfMemoryMessage);
        for (long metatable : typeMetatables) {
            visitor.visitRef(metatable);
        }
        for (long name : eventNames) {
            visitor.visitWord(name);
        }
    }

    /** The handle of the entry that all functions made by {@code coroutine.wrap} share. */
    int wrappedHandle(NativeEntry entry) {
        if (wrappedHandle == 0) {
            wrappedHandle = handles.add(entry);
        }
        return wrappedHandle;
    }

    /** The function {@code next}, which the generic loop steps without a call; NONE without a base library. */
    public long nextFunction() {
        return nextFunction;
    }

    /** Tells which function is {@code next}. */
    public void setNextFunction(long function) {
        nextFunction = function;
    }

    /** True once closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Runs all finalizers, for a process that ends: its memory goes back by itself. */
    public void finish() {
        Finalization.runAll(mutator);
    }

    /**
     * Closes the state: runs all finalizers, then gives all memory back at once. Closing twice does nothing.
     */
    public void close() {
        if (closed) {
            return;
        }
        finish();
        closed = true;
        collector.release();
        atoms.release();
        shapes.release();
        heap.releaseAll();
        registry = globals = Word.NIL;
    }
}
