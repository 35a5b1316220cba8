package dev.farside.threads;

import dev.farside.lib.Library;
import dev.farside.lib.StandardStreams;
import dev.farside.object.UserdataObject;
import dev.farside.memory.Memory;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.HostCalls;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.LuaThread;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Objects;
import dev.farside.runtime.StoreBarrier;
import dev.farside.runtime.Traceback;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/** The library {@code threads}. */
public final class ThreadsLibrary {

    /** The library's table in the registry. */
    static final String KEY = "threads";

    private static final String TYPE = "thread handle";
    private static final String WATCHDOG = "_WATCHDOG";

    private ThreadsLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        Prelude prelude = new Prelude();
        createMetatable(m);
        ChannelMethods.createMetatable(m);
        SynchronizerMethods.createMetatables(m, prelude);
        Library library = Library.create(m, "threads");
        Library.put(m, Word.ref(m.state().registry()), KEY, Word.ofTable(library.tableRef()));
        library.function("run", ThreadsLibrary::run)
                .set("failures", prelude.function(m, "failures"))
                .set("parallel", prelude.function(m, "parallel"))
                .set("map", prelude.function(m, "map"))
                .set("reduce", prelude.function(m, "reduce"))
                .set("supervise", prelude.function(m, "supervise"))
                .function("self", ThreadsLibrary::self)
                .function("sleep", ThreadsLibrary::sleep)
                .function("yield", ThreadsLibrary::yield)
                .function("cpus", mutator -> mutator.integer(Runtime.getRuntime().availableProcessors()))
                .function("clock", mutator -> Word.ofFloat(System.nanoTime() / 1e9))
                .function("receive", ThreadsLibrary::receive)
                .function("watchdog", ThreadsLibrary::watchdog)
                .function("freeze", Freezing::freeze)
                .function("isfrozen", Freezing::isFrozen)
                .function("channel", ChannelMethods::create)
                .function("select", ChannelMethods::select)
                .function("lock", SynchronizerMethods::createLock)
                .function("barrier", SynchronizerMethods::createBarrier)
                .function("latch", SynchronizerMethods::createLatch)
                .set("atomic", Word.ofTable(Atomic.createTable(m, prelude)));
    }

    private static void createMetatable(Mutator m) {
        Library metatable = Library.of(m, Library.registryTable(m, TYPE));
        Library methods = Library.of(m, m.tables().create());
        metatable.set("__name", m.string(TYPE))
                .set("__index", Word.ofTable(methods.tableRef()))
                .function("__tostring", ThreadsLibrary::describe)
                .function("__gc", ThreadsLibrary::collected);
        methods.function("join", ThreadsLibrary::join)
                .function("pjoin", ThreadsLibrary::protectedJoin)
                .function("status", mutator -> mutator.string(thread(mutator).status().text()))
                .function("id", mutator -> mutator.integer(thread(mutator).id()))
                .function("name", ThreadsLibrary::name)
                .function("detach", ThreadsLibrary::detach)
                .function("cancel", ThreadsLibrary::cancel)
                .function("send", ThreadsLibrary::send);
    }

    private static LuaThread thread(Mutator m) {
        return Arguments.userdata(m, 1, TYPE, LuaThread.class);
    }

    // --- starting

    private static long run(Mutator m) {
        return start(m, false);
    }

    /** Starts a thread whose errors its maker will certainly hear of. */
    static long runJoined(Mutator m) {
        return start(m, true);
    }

    private static long start(Mutator m, boolean joined) {
        Arguments.function(m, 1);
        return LuaThread.start(m, Library.registryTable(m, TYPE), m.base(), m.argCount() - 1, joined,
                ThreadsLibrary::ended);
    }

    private static long self(Mutator m) {
        if (m.threadHandle() == Word.NIL) {
            m.setThreadHandle(Objects.userdata(m, m.thread(), Library.registryTable(m, TYPE), LuaThread.USER_VALUES));
        }
        return m.threadHandle();
    }

    // --- waiting for the end

    /** Waits; false if the time is over. */
    private static boolean await(Mutator m, LuaThread thread) {
        long deadline = Timeouts.deadline(m, 2);
        if (thread == m.thread()) {
            throw m.errors().error("a thread cannot join itself");
        }
        if (thread.isOpener()) {
            throw m.errors().error("the main thread cannot be joined");
        }
        return thread.await(m, deadline);
    }

    private static int pushResults(Mutator m) {
        long list = Word.ref(LuaThread.content(m.arg(1)));
        int count = (int) Word.toInteger(m.tables().getString(list, Word.ofByte('n')));
        m.ensureStack(m.top(), count);
        for (int i = 1; i <= count; i++) {
            m.push(m.tables().getInteger(list, i));
        }
        return count;
    }

    private static long join(Mutator m) {
        LuaThread thread = thread(m);
        if (!await(m, thread)) {
            return Timeouts.timeout(m);
        }
        if (thread.status() == LuaThread.Status.FINISHED) {
            return m.results(pushResults(m));
        }
        long value = LuaThread.content(m.arg(1));
        if (!Word.isString(value) || thread.status() == LuaThread.Status.CANCELLED) {
            throw m.errors().value(value);
        }
        long here = Traceback.compose(m, m.coroutine(), Word.NIL, 1);
        m.push(here);
        String text = Strings.toLatin1(value) + "\n" + thread.name() + ", " + latin1(LuaThread.traceback(m.arg(1)))
                + "\njoined by " + m.thread().name() + ", " + latin1(here);
        throw m.errors().value(m.string(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String latin1(long word) {
        return Word.isString(word) ? Strings.toLatin1(word) : "no traceback";
    }

    /** True and the results; false, the error and its traceback; or nil, "timeout". */
    private static long protectedJoin(Mutator m) {
        LuaThread thread = thread(m);
        if (!await(m, thread)) {
            return Timeouts.timeout(m);
        }
        if (thread.status() == LuaThread.Status.FINISHED) {
            m.push(Word.TRUE);
            return m.results(1 + pushResults(m));
        }
        return m.results(Word.FALSE, LuaThread.content(m.arg(1)), LuaThread.traceback(m.arg(1)));
    }

    private static long name(Mutator m) {
        LuaThread thread = thread(m);
        if (m.hasArg(2)) {
            thread.setName(Arguments.toJava(m, 2));
        }
        return m.string(thread.name());
    }

    private static long detach(Mutator m) {
        LuaThread thread = thread(m);
        thread.detach();
        reportUnheard(m, thread); // it may have been dead before
        return m.arg(1);
    }

    private static long cancel(Mutator m) {
        LuaThread thread = thread(m);
        if (thread.isOpener()) {
            throw m.errors().error("the main thread cannot be cancelled");
        }
        thread.cancel(Arguments.isNoneOrNil(m, 2) ? null : Arguments.toJava(m, 2));
        WaitPoint.pollIfWanted(m);
        return m.none();
    }

    private static long describe(Mutator m) {
        LuaThread thread = thread(m);
        return m.string("thread handle: " + thread.name() + " (" + thread.status().text() + ")");
    }

    // --- time

    private static long sleep(Mutator m) {
        double seconds = Timeouts.seconds(m, 1);
        long deadline = Timeouts.after(seconds);
        do {
            WaitPoint.park(m, deadline);
            WaitPoint.pollIfWanted(m);
        } while (!WaitPoint.isOver(deadline));
        return m.none();
    }

    private static long yield(Mutator m) {
        m.beginWaiting();
        try {
            Thread.yield();
        } finally {
            m.endWaiting();
        }
        WaitPoint.pollIfWanted(m);
        return m.none();
    }

    // --- mailboxes

    /** The channel that is a thread's mailbox, made when it is first asked for. */
    private static long mailbox(Mutator m, long handle) {
        LuaThread thread = (LuaThread) Objects.userdata(m, handle);
        long address = UserdataObject.slot(Word.ref(handle), LuaThread.MAILBOX);
        synchronized (thread) {
            long known = Memory.getLongAcquire(address);
            if (known != Word.NIL) {
                return known;
            }
            long made = ChannelMethods.create(m, Channel.UNBOUNDED);
            StoreBarrier.store(m, Word.ref(handle), address, made);
            return made;
        }
    }

    private static long send(Mutator m) {
        thread(m);
        long value = Arguments.any(m, 2);
        Arguments.check(m, value != Word.NIL, 2, "nil cannot be sent");
        long box = mailbox(m, m.arg(1));
        m.push(box);
        ((Channel) Objects.userdata(m, box)).send(m, Word.ref(box), value, WaitPoint.NEVER);
        return m.none();
    }

    private static long receive(Mutator m) {
        long deadline = Timeouts.deadline(m, 1);
        long box = mailbox(m, self(m));
        m.push(box);
        Channel.Outcome outcome = ((Channel) Objects.userdata(m, box)).receive(m, Word.ref(box), deadline);
        return outcome == Channel.Outcome.DONE ? m.results(1) : Timeouts.timeout(m);
    }

    // --- threads that die

    private static long watchdog(Mutator m) {
        if (!Arguments.isNoneOrNil(m, 1)) {
            Arguments.function(m, 1);
        }
        long registry = Word.ref(m.state().registry());
        long old = m.tables().get(registry, m.string(WATCHDOG));
        Library.put(m, registry, WATCHDOG, m.arg(1));
        return old;
    }

    /** On the thread that has ended: tells the watchdog, or the world if nobody can join the thread any more. */
    private static void ended(Mutator m, LuaThread thread, LuaThread.Status end, long call) {
        if (end != LuaThread.Status.FAILED || thread.isJoined()) {
            return;
        }
        long handle = m.threadHandle();
        long watchdog = m.tables().get(Word.ref(m.state().registry()), m.string(WATCHDOG));
        if (!Word.isFunction(watchdog)) {
            if (thread.isDetached()) {
                report(m, handle);
            }
            return;
        }
        thread.setJoined();
        long report = m.tables().create();
        m.push(Word.ofTable(report));
        Library.put(m, report, "thread", handle);
        Library.put(m, report, "error", LuaThread.content(handle));
        Library.put(m, report, "traceback", LuaThread.traceback(handle));
        Library.put(m, report, "name", m.string(thread.name()));
        Library.put(m, report, "function", m.tables().getInteger(call, 1));
        Library.put(m, report, "arguments", arguments(m, call));
        HostCalls.Mark here = new HostCalls.Mark(m);
        try {
            m.pushFunction(watchdog);
            m.push(Word.ofTable(report));
            m.call(1, 0);
        } catch (LuaError problem) {
            here.restore(m, false);
            m.push(problem.value());
            reportText(m, "the watchdog", problem.value(), "called for " + thread.name());
        }
        here.restore(m, false);
        m.pop(1);
    }

    /** A table with the arguments of a call, and their number in {@code n}. */
    private static long arguments(Mutator m, long call) {
        int count = (int) Word.toInteger(m.tables().getString(call, Word.ofByte('n')));
        long list = m.tables().create(count, 1);
        for (int i = 1; i <= count; i++) {
            m.tables().setInteger(list, i, m.tables().getInteger(call, i + 1L));
        }
        m.tables().setString(list, Word.ofByte('n'), Word.ofInteger(count));
        return Word.ofTable(list);
    }

    /** A handle is about to go away: an error that nobody has asked for is printed. */
    private static long collected(Mutator m) {
        LuaThread thread = thread(m);
        reportUnheard(m, thread);
        return m.none();
    }

    private static void reportUnheard(Mutator m, LuaThread thread) {
        if (thread.status() == LuaThread.Status.FAILED && !thread.isJoined()) {
            report(m, m.arg(1));
        }
    }

    private static void report(Mutator m, long handle) {
        LuaThread thread = (LuaThread) Objects.userdata(m, handle);
        thread.setJoined();
        reportText(m, thread.name(), LuaThread.content(handle), latin1(LuaThread.traceback(handle)));
    }

    private static void reportText(Mutator m, String where, long value, String traceback) {
        String text = Strings.toLatin1(HostCalls.describe(m, value));
        String message = "farside: error in " + where + ": " + text + "\n" + traceback + "\n";
        StandardStreams.of(m).error().writeMessage(m, message.getBytes(StandardCharsets.ISO_8859_1));
    }
}
