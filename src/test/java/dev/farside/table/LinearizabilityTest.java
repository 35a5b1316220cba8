package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.string.Atoms;
import dev.farside.testing.Linearizability;
import dev.farside.testing.Linearizability.Operation;
import dev.farside.value.Word;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Records what threads really do with a shared table, with the times of calls and returns, in many short rounds, and
 * checks that each round is linearizable: a map key by key while the storage is replaced again and again, and a list as
 * a whole.
 */
@Tag("stress")
class LinearizabilityTest {

    private static final long NANOSECONDS = (Boolean.getBoolean("farside.long") ? 60 : 2) * 1_000_000_000L;
    private static final int THREADS = 3;
    private static final int OPERATIONS = 6;
    private static final int SPINS = 10_000;
    private static final long FIELD = Word.ofByte('f');
    private static final long[] KEYS = {FIELD, Word.ofInteger(2), Word.ofFloat(0.5)};

    private final Space space = new Space(() -> { });
    private final Atoms atoms = new Atoms(space);
    private final ThreadHeap shapeHeap = new ThreadHeap(space);
    private final Shapes shapes = new Shapes(space, shapeHeap);
    private final ThreadHeap[] heaps = new ThreadHeap[THREADS];
    private final Tables[] tables = new Tables[THREADS];
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final long cache = shapeHeap.allocate(16);
    private final AtomicInteger arrived = new AtomicInteger();
    private final long seed = new Random().nextInt(1 << 30);
    private final Random seeds = new Random(seed);

    LinearizabilityTest() {
        for (int i = 0; i < THREADS; i++) {
            heaps[i] = new ThreadHeap(space);
            tables[i] = new Tables(heaps[i], atoms, shapes);
        }
        Memory.clear(cache, 16);
        shapes.child(shapeHeap, shapes.root(), FIELD); // the only one that is needed; the other heaps are emptied
    }

    @AfterEach
    void release() {
        threads.shutdownNow();
        for (int i = 0; i < THREADS; i++) {
            tables[i].release();
            heaps[i].releaseAll();
        }
        shapes.release();
        atoms.release();
        shapeHeap.releaseAll();
    }

    /** What one thread does in a round. */
    @FunctionalInterface
    private interface Body {
        void run(Tables tables, long table, Random random, List<Operation> log);
    }

    /** Lets all threads run once on one table; returns what they have logged. */
    private List<Operation> round(int elements, Body body) throws InterruptedException, ExecutionException {
        for (ThreadHeap heap : heaps) {
            heap.clearMarks();
            heap.finishMarking();
        }
        long table = tables[0].create();
        for (int i = 1; i <= elements; i++) {
            tables[0].setInteger(table, i, Word.ofInteger(-i));
        }
        tables[0].publication().publish(Word.ofTable(table));
        arrived.set(0);
        List<Future<List<Operation>>> logs = new ArrayList<>();
        for (Tables own : tables) {
            Random random = new Random(seeds.nextLong());
            logs.add(threads.submit(() -> {
                List<Operation> log = new ArrayList<>();
                arrived.incrementAndGet();
                for (int i = 0; arrived.get() < THREADS; i++) {
                    if (i < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        Thread.yield();
                    }
                }
                body.run(own, table, random, log);
                return log;
            }));
        }
        List<Operation> all = new ArrayList<>();
        for (Future<List<Operation>> log : logs) {
            all.addAll(log.get());
        }
        return all;
    }

    // --- a map

    /** What was done to one key. */
    private record KeyArgument(long key, long value, long expected) {
    }

    private void mapOperations(Tables own, long table, Random random, List<Operation> log) {
        for (int i = 0; i < OPERATIONS; i++) {
            long key = KEYS[random.nextInt(KEYS.length)];
            long value = random.nextInt(4) == 0 ? Word.NIL : Word.ofInteger(random.nextInt(3));
            long expected = random.nextInt(3) == 0 ? Word.NIL : Word.ofInteger(random.nextInt(3));
            KeyArgument argument = new KeyArgument(key, value, expected);
            int what = random.nextInt(4);
            long call = System.nanoTime();
            switch (what) {
                case 0 -> {
                    long result = own.get(table, key);
                    log.add(new Operation("get", argument, result, call, System.nanoTime()));
                }
                case 1 -> {
                    if (key != FIELD || !own.replaceCached(table, FIELD, cache, value)) {
                        own.set(table, key, value);
                    }
                    VarHandle.fullFence(); // a replacement may be seen a moment later
                    log.add(new Operation("set", argument, null, call, System.nanoTime()));
                }
                case 2 -> {
                    boolean result = own.compareAndSet(table, key, expected, value);
                    log.add(new Operation("cas", argument, result, call, System.nanoTime()));
                }
                default -> own.set(table, Word.ofInteger(random.nextInt(8) + 3L), Word.TRUE); // replaces the storage
            }
        }
    }

    private static Long applyToKey(Long state, Operation operation) {
        KeyArgument argument = (KeyArgument) operation.argument();
        return switch (operation.name()) {
            case "get" -> state.equals(operation.result()) ? state : null;
            case "set" -> (Long) argument.value;
            default -> (state == argument.expected) != (Boolean) operation.result() ? null
                    : (Boolean) operation.result() ? (Long) argument.value : state;
        };
    }

    private static boolean isMapLinearizable(List<Operation> history, int elements) {
        return wrongKey(history, elements).isEmpty();
    }

