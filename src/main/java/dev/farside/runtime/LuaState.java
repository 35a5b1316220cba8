package dev.farside.runtime;

import dev.farside.gc.Collector;
import dev.farside.gc.Finalizers;
import dev.farside.gc.Publication;
import dev.farside.gc.RootSource;
import dev.farside.gc.RootVisitor;
import dev.farside.gc.Safepoints;
import dev.farside.gc.WeakModes;
import dev.farside.heap.HandleTable;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.string.Atoms;
import dev.farside.string.Strings;
import dev.farside.table.Shapes;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One Lua universe: globals, registry, metatables of the basic types, interned strings, shapes, and the collector.
 * States in one process share nothing but the region.
 *
 * <p>Each thread uses it through a {@link Mutator} of its own; {@link #mutator} is that of the thread that opened it.
 * Other methods say which threads may call them; without a word, the thread that opened the state.
 */
public final class LuaState implements RootSource {

    /** Nanoseconds after which a thread that is to end is cancelled again. */
    private static final long MOMENT = 1_000_000_000L;
    /** Nanoseconds that a process waits for its threads at its end. */
    private static final long PATIENCE = 3 * MOMENT;

    private final Space space;
    private final HandleTable handles = new HandleTable();
    private final Atoms atoms;
    private final Shapes shapes;
    private final Collector collector;
    private final Safepoints safepoints = new Safepoints();
    private final CodeTable codeTable = CompiledCode.newTable();
    private final EngineFactory engineFactory;
    private final Mutator mutator;
    private final List<Mutator> mutators = new ArrayList<>();
    private final ArrayDeque<Mutator> idle = new ArrayDeque<>();
    private final Set<LuaThread> threads = new LinkedHashSet<>();
    private int lastThreadId;
    private volatile boolean sharing;
    private volatile boolean closing;
    private Consumer<Publication> sharedRoots = _ -> { };
    private final long[] typeMetatables = new long[Types.COUNT];
    private final long[] eventNames = new long[Event.COUNT];
    private final ChunkLoader loader;
    private final long outOfMemoryMessage;
    private long registry;
    private long globals;
    private long nextFunction = Word.NONE;
    private long sequenceFunction = Word.NONE;
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
        this.engineFactory = engineFactory;
        Requests requests = new Requests();
        space = new Space(requests);
        collector = new Collector(space, handles);
        ThreadHeap heap = new ThreadHeap(space);
        atoms = new Atoms(space);
        shapes = new Shapes(space, heap);
        mutator = makeMutator(heap);
        Tables tables = mutator.tables();
        requests.target = mutator;
        registry = Word.ofTable(tables.create());
        globals = Word.ofTable(tables.create());
        outOfMemoryMessage = atoms.intern(heap, "not enough memory");
        for (int event = 0; event < Event.COUNT; event++) {
            eventNames[event] = atoms.intern(heap, Event.name(event));
        }
        collector.addRoots(this);
        collector.addRoots(shapes);
        collector.addWeakHolder(atoms);
        collector.setWeakModes(this::weakMode);
        mutator.setEngine(engineFactory.create(mutator));
        mutator.begin();
        safepoints.enter();
    }

    private Mutator makeMutator(ThreadHeap heap) {
        Tables tables = new Tables(heap, atoms, shapes);
        Mutator made = new Mutator(this, heap, tables, collector.newFinalizers(), codeTable);
        collector.addHeap(heap);
        collector.addRoots(made);
        collector.addRoots(tables);
        collector.addWeakHolder(tables);
        safepoints.add(made);
        mutators.add(made);
        return made;
    }

    // --- threads

    /** Where the threads of this state stop for a collection. */
    public Safepoints safepoints() {
        return safepoints;
    }

    /**
     * A mutator for a thread that is about to start, in the safe state: one whose thread has ended, with the heap it
     * left, or a new one. The first call publishes what all threads can reach.
     *
     * @param starter the mutator of the calling thread
     */
    public synchronized Mutator acquireMutator(Mutator starter) {
        if (!sharing) {
            startSharing(starter);
        }
        Mutator next = idle.poll();
        if (next == null) {
            Requests requests = new Requests();
            next = makeMutator(new ThreadHeap(space, requests));
            requests.target = next;
            next.setEngine(engineFactory.create(next));
        } else {
            next.heap().setActive(true);
            next.finalizers().setOrphaned(false);
        }
        try {
            next.begin();
        } catch (OutOfMemoryException noStack) {
            giveBack(next);
            throw noStack;
        }
        return next;
    }

    /** Takes a mutator back of which no thread has made use. */
    void giveBack(Mutator unused) {
        unused.end();
        releaseMutator(unused);
    }

    /** Takes the mutator of a thread that has ended; it is in the safe state. */
    public synchronized void releaseMutator(Mutator ended) {
        ended.heap().setActive(false);
        ended.finalizers().setOrphaned(true);
        idle.add(ended);
    }

    synchronized int nextThreadId() {
        return ++lastThreadId;
    }

    void threadStarted(LuaThread thread) {
        synchronized (threads) {
            threads.add(thread);
        }
    }

    void threadEnded(LuaThread thread) {
        synchronized (threads) {
            threads.remove(thread);
            threads.notifyAll();
        }
    }

    void threadDetached() {
        synchronized (threads) {
            threads.notifyAll();
        }
    }

    /** Lets the thread that opened the state end by an exception that is no Lua error, such as a request to exit. */
    void foreignException(RuntimeException foreign) {
        mutator.requestInterrupt(new Mutator.Interrupt() {
            @Override
            public void run(Mutator m) {
                throw foreign;
            }

            @Override
            public boolean isLast() {
                return true;
            }
        });
    }

    /**
     * Waits until all threads that are not detached have ended. A safepoint of the calling thread, the one that opened
     * the state.
     */
    public void awaitThreads() {
        while (hasUndetachedThread()) {
            mutator.beginWaiting();
            try {
                synchronized (threads) {
                    if (hasUndetachedThread()) {
                        threads.wait();
                    }
                }
            } catch (InterruptedException interrupted) {
                // this thread is wanted at a poll
            } finally {
                mutator.endWaiting();
            }
            if (mutator.pollWanted()) {
                mutator.poll();
            }
        }
        mutator.interrupted(); // a thread that has ended the program may be gone already
    }

    private boolean hasUndetachedThread() {
        synchronized (threads) {
            for (LuaThread thread : threads) {
                if (!thread.isDetached()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Cancels all threads, those that they start meanwhile too, and waits until they have ended. What takes longer than
     * a moment to close its variables is cancelled again.
     *
     * @param patience nanoseconds to wait at most
     */
    private void cancelThreads(long patience) {
        Set<LuaThread> cancelled = new HashSet<>();
        long start = System.nanoTime();
        long again = start + MOMENT;
        List<LuaThread> running = runningThreads();
        boolean interrupted = false;
        while (!running.isEmpty() && System.nanoTime() - start < patience) {
            if (System.nanoTime() - again >= 0) {
                cancelled.clear();
                again += MOMENT;
            }
            for (LuaThread thread : running) {
                if (cancelled.add(thread)) {
                    thread.cancel("the state is closed");
                }
            }
            mutator.leaveLua();
            try {
                synchronized (threads) {
                    if (!threads.isEmpty()) {
                        threads.wait(10);
                    }
                }
            } catch (InterruptedException later) {
                interrupted = true;
            } finally {
                mutator.enterLua();
            }
            running = runningThreads();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<LuaThread> runningThreads() {
        synchronized (threads) {
            return new ArrayList<>(threads);
        }
    }

    /** Takes the finalizers of threads that have ended: the state is being closed. */
    synchronized void takeOrphans(Finalizers by) {
        for (Mutator each : idle) {
            by.takeAll(each.finalizers());
        }
    }

    /** True once a second thread was started: globals and the registry are shared. */
    public boolean isSharing() {
        return sharing;
    }

    /** Says what else all threads can reach: it is published when the first of them is started. */
    public void setSharedRoots(Consumer<Publication> roots) {
        sharedRoots = roots;
    }

    private void startSharing(Mutator starter) {
        Publication publication = starter.tables().publication();
        sharedRoots.accept(publication);
        publication.publish(registry);
        publication.publish(globals);
        publication.publish(nextFunction);
        publication.publish(sequenceFunction);
        for (long metatable : typeMetatables) {
            publication.publishRef(metatable);
        }
        sharing = true;
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
    public void setTypeMetatable(Mutator m, int type, long metatable) {
        if (isSharing()) {
            m.tables().publication().publishRef(metatable);
        }
        VarHandle.releaseFence();
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
        long mode = Metatables.findForMarker(this, metatable, Event.MODE);
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
        visitor.visitWord(sequenceFunction);
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

    /** The iterator that {@code ipairs} returns, which the generic loop steps without a call; NONE likewise. */
    public long sequenceFunction() {
        return sequenceFunction;
    }

    /** Tells which functions are {@code next} and the iterator of {@code ipairs}. */
    public void setIterators(long next, long sequence) {
        nextFunction = next;
        sequenceFunction = sequence;
    }

    /** True when the state is being closed: no more threads can be started. */
    boolean isClosing() {
        return closing;
    }

    /** True once closed. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Cancels all threads and runs all finalizers, for a process that ends: its memory goes back by itself, and a
     * thread that waits for the operating system and cannot be interrupted is left behind after some seconds.
     */
    public void finish() {
        closing = true;
        cancelThreads(PATIENCE);
        Finalization.runAll(mutator);
    }

    /**
     * Closes the state: cancels all threads and waits for their end, runs all finalizers, then gives all memory back at
     * once. Closing twice does nothing.
     */
    public void close() {
        if (closed) {
            return;
        }
        closing = true;
        cancelThreads(Long.MAX_VALUE);
        Finalization.runAll(mutator);
        closed = true;
        collector.release();
        atoms.release();
        shapes.release();
        for (Mutator each : mutators) {
            each.tables().release();
            each.heap().releaseAll();
        }
        registry = globals = Word.NIL;
    }
}
