package dev.farside.lib;

import dev.farside.runtime.Mutator;

/** Opens the libraries that a Lua program expects. */
public final class StandardLibraries {

    private StandardLibraries() {
    }

    /**
     * Opens every library of the reference manual, in the reference's order. The library {@code threads}, which programs
     * find beside them, is in a package of its own and opened by who makes the state.
     */
    public static void openAll(Mutator m) {
        BaseLibrary.open(m);
        PackageLibrary.open(m);
        CoroutineLibrary.open(m);
        TableLibrary.open(m);
        IoLibrary.open(m);
        OsLibrary.open(m);
        StringLibrary.open(m);
        MathLibrary.open(m);
        Utf8Library.open(m);
        DebugLibrary.open(m);
    }
}
