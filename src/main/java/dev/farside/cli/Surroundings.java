package dev.farside.cli;

import dev.farside.lib.StandardStreams;

/** What a run of the command finds around it: the process's streams and environment, unless a test has others. */
class Surroundings {

    /** The surroundings of this process. */
    Surroundings() {
    }

    /** Sets the streams of a new state. */
    void redirect(StandardStreams streams) {
        // those of the process are there already
    }

    /** True if the standard input is a terminal. */
    boolean inputIsTerminal() {
        return StandardStreams.isTerminal(0);
    }

    /** True if the standard output is a terminal. */
    boolean outputIsTerminal() {
        return StandardStreams.isTerminal(1);
    }

    /** A variable of the environment, or null. */
    String variable(String name) {
        return System.getenv(name);
    }
}
