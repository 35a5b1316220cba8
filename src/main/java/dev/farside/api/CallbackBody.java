package dev.farside.api;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.lib.ExitRequest;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.LuaThread;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeFunction;

/** A callback as the runtime calls it: hands arguments over, turns exceptions into Lua errors. */
final class CallbackBody implements NativeFunction {

    private final Machine machine;
    private final LuaCallback callback;

    CallbackBody(Machine machine, LuaCallback callback) {
        this.machine = machine;
        this.callback = callback;
    }

    @Override
    public long call(Mutator m) {
        Session session = machine.session(m);
        LuaArguments arguments = new LuaArguments(machine, session);
        Session outer = machine.beginCallback(session);
        try {
            return give(session, callback.call(arguments));
        } catch (LuaException error) {
            throw passed(session, error);
        } catch (TimeLimit.Exceeded | LuaThread.Cancelled | LuaError | ExitRequest | OutOfMemoryException passing) {
            throw passing;
        } catch (StackOverflowError overflow) {
            throw m.errors().error("stack overflow");
        } catch (Exception problem) {
            throw session.raise(problem);
        } finally {
            arguments.end();
            machine.endCallback(outer);
        }
    }

    /**
     * What an exception of Lua code becomes again that has passed through the callback; another state's is an error.
     */
    private RuntimeException passed(Session session, LuaException error) {
        return switch (error) {
            case LuaExitException exit when exit.machine == machine -> new ExitRequest(exit.status(), false);
            case LuaTimeoutException timeout when timeout.machine == machine ->
                    new TimeLimit.Exceeded(timeout.traceback());
            case LuaCancelledException cancelled when cancelled.machine == machine -> new LuaThread.Cancelled();
            default -> session.raise(error);
        };
    }

    private static long give(Session session, Object result) {
        if (!(result instanceof Object[] results)) {
            session.values().push(result);
            return session.mutator().results(1);
        }
        for (Object one : results) {
            session.values().push(one);
        }
        return session.mutator().results(results.length);
    }
}
