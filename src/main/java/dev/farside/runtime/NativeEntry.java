package dev.farside.runtime;

/**
 * What the handle of a native function leads to.
 *
 * @param name the name for error messages, such as {@code insert}
 * @param body the code
 * @param continuation what follows when a Lua function that the body called without waiting returns; null if it never
 *        does that
 */
public record NativeEntry(String name, NativeFunction body, Continuation continuation) {

    /** The second half of a native function that calls Lua without waiting on the Java stack. */
    @FunctionalInterface
    public interface Continuation {

        /**
         * Goes on after the call. The frame is the native function's again; the called function's results are the last
         * values of the frame ({@link Mutator#fromTop}).
         *
         * @param m the mutator; another one than before, perhaps
         * @param number the number given to {@link Mutator#callAndContinue}
         * @param results how many results there are
         * @return as {@link NativeFunction#call}
         */
        long resume(Mutator m, int number, int results);
    }

    /** An entry without a continuation. */
    public NativeEntry(String name, NativeFunction body) {
        this(name, body, null);
    }
}
