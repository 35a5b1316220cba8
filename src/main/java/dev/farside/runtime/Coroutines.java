package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.NativeFunctionObject;
import dev.farside.value.Word;

/**
 * Coroutines: the functions of the library {@code coroutine}, and what the end of a coroutine does.
 *
 * <p>To resume is to mount another stack and go on in its current frame; to yield is to mount the resumer's. The
 * resumer's current frame is then always that of {@code resume} or of a wrapped function.
 */
public final class Coroutines {

    private static final int MAX_CHAIN = 190;

    /** {@code coroutine.resume} */
    public static final NativeEntry RESUME = new NativeEntry("resume", Coroutines::resume);
    /** {@code coroutine.yield} */
    public static final NativeEntry YIELD = new NativeEntry("yield", Coroutines::yield);
    /** A function made by {@code coroutine.wrap}. */
    private static final NativeEntry WRAPPED = new NativeEntry("wrap", Coroutines::resumeWrapped);

    private static final String[] STATUS_NAMES = {"suspended", "running", "normal", "dead"};

    private Coroutines() {
    }

    /** {@code coroutine.create} */
    public static long create(Mutator m) {
        return Word.ofOther(make(m, Arguments.function(m, 1)));
    }

    /** Makes a coroutine that will run a function; returns its reference. */
    public static long make(Mutator m, long function) {
        long ref = m.newCoroutine();
        if (m.tables().hasTraversals()) {
            m.tables().endTraversals(ref); // of another coroutine that was here before
        }
        long base = CoroutineObject.stack(ref) + CoroutineObject.STACK_SLOTS + 16;
        Memory.putLong(base, function);
        Memory.putInt(ref + CoroutineObject.TOP, 24);
        return ref;
    }

    /** {@code coroutine.wrap} */
    public static long wrap(Mutator m) {
        long coroutine = Word.ofOther(make(m, Arguments.function(m, 1)));
        long function = Objects.nativeFunction(m, m.state().wrappedHandle(WRAPPED), 1);
        Memory.putLong(NativeFunctionObject.slot(Word.ref(function), 0), coroutine);
        return function;
    }

    private static long resume(Mutator m) {
        long coroutine = Arguments.coroutine(m, 1);
        String refusal = refusal(m, coroutine);
        if (refusal != null) {
            return m.results(Word.FALSE, m.string(refusal));
        }
        return goOn(m, coroutine, 2);
    }

    private static long resumeWrapped(Mutator m) {
        long coroutine = Word.ref(m.upvalue(0));
        String refusal = refusal(m, coroutine);
        if (refusal != null) {
            throw m.errors().error(refusal);
        }
        return goOn(m, coroutine, 1);
    }

    private static String refusal(Mutator m, long coroutine) {
        int status = CoroutineObject.status(coroutine);
        if (status == CoroutineObject.DEAD) {
            return "cannot resume dead coroutine";
        }
        if (status != CoroutineObject.SUSPENDED) {
            return "cannot resume non-suspended coroutine";
        }
        if (m.chain() + m.depth() >= MAX_CHAIN) {
            return "C stack overflow";
        }
        return take(m, coroutine, CoroutineObject.SUSPENDED) ? null : "cannot resume non-suspended coroutine";
    }

    /** Makes a coroutine this thread's running one; false if another thread was faster. */
    private static boolean take(Mutator m, long coroutine, int expected) {
        if (!CoroutineObject.changeOwn(coroutine, CoroutineObject.RUNNING)
                && !CoroutineObject.claim(coroutine, expected)) {
            return false;
        }
        if (CoroutineObject.hasTraversals(coroutine)) {
            m.tables().resumeTraversals(coroutine);
        }
        return true;
    }

    /** Lets go of a coroutine that is not mounted any more: another thread may go on with it if it is shared. */
    private static void leave(Mutator m, long coroutine, int status) {
        if (!m.tables().hasTraversals() && CoroutineObject.changeOwn(coroutine, status)) {
            return;
        }
        if (Header.has(coroutine, Header.SHARED)) {
            m.tables().publication().publishStack(coroutine);
        }
        if (status == CoroutineObject.SUSPENDED) {
            m.tables().suspendTraversals(coroutine);
        } else {
            m.tables().endTraversals(coroutine);
        }
        if (!CoroutineObject.changeOwn(coroutine, status)) {
            CoroutineObject.release(coroutine, status);
        }
    }

