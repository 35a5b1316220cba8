package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Finalization;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/**
 * {@code collectgarbage}: an instance for each state, which keeps the parameters that programs set and read back. A
 * step is a whole collection, so it always ends a cycle. The mode is only remembered; the first one is that of the
 * command {@code lua}. As in the reference, a finalizer gets nil for whatever it asks.
 */
final class CollectGarbage {

    private static final String[] OPTIONS = {
        "collect", "stop", "restart", "count", "step", "isrunning", "incremental", "generational", "setpause",
        "setstepmul"};

    private volatile boolean generational = true;
    private volatile long pause = 200;
    private volatile long stepMultiplier = 100;

    long call(Mutator m) {
        String option = OPTIONS[Arguments.option(m, 1, "collect", OPTIONS)];
        if (m.isFinalizing()) {
            return Word.NIL;
        }
        switch (option) {
            case "collect":
                collect(m);
                return Word.ofInteger(0);
            case "stop":
                m.state().collector().setStopped(true);
                return Word.ofInteger(0);
            case "restart":
                m.state().collector().setStopped(false);
                return Word.ofInteger(0);
            case "count":
                return Word.ofFloat(m.state().collector().bytesInUse() / 1024.0);
            case "step":
                Arguments.integer(m, 2, 0);
                collect(m);
                return Word.TRUE;
            case "isrunning":
                return Word.ofBoolean(!m.state().collector().isStopped());
            case "incremental":
                return incremental(m);
            case "generational":
                Arguments.integer(m, 2, 0);
                Arguments.integer(m, 3, 0);
                return switchMode(m, true);
            case "setpause":
                return setPause(m);
            default:
                return setStepMultiplier(m);
        }
    }

    private static void collect(Mutator m) {
        m.collect();
        Finalization.runPending(m);
    }

    private long incremental(Mutator m) {
        long newPause = Arguments.integer(m, 2, 0);
        long newMultiplier = Arguments.integer(m, 3, 0);
        Arguments.integer(m, 4, 0);
        if (newPause != 0) {
            pause = newPause;
        }
        if (newMultiplier != 0) {
            stepMultiplier = newMultiplier;
        }
        return switchMode(m, false);
    }

    private long switchMode(Mutator m, boolean toGenerational) {
        String old = generational ? "generational" : "incremental";
        generational = toGenerational;
        return m.string(old);
    }

    private long setPause(Mutator m) {
        long old = pause;
        pause = Arguments.integer(m, 2, 0);
        return m.integer(old);
    }

    private long setStepMultiplier(Mutator m) {
        long old = stepMultiplier;
        stepMultiplier = Arguments.integer(m, 2, 0);
        return m.integer(old);
    }
}