    /** The operations on a key that no order explains, by their calls; empty if there is none. */
    private static List<Operation> wrongKey(List<Operation> history, int elements) {
        for (long key : KEYS) {
            List<Operation> ofKey = history.stream().filter(o -> ((KeyArgument) o.argument()).key == key).toList();
            long initial = key == Word.ofInteger(2) && elements >= 2 ? Word.ofInteger(-2) : Word.NIL;
            if (!Linearizability.isLinearizable(ofKey, initial, LinearizabilityTest::applyToKey)) {
                return ofKey.stream().sorted(Comparator.comparingLong(Operation::call)).toList();
            }
        }
        return List.of();
    }

    @Test
    void aMapIsLinearizable() throws InterruptedException, ExecutionException {
        int rounds = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < NANOSECONDS; rounds++) {
            int elements = rounds % 4;
            List<Operation> history = round(elements, this::mapOperations);
            assertEquals(List.of(), wrongKey(history, elements), () -> elements + " elements, seed " + seed);
        }
        assertTrue(rounds > 20, "too few rounds to tell: " + rounds);
    }

    // --- a list

    private static void listOperations(Tables own, long table, Random random, List<Operation> log) {
        for (int i = 0; i < OPERATIONS; i++) {
            long value = Word.ofInteger(random.nextInt(1 << 20));
            int what = random.nextInt(6);
            long call = System.nanoTime();
            switch (what) {
                case 0, 1 -> {
                    own.append(table, value);
                    log.add(new Operation("append", value, null, call, System.nanoTime()));
                }
                case 2 -> {
                    long result = own.removeAt(table, Tables.LAST);
                    log.add(new Operation("pop", null, result, call, System.nanoTime()));
                }
                case 3 -> {
                    boolean done = own.insertAt(table, 1, value);
                    log.add(new Operation("insert", value, done, call, System.nanoTime()));
                }
                case 4 -> {
                    long result = own.removeAt(table, 1);
                    log.add(new Operation("removeFirst", null, result, call, System.nanoTime()));
                }
                default -> {
                    long result = own.length(table);
                    log.add(new Operation("length", null, result, call, System.nanoTime()));
                }
            }
        }
    }

    private static List<Long> applyToList(List<Long> state, Operation operation) {
        List<Long> after = new ArrayList<>(state);
        switch (operation.name()) {
            case "append":
                after.add((Long) operation.argument());
                return after;
            case "insert":
                after.addFirst((Long) operation.argument());
                return (Boolean) operation.result() ? after : null;
            case "length":
                return (Long) operation.result() == state.size() ? state : null;
            default:
                if (state.isEmpty()) {
                    return (Long) operation.result() == Word.NIL ? state : null;
                }
                long removed = operation.name().equals("pop") ? after.removeLast() : after.removeFirst();
                return removed == (Long) operation.result() ? after : null;
        }
    }

    private static List<Long> elements(int count) {
        List<Long> list = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            list.add(Word.ofInteger(-i));
        }
        return list;
    }

    private static boolean isListLinearizable(List<Operation> history, int count) {
        return Linearizability.isLinearizable(history, elements(count), LinearizabilityTest::applyToList);
    }

    @Test
    void aListIsLinearizable() throws InterruptedException, ExecutionException {
        int rounds = 0;
        for (long start = System.nanoTime(); System.nanoTime() - start < NANOSECONDS; rounds++) {
            int count = rounds % 5;
            List<Operation> history = round(count, LinearizabilityTest::listOperations);
            assertTrue(isListLinearizable(history, count), () -> "seed " + seed + ": " + history);
        }
        assertTrue(rounds > 20, "too few rounds to tell: " + rounds);
    }

    // --- what must be rejected

    private static void appendInTwoSteps(Tables own, long table, Random random, List<Operation> log) {
        for (int i = 0; i < 2 * OPERATIONS; i++) {
            long value = Word.ofInteger(random.nextInt(1 << 20));
            long call = System.nanoTime();
            own.setInteger(table, own.length(table) + 1, value);
            log.add(new Operation("append", value, null, call, System.nanoTime()));
        }
        long call = System.nanoTime();
        long result = own.length(table);
        log.add(new Operation("length", null, result, call, System.nanoTime()));
    }

    @Test
    void appendingInTwoStepsIsRejected() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 100_000; round++) {
            if (!isListLinearizable(round(0, LinearizabilityTest::appendInTwoSteps), 0)) {
                return;
            }
        }
        throw new AssertionError("no round was rejected, though elements overwrite each other");
    }

    @Test
    void impossibleHistoriesAreRejected() {
        KeyArgument one = new KeyArgument(FIELD, Word.ofInteger(1), Word.NIL);
        Operation stored = new Operation("set", one, null, 0, 10);
        assertTrue(isMapLinearizable(List.of(stored, new Operation("get", one, Word.NIL, 5, 15)), 0));
        assertFalse(isMapLinearizable(List.of(stored, new Operation("get", one, Word.NIL, 11, 15)), 0));
        assertFalse(isMapLinearizable(List.of(stored, new Operation("get", one, Word.ofInteger(1), 1, 2),
                new Operation("get", one, Word.NIL, 3, 4)), 0));
        assertFalse(isMapLinearizable(List.of(new Operation("cas", one, true, 0, 10), new Operation("cas", one, true, 0, 10)),
                0));
        Operation append = new Operation("append", 7L, null, 0, 10);
        Operation pop = new Operation("pop", null, 7L, 5, 20);
        assertTrue(isListLinearizable(List.of(append, pop), 0));
        assertFalse(isListLinearizable(List.of(append, pop, new Operation("pop", null, 7L, 6, 21)), 0));
        assertFalse(isListLinearizable(List.of(append, new Operation("length", null, 0L, 11, 12)), 0));
    }
}
