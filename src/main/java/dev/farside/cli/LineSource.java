package dev.farside.cli;

/** Where the prompt gets its lines from. */
interface LineSource {

    /** Tells that the user has given up the statement that he was writing. */
    final class Abandoned extends Exception {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super("abandoned", null, false, false);
        }
    }

    /**
     * Shows a prompt and reads a line.
     *
     * @return the line as a byte string without its end, or null at the end of the input
     * @throws Abandoned if the user wants to begin anew
     */
    String read(String prompt) throws Abandoned;

    /** Adds a complete statement to the history. */
    void remember(String statement);

    /** Gives the terminal back. */
    void close();
}