    /**
     * Keeps other threads from resuming a coroutine while its stack is looked at. Undone by {@link #letGo}.
     *
     * @return what letGo needs, or -1 if another thread runs the coroutine
     */
    public static int hold(Mutator m, long coroutine) {
        int status = CoroutineObject.status(coroutine);
        if (status == CoroutineObject.SUSPENDED || status == CoroutineObject.DEAD) {
            return !Header.has(coroutine, Header.SHARED) ? CoroutineObject.NORMAL
                    : CoroutineObject.claim(coroutine, status) ? status : -1;
        }
        for (long each = m.coroutine(); each != 0; each = Header.getRef(each + CoroutineObject.RESUMER)) {
            if (each == coroutine) {
                return CoroutineObject.NORMAL;
            }
        }
        return -1;
    }

    /** Ends a {@link #hold}. */
    public static void letGo(Mutator m, long coroutine, int held) {
        if (held != CoroutineObject.NORMAL) {
            leave(m, coroutine, held);
        }
    }

    private static long goOn(Mutator m, long coroutine, int firstArgument) {
        int count = Math.max(0, m.argCount() - firstArgument + 1);
        long from = m.base() + ((long) (firstArgument - 1) << 3);
        long resumer = m.coroutine();
        CoroutineObject.setStatus(resumer, CoroutineObject.NORMAL);
        Header.putRef(coroutine + CoroutineObject.RESUMER, resumer);
        Memory.putInt(coroutine + CoroutineObject.CHAIN, m.chain() + 1);
        m.mount(coroutine);
        if (m.base() == m.stackStart() + 16 && Frames.function(m.base()) == Word.NIL) {
            m.push(Word.NIL);
            pushAll(m, from, count);
            m.calls().enter(m.base(), count, Link.of(Link.BOTTOM, 2, 0));
        } else {
            pushAll(m, from, count);
            m.calls().giveResults(m.top() - ((long) count << 3), count);
        }
        return m.control();
    }

    private static void pushAll(Mutator m, long from, int count) {
        m.ensureStack(m.top(), count);
        for (int i = 0; i < count; i++) {
            m.push(Memory.getLong(from + ((long) i << 3)));
        }
    }

    private static long yield(Mutator m) {
        if (m.coroutine() == m.mainCoroutine()) {
            throw m.errors().runtime("attempt to yield from outside a coroutine");
        }
        if (m.entries() > 0) {
            throw m.errors().runtime("attempt to yield across a C-call boundary");
        }
        int count = m.argCount();
        long from = m.base();
        m.setTop(from);
        long coroutine = m.coroutine();
        mountResumer(m);
        long results = giveToResumer(m, from, count);
        leave(m, coroutine, CoroutineObject.SUSPENDED);
        m.calls().finishNative(results);
        return m.control();
    }

    private static void mountResumer(Mutator m) {
        long coroutine = m.coroutine();
        long resumer = Header.getRef(coroutine + CoroutineObject.RESUMER);
        Header.putRef(coroutine + CoroutineObject.RESUMER, 0);
        m.leaveRuns();
        m.mount(resumer);
        CoroutineObject.setStatus(resumer, CoroutineObject.RUNNING);
    }

    /** Leaves values as the results of the current frame, which resumed another coroutine. */
    private static long giveToResumer(Mutator m, long from, int count) {
        boolean wrapped = Objects.entry(m, Word.ref(m.arg0())) == WRAPPED;
        if (!wrapped) {
            m.push(Word.TRUE);
        }
        pushAll(m, from, count);
        return m.results(wrapped ? count : count + 1);
    }

    /** The end of the running coroutine: its results go to the resumer, whose frame is the current one afterwards. */
    static long finish(Mutator m, long from, int count) {
        long coroutine = m.coroutine();
        m.setBase(m.stackStart() + 16);
        m.setTop(m.base());
        Memory.putLong(m.base() - 16, Word.NIL);
        mountResumer(m);
        long results = giveToResumer(m, from, count);
        leave(m, coroutine, CoroutineObject.DEAD);
        return results;
    }

    /**
     * The running coroutine ends without results, whatever frames it has; its resumer's is the current one afterwards.
     *
     * @param closes whether its to-be-closed variables are closed; their errors are ignored
     */
    static void abandon(Mutator m, boolean closes) {
        long coroutine = m.coroutine();
        if (closes && ToBeClosed.isPending(m, m.stackStart())) {
            long end = Math.max(m.extent(), m.top());
            m.takeExit();
            m.setEntries(1);
            m.setBase(m.stackStart() + 16);
            Memory.putLong(m.base() - 16, Word.NIL);
            m.setTop(end);
            ToBeClosed.closeAll(m, m.stackStart(), Word.NONE);
        }
        m.setEntries(0);
        ToBeClosed.drop(m, m.stackStart());
        m.setBase(m.stackStart() + 16);
        m.setTop(m.base());
        Memory.putLong(m.base() - 16, Word.NIL);
        mountResumer(m);
        leave(m, coroutine, CoroutineObject.DEAD);
    }

