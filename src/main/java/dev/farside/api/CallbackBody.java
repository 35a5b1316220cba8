package dev.farside.api;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.lib.ExitRequest;
import dev.farside.runtime.LuaError;
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
        if (!machine.isOpenedBy(m)) {
            throw m.errors().error("a function of the host cannot be called by a thread that Lua has started");
        }
        LuaArguments arguments = new LuaArguments(machine, m);
        try {
            return give(m, callback.call(arguments));
        } catch (LuaExitException exit) {
            throw new ExitRequest(exit.status(), false);
        } catch (LuaTimeoutException timeout) {
            throw new TimeLimit.Exceeded(timeout.traceback());
        } catch (LuaException error) {
            throw machine.raise(error);
        } catch (TimeLimit.Exceeded | LuaError | ExitRequest | OutOfMemoryException passing) {
            throw passing;
        } catch (StackOverflowError overflow) {
            throw m.errors().error("stack overflow");
        } catch (Exception problem) {
            throw machine.raise(problem);
        } finally {
            arguments.end();
        }
    }

    private long give(Mutator m, Object result) {
        if (!(result instanceof Object[] results)) {
            machine.values().push(result);
            return m.results(1);
        }
        for (Object one : results) {
            machine.values().push(one);
        }
        return m.results(results.length);
    }
}
