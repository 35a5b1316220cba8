package dev.farside.api;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.string.Strings;
import dev.farside.value.Word;

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
        check();
        return session.values().toJava(m.arg(index), false);
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
        check();
        try {
            return Arguments.integer(m, index);
        } catch (LuaError error) {
            throw session.plainException(error);
        }
    }

    /** A number. */
    public double toDouble(int index) {
        check();
        try {
            return Arguments.toDouble(m, index);
        } catch (LuaError error) {
            throw session.plainException(error);
        }
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
        check();
        try {
            return Arguments.string(m, index);
        } catch (LuaError error) {
            throw session.plainException(error);
        }
    }

    /** A table. */
    public LuaTable toTable(int index) {
        check();
        try {
            return new LuaTable(machine, Word.ofTable(Arguments.table(m, index)));
        } catch (LuaError error) {
            throw session.plainException(error);
        }
    }

    /** A function. */
    public LuaFunction toFunction(int index) {
        check();
        try {
            return new LuaFunction(machine, Arguments.function(m, index));
        } catch (LuaError error) {
            throw session.plainException(error);
        }
    }

    private void check() {
        session.requireUsable();
        if (ended || !machine.isInside(session) || m.coroutine() != coroutine || m.base() - m.stackStart() != frame) {
            throw new IllegalStateException("the arguments of a callback can be read only by it, while it runs");
        }
    }
}
