package dev.farside.api;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.function.Supplier;

/**
 * What a {@link LuaCallback} was called with. Arguments are counted from 1, as in Lua's messages; those that were not
 * given are nil.
 *
 * <p>The methods that name a type convert as Lua's own functions do (numbers and strings into each other), and throw a
 * {@link LuaException} "bad argument" if they cannot; a callback lets it pass. Valid on the callback's thread until the
 * callback returns.
 */
public final class LuaArguments {

    private final Machine machine;
    private final Session session;
    private final Mutator m;
    private final long frame;
    private final long coroutine;
    private boolean ended;

    LuaArguments(Machine machine, Session session) {
        this.machine = machine;
        this.session = session;
        m = session.mutator();
        frame = m.base() - m.stackStart();
        coroutine = m.coroutine();
    }

    void end() {
        ended = true;
    }

    /** The state that calls. */
    public LuaState state() {
        return machine.owner();
    }

    /** Number of arguments. */
    public int count() {
        check();
        return m.argCount();
    }

    /** An argument, a string as {@code String}. */
    public Object get(int index) {
        return read(() -> session.values().toJava(m.arg(index), false));
    }

    /** True if an argument is nil or was not given. */
    public boolean isNil(int index) {
        check();
        return m.arg(index) == Word.NIL;
    }

    /** Whether an argument counts as true: all but nil and false do. */
    public boolean toBoolean(int index) {
        check();
        return Word.isTruthy(m.arg(index));
    }

    /** An integer. */
    public long toLong(int index) {
        return read(() -> Arguments.integer(m, index));
    }

    /** A number. */
    public double toDouble(int index) {
        return read(() -> Arguments.toDouble(m, index));
    }

    /** A string, decoded as UTF-8. */
    public String toText(int index) {
        return Strings.toJava(string(index));
    }

    /** The bytes of a string. */
    public byte[] toBytes(int index) {
        return Strings.toBytes(string(index));
    }

    private long string(int index) {
        return read(() -> Arguments.string(m, index));
    }

    /** A table. */
    public LuaTable toTable(int index) {
        return read(() -> new LuaTable(machine, Word.ofTable(Arguments.table(m, index))));
    }

    /** A function. */
    public LuaFunction toFunction(int index) {
        return read(() -> new LuaFunction(machine, Arguments.function(m, index)));
    }

    /** Reads an argument; errors become those of this package (I-A1). */
    private <T> T read(Supplier<T> reading) {
        check();
        try {
            return reading.get();
        } catch (LuaError error) {
            throw session.plainException(error);
        } catch (OutOfMemoryException exhausted) {
            throw new LuaException(exhausted.getMessage());
        }
    }

    private void check() {
        session.requireUsable();
        if (ended || !machine.isInside(session) || m.coroutine() != coroutine || m.base() - m.stackStart() != frame) {
            throw new IllegalStateException("the arguments of a callback can be read only by it, while it runs");
        }
    }
}
