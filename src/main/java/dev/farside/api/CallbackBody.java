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
        Session outer = machine.beginCallback(session);
        LuaArguments arguments = new LuaArguments(machine, session);
        try {
            return give(session, callback.call(arguments));
        } catch (LuaExitException exit) {
            throw new ExitRequest(exit.status(), false);
        } catch (LuaTimeoutException timeout) {
            throw new TimeLimit.Exceeded(timeout.traceback());
        } catch (LuaCancelledException cancelled) {
            throw new LuaThread.Cancelled();
        } catch (LuaException error) {
            throw session.raise(error);
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
