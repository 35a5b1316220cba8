package dev.farside.api;

/** A userdata or a coroutine: Java can keep it and hand it back to Lua. */
public final class LuaObject extends LuaReference {

    LuaObject(Machine machine, long word) {
        super(machine, word);
    }
}
