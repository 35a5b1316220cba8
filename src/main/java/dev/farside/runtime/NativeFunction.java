package dev.farside.runtime;

/**
 * A Lua function written in Java.
 *
 * <p>Arguments are read with {@link Mutator#arg} and the {@code check} methods. The result is one word; or
 * {@link Mutator#none()}, {@link Mutator#results} and friends for another number of results.
 *
 * <p>A collection happens only inside calls that run Lua code or say that they reserve memory. Words that live across
 * such a call must be arguments or have been {@linkplain Mutator#push pushed}.
 */
@FunctionalInterface
public interface NativeFunction {

    /**
     * Runs the function.
     *
     * @param m the calling thread's mutator; use it only during this call
     * @return a result word
     * @throws LuaError to raise an error, made by one of the mutator's methods
     */
    long call(Mutator m);
}
