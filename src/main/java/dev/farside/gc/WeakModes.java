package dev.farside.gc;

/**
 * Tells how weak the tables with a certain metatable are. Declared here because looking up a field is above this
 * layer.
 */
@FunctionalInterface
public interface WeakModes {

    /** Bit: keys are weak. */
    int KEYS = 1;
    /** Bit: values are weak. */
    int VALUES = 2;

    /** The bits for a metatable, by its {@code __mode}. Must not allocate. */
    int of(long metatable);
}
