package dev.farside.runtime;

/** Makes the engine of a mutator. */
@FunctionalInterface
public interface EngineFactory {

    /** Makes an engine. */
    Engine create(Mutator mutator);
}
