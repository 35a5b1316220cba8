package dev.farside.jit;

import dev.farside.runtime.Mutator;

/**
 * Switches compilation on, as the system property {@code farside.jit} says: {@code on} (the default), {@code off}, or
 * {@code eager}, which compiles each function when it is first run, for tests.
 */
public final class Jit {

    private static final String MODE = System.getProperty("farside.jit", "on");

    private Jit() {
    }

    /**
     * Lets the hot functions of a mutator be compiled.
     *
     * @throws IllegalArgumentException if the system property is none of the three
     */
    public static void install(Mutator m) {
        switch (MODE) {
            case "off" -> { }
            case "on" -> m.compiledCode().use(new JitCompiler(), false);
            case "eager" -> m.compiledCode().use(new JitCompiler(), true);
            default -> throw new IllegalArgumentException(
                    "the system property farside.jit is '" + MODE + "'; it must be on, off or eager");
        }
    }
}
