package dev.farside.bench;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** LuaJ with its default engine, the bytecode interpreter. */
final class LuaJPeer implements Peer {
    private final Globals globals = JsePlatform.standardGlobals();
    private LuaValue run = LuaValue.NIL;

    @Override
    public void load(String name, String source) {
        run = globals.load(source, "=" + name).call().checkfunction();
    }

    @Override
    public double run(int n) {
        return run.call(LuaValue.valueOf(n)).checkdouble();
    }

    /** LuaJ's state is ordinary Java objects: dropping the reference is all there is to do. */
    @Override
    public void close() {
        run = LuaValue.NIL;
    }
}
