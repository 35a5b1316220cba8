package dev.farside.runtime;

/** Runs Lua functions. Declared here so that the engines stand above the semantics they share. */
public interface Engine {

    /**
     * Runs from the mutator's current frame, which is a Lua function's, until a frame whose link is of kind
     * {@link Link#ENTRY} has returned ({@link Mutator#takeExit}).
     *
     * @throws LuaError if an error is not caught inside; the frames are left as they are
     */
    void run();
}
