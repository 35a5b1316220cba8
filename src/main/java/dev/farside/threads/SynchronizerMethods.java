package dev.farside.threads;

import dev.farside.lib.Library;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Objects;
import dev.farside.value.Word;

/** Locks, barriers and latches as Lua sees them. */
final class SynchronizerMethods {

    private static final String LOCK = "lock";
    private static final String BARRIER = "barrier";
    private static final String LATCH = "latch";

    private SynchronizerMethods() {
    }

    static void createMetatables(Mutator m, Prelude prelude) {
        Library lock = methods(m, LOCK, SynchronizerMethods::unlockQuietly);
        lock.function("lock", SynchronizerMethods::lock)
                .function("unlock", SynchronizerMethods::unlock)
                .function("trylock", SynchronizerMethods::tryLock)
                .set("with", prelude.function(m, "with"));
        methods(m, BARRIER, null).function("wait", SynchronizerMethods::arrive);
        methods(m, LATCH, null).function("wait", SynchronizerMethods::awaitZero)
                .function("countdown", SynchronizerMethods::countDown)
                .function("count", SynchronizerMethods::count);
    }

    private static Library methods(Mutator m, String type, NativeFunction close) {
        Library metatable = Library.of(m, Library.registryTable(m, type));
        Library methods = Library.of(m, m.tables().create());
        metatable.set("__name", m.string(type)).set("__index", Word.ofTable(methods.tableRef()));
        if (close != null) {
            metatable.function("__close", close);
        }
        return methods;
    }

    // --- locks

    /** {@code threads.lock} */
    static long createLock(Mutator m) {
        return Objects.userdata(m, new Lock(), Library.registryTable(m, LOCK), 0);
    }

    private static Lock lockArgument(Mutator m) {
        return Arguments.userdata(m, 1, LOCK, Lock.class);
    }

    /** Returns the lock, so that it can be the value of a variable that is to be closed. */
    private static long lock(Mutator m) {
        lockArgument(m).lock(m, WaitPoint.NEVER);
        return m.arg(1);
    }

    private static long tryLock(Mutator m) {
        long deadline = m.hasArg(2) ? Timeouts.deadline(m, 2) : System.nanoTime();
        return Word.ofBoolean(lockArgument(m).lock(m, deadline));
    }

    private static long unlock(Mutator m) {
        if (!lockArgument(m).unlock(m)) {
            throw m.errors().error("this thread does not hold the lock");
        }
        return m.none();
    }

    /** For {@code __close}: whoever has given the lock back already need not do it again. */
    private static long unlockQuietly(Mutator m) {
        lockArgument(m).unlock(m);
        return m.none();
    }

    // --- barriers and latches

    private static int parties(Mutator m) {
        long count = Arguments.integer(m, 1);
        Arguments.check(m, count >= 1 && count <= Integer.MAX_VALUE, 1, "must be at least 1");
        return (int) count;
    }

    /** {@code threads.barrier} */
    static long createBarrier(Mutator m) {
        return Objects.userdata(m, new Countdown(parties(m)), Library.registryTable(m, BARRIER), 0);
    }

    /** {@code threads.latch} */
    static long createLatch(Mutator m) {
        return Objects.userdata(m, new Countdown(parties(m)), Library.registryTable(m, LATCH), 0);
    }

    private static long arrive(Mutator m) {
        long place = Arguments.userdata(m, 1, BARRIER, Countdown.class).arrive(m, Timeouts.deadline(m, 2));
        return place == 0 ? Timeouts.timeout(m) : m.integer(place);
    }

    private static Countdown latch(Mutator m) {
        return Arguments.userdata(m, 1, LATCH, Countdown.class);
    }

    private static long awaitZero(Mutator m) {
        return latch(m).awaitZero(m, Timeouts.deadline(m, 2)) ? Word.TRUE : Timeouts.timeout(m);
    }

    private static long countDown(Mutator m) {
        long by = Arguments.integer(m, 2, 1);
        Arguments.check(m, by >= 1, 2, "must be at least 1");
        latch(m).countDown(by);
        return m.none();
    }

    private static long count(Mutator m) {
        return m.integer(latch(m).count());
    }
}
