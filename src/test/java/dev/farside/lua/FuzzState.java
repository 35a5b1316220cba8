package dev.farside.lua;

import dev.farside.lib.ExitRequest;
import dev.farside.runtime.HostCalls;
import dev.farside.runtime.Mutator;

/**
 * A state for programs that nobody has read: without access to files and processes, with little memory and time. What
 * comes out is a result, a Lua error, or the end of the time; everything else fails the test.
 */
final class FuzzState implements AutoCloseable {

    /** Bytes a program may use. */
    static final long MEMORY = 48 << 20;

    private static final String SANDBOX = """
            local loaded = package.loaded
            for _, name in ipairs { "io", "require", "dofile", "loadfile", "package" } do
              loaded[name], _G[name] = nil, nil
            end
            for _, name in ipairs { "remove", "rename", "execute", "exit", "tmpname" } do os[name] = nil end
            debug.getregistry, debug.debug, threads = nil, nil, nil
            STRESS = true
            """;

    /** How a program ended. */
    enum Outcome { REFUSED, RAN, FAILED, TIMED_OUT }

    private final LuaRun lua = new LuaRun();
    private final HostCalls.Mark bottom;
    private final Watch watch = new Watch(lua.mutator());

    FuzzState() {
        lua.run(SANDBOX);
        bottom = new HostCalls.Mark(lua.mutator());
        lua.state().space().setLimit(MEMORY);
    }

    LuaRun lua() {
        return lua;
    }

    /** Runs something that calls Lua, for a limited time. */
    Outcome run(Runnable work, long milliseconds) {
        Mutator m = lua.mutator();
        watch.start(milliseconds);
        try {
            work.run();
            return Outcome.RAN;
        } catch (LuaRun.LuaFailure failure) {
            return failure.wasLoaded() ? Outcome.FAILED : Outcome.REFUSED;
        } catch (TimeUp end) {
            bottom.restore(m, false);
            return Outcome.TIMED_OUT;
        } catch (ExitRequest exit) {
            bottom.restore(m, true);
            return Outcome.RAN;
        } finally {
            watch.stop();
        }
    }

    /** Collects, checks the heap, and closes the state; finalizers have little time too. */
    @Override
    public void close() {
        lua.state().space().setLimit(Long.MAX_VALUE);
        lua.collectAndVerify();
        watch.start(2000);
        try {
            lua.close();
        } catch (TimeUp end) {
            bottom.restore(lua.mutator(), false);
            lua.close();
        } finally {
            watch.end();
        }
        long left = lua.state().space().bytes();
        if (left != 0) {
            throw new IllegalStateException(left + " bytes are left after closing");
        }
    }

    /** Not caught by anything in Lua. */
    private static final class TimeUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        TimeUp() {
            super("time is up", null, false, false);
        }
    }

    /** Interrupts a mutator when the time is over, again and again. */
    private static final class Watch implements Runnable {
        private final Mutator m;
        private final Thread thread = new Thread(this, "fuzz watch");
        private volatile long deadline = Long.MAX_VALUE;

        Watch(Mutator m) {
            this.m = m;
            thread.setDaemon(true);
            thread.start();
        }

        void start(long milliseconds) {
            deadline = System.nanoTime() + milliseconds * 1_000_000;
        }

        void stop() {
            deadline = Long.MAX_VALUE;
        }

        void end() {
            stop();
            thread.interrupt();
        }

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    if (isOver()) {
                        m.requestInterrupt(this::raise);
                    }
                    Thread.sleep(10);
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isOver() {
            long at = deadline;
            return at != Long.MAX_VALUE && System.nanoTime() > at;
        }

        private void raise(Mutator mutator) {
            if (isOver()) {
                throw new TimeUp();
            }
        }
    }
}
