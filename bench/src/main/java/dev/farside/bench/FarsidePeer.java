package dev.farside.bench;

import dev.farside.api.LuaFunction;
import dev.farside.api.LuaState;

/** Farside through its embedding API. The only class here that names the API, so that it follows the API's changes. */
final class FarsidePeer implements Peer {
    private final LuaState state = LuaState.open();
    private LuaFunction run;

    @Override
    public void load(String name, String source) {
        run = (LuaFunction) state.load(source, "=" + name).call()[0];
    }

    @Override
    public double run(int n) {
        return ((Number) run.call((long) n)[0]).doubleValue();
    }

    @Override
    public void close() {
        state.close();
    }
}
