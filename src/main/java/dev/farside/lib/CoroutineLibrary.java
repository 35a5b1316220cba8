package dev.farside.lib;

import dev.farside.runtime.Coroutines;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Objects;

/** The library {@code coroutine}; what its functions do stands in {@link Coroutines}. */
final class CoroutineLibrary {

    private CoroutineLibrary() {
    }

    static void open(Mutator m) {
        Library.create(m, "coroutine")
                .function("close", Coroutines::close)
                .function("create", Coroutines::create)
                .function("isyieldable", Coroutines::isYieldable)
                .set("resume", Objects.nativeFunction(m, Coroutines.RESUME, 0))
                .function("running", Coroutines::running)
                .function("status", Coroutines::status)
                .function("wrap", Coroutines::wrap)
                .set("yield", Objects.nativeFunction(m, Coroutines.YIELD, 0));
    }
}
