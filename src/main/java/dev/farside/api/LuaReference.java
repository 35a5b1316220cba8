package dev.farside.api;

import dev.farside.runtime.Types;
import dev.farside.value.Word;
import java.lang.ref.Reference;

/**
 * A Lua object that Java code holds. It keeps the object alive until it is closed; see the package page.
 *
 * <p>Two references may stand for the same object: {@link #isSame} tells, {@code equals} compares references.
 */
public abstract sealed class LuaReference implements AutoCloseable permits LuaTable, LuaFunction, LuaObject {

    final Machine machine;
    private final References.Slot slot;

    LuaReference(Machine machine, long word) {
        this.machine = machine;
        slot = machine.keep(this, word);
    }

    /** The word; the caller is inside the state. */
    final long word() {
        try {
            return machine.word(slot);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** True if both stand for the same Lua object. */
    public final boolean isSame(LuaReference other) {
        return machine == other.machine && machine.run(session -> word() == other.word());
    }

    /** Lets go of the Lua object. Closing again does nothing, nor does closing when the state is closed. */
    @Override
    public final void close() {
        if (!machine.isClosed()) {
            machine.run(session -> {
                machine.free(slot);
                return null;
            });
        }
    }

    /** The kind of object and where it is, as {@code tostring} shows it without metamethods. */
    @Override
    public final String toString() {
        if (machine.isClosed() || slot.isFree()) {
            return "closed reference to a Lua value";
        }
        return machine.run(session -> {
            long word = word();
            return String.format("%s: 0x%012x", Types.nameOf(word), Word.ref(word));
        });
    }
}
