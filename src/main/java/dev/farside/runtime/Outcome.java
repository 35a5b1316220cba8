package dev.farside.runtime;

import dev.farside.value.Word;

/**
 * What compiled code returns: the word of its only result, or one of the words here, which no Lua value has.
 */
public final class Outcome {

    /** The results lie where the calling instruction wants them. */
    public static final long PLACED = Word.EMPTY;
    /** Any number of results, where {@link Mutator#leaveResults} was told. */
    public static final long SEVERAL = Word.FROZEN;
    /** The function and its arguments lie where the frame was; it is to be called in its place. */
    public static final long TAIL = Word.RESERVED;
    /**
     * Compiled code gives up all frames down to the engine's run below it, which goes on with the mutator's current
     * frame: a coroutine has yielded, a stack has moved, or something is to be done that only the interpreter does.
     */
    public static final long UNWIND = Word.NONE;

    private Outcome() {
    }

    /** True for {@link #TAIL} and {@link #UNWIND}: the function that was called has not returned. */
    public static boolean isUnfinished(long outcome) {
        return Long.compareUnsigned(outcome - TAIL, UNWIND - TAIL) <= 0;
    }

    /** True for the words here; false for the word of a value. */
    public static boolean isSpecial(long outcome) {
        return Long.compareUnsigned(outcome - PLACED, UNWIND - PLACED) <= 0;
    }
}
