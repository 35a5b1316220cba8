package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/** Commands for the system's shell, and what their exit means. */
final class Shell {

    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    /** Java reports a process killed by a signal as having exited with this plus the signal's number. */
    private static final int KILLED = 128;
    private static final int LAST_SIGNAL = 31;

    private Shell() {
    }

    /** A command that shares the standard streams of this process, unless they are redirected. */
    static ProcessBuilder command(String text) {
        return (WINDOWS ? new ProcessBuilder("cmd.exe", "/c", text) : new ProcessBuilder("sh", "-c", text))
                .inheritIO();
    }

    /** Waits for the end of a process; if the wait is cut short, it is asked to end, with all that it has started. */
    static int await(Mutator m, Process process) {
        boolean ended = false;
        try {
            Waiting.interruptibly(m, process::waitFor);
            ended = true;
        } finally {
            if (!ended) {
                end(process);
            }
        }
        return process.exitValue();
    }

    /** Asks a process to end, with all that it has started. */
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /**
     * The three results that {@code os.execute} and closing a pipe have. Java cannot tell a shell that was killed by a
     * signal from one that exited with the signal's number plus 128; it is taken for the former.
     */
    static long results(Mutator m, int exitValue) {
        if (!WINDOWS && exitValue > KILLED && exitValue <= KILLED + LAST_SIGNAL) {
            return m.results(Word.NIL, m.string("signal"), Word.ofInteger(exitValue - KILLED));
        }
        return m.results(exitValue == 0 ? Word.TRUE : Word.NIL, m.string("exit"), Word.ofInteger(exitValue));
    }
}