    /**
     * The running coroutine dies of an error. {@code resume} returns it; a wrapped function raises it.
     *
     * @return null if execution goes on, or the error that goes on in the resumer
     */
    static LuaError die(Mutator m, LuaError error) {
        long coroutine = m.coroutine();
        long value = error.value();
        m.setTop(m.extent());
        m.push(value);
        Header.set(coroutine, CoroutineObject.FAILED);
        m.setEntries(0);
        long end = m.top() - m.stackStart();
        mountResumer(m);
        Memory.putInt(coroutine + CoroutineObject.TOP, (int) end);
        leave(m, coroutine, CoroutineObject.DEAD);
        if (Objects.entry(m, Word.ref(m.arg0())) != WRAPPED) {
            m.calls().finishNative(m.results(Word.FALSE, value));
            return null;
        }
        long last = take(m, coroutine, CoroutineObject.DEAD) ? closeVariables(m, coroutine) : value;
        if (Word.isString(last)) {
            ScratchBuffer buffer = m.messageBuffer();
            FrameCursor cursor = new FrameCursor(m);
            cursor.next();
            Errors.appendPosition(buffer, cursor);
            last = buffer.appendString(last).toWord(m.heap());
        }
        return m.errors().value(last);
    }

    /**
     * Closes the variables of a coroutine that was suspended or dead and has been taken; returns the error it ends
     * with, or NONE.
     */
    private static long closeVariables(Mutator m, long coroutine) {
        long current = m.coroutine();
        long error = Word.NONE;
        if (Header.has(coroutine, CoroutineObject.FAILED)) {
            long top = CoroutineObject.stack(coroutine) + CoroutineObject.STACK_SLOTS
                    + Memory.getInt(coroutine + CoroutineObject.TOP);
            error = Memory.getLong(top - 8);
        }
        Memory.putInt(coroutine + CoroutineObject.CHAIN, m.chain() + 1);
        CoroutineObject.setStatus(current, CoroutineObject.NORMAL);
        Header.putRef(coroutine + CoroutineObject.RESUMER, current); // for what goes through all frames
        m.mount(coroutine);
        m.setEntries(1);
        long end = m.stackStart() + Memory.getInt(coroutine + CoroutineObject.TOP);
        m.setBase(m.stackStart() + 16);
        Memory.putLong(m.base() - 16, Word.NIL);
        m.setTop(end);
        error = ToBeClosed.closeAll(m, m.stackStart(), error);
        m.setEntries(0);
        m.setTop(m.base());
        Header.clear(coroutine, CoroutineObject.FAILED);
        Header.putRef(coroutine + CoroutineObject.RESUMER, 0);
        m.mount(current);
        leave(m, coroutine, CoroutineObject.DEAD);
        CoroutineObject.setStatus(current, CoroutineObject.RUNNING);
        return error;
    }

    /** {@code coroutine.close} */
    public static long close(Mutator m) {
        long coroutine = Arguments.coroutine(m, 1);
        int status = CoroutineObject.status(coroutine);
        if (status != CoroutineObject.SUSPENDED && status != CoroutineObject.DEAD || !take(m, coroutine, status)) {
            throw m.errors().error("cannot close a " + STATUS_NAMES[CoroutineObject.status(coroutine)] + " coroutine");
        }
        long error = closeVariables(m, coroutine);
        return error == Word.NONE ? Word.TRUE : m.results(Word.FALSE, error);
    }

    /** {@code coroutine.status} */
    public static long status(Mutator m) {
        return m.string(STATUS_NAMES[CoroutineObject.status(Arguments.coroutine(m, 1))]);
    }

    /** {@code coroutine.running} */
    public static long running(Mutator m) {
        return m.results(Word.ofOther(m.coroutine()), Word.ofBoolean(m.coroutine() == m.mainCoroutine()));
    }

    /** {@code coroutine.isyieldable} */
    public static long isYieldable(Mutator m) {
        long coroutine = m.hasArg(1) ? Arguments.coroutine(m, 1) : m.coroutine();
        int entries = coroutine == m.coroutine() ? m.entries()
                : Memory.getInt(coroutine + CoroutineObject.NESTING);
        return Word.ofBoolean(coroutine != m.mainCoroutine() && entries == 0);
    }
}
