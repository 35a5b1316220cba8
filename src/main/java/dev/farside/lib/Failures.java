package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/** The results of functions that report an error of the system instead of raising it. */
final class Failures {

    private Failures() {
    }

    /**
     * Nil, a message and the error's number.
     *
     * @param name the file to name in the message, or null
     */
    static long result(Mutator m, SystemError error, String name) {
        String message = name == null ? error.message() : name + ": " + error.message();
        return m.results(Word.NIL, m.string(message), Word.ofInteger(error.number()));
    }
}
