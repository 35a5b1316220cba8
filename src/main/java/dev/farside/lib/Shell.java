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

    /** Waits for the end of a process. */
    static int await(Mutator m, Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interruption) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw m.errors().plain("interrupted");
        }
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
