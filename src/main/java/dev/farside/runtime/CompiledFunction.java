package dev.farside.runtime;

/**
 * Compiled code of a Lua function, or what stands for it where there is none. Instances are used by one thread at a
 * time.
 */
public abstract class CompiledFunction {

    /** For {@link #call}: the frame is complete, missing arguments have been set to nil. */
    public static final int COMPLETE = Integer.MAX_VALUE;

    /** For subclasses. */
    protected CompiledFunction() {
    }

    /**
     * Runs the function. Function word and link are in place at {@code base - 16} and {@code base - 8}, the arguments
     * from {@code base} on.
     *
     * @param m the running mutator; its own base and position need not be those of the caller
     * @param base address of the new frame's first register
     * @param arguments how many there are, or {@link #COMPLETE}
     * @return the only result, or an {@link Outcome}
     */
    public abstract long call(Mutator m, long base, int arguments);

    /** The code to be run on a frame that was made already. */
    public CompiledFunction body() {
        return this;
    }
}
