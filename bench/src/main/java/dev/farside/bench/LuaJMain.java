package dev.farside.bench;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/**
 * A {@code lua} command for LuaJ: {@code LuaJMain SCRIPT ARGUMENTS…} with {@code arg} as the reference sets it.
 *
 * <p>LuaJ brings a command of its own, but that one reports an error and exits with status 0.
 */
final class LuaJMain {
    private LuaJMain() {}

    /**
     * Runs a script.
     *
     * @param arguments the script's path, then what it finds in {@code arg[1]}, {@code arg[2]}, …
     */
    public static void main(String[] arguments) {
        Globals globals = JsePlatform.standardGlobals();
        LuaTable arg = new LuaTable();
        for (int i = 0; i < arguments.length; i++) {
            arg.set(i, LuaValue.valueOf(arguments[i]));
        }
        globals.set("arg", arg);
        int status = 0;
        try {
            globals.loadfile(arguments[0]).call();
        } catch (RuntimeException | StackOverflowError e) {
            System.err.println("luaj: " + e);
            status = 1;
        }
        System.out.flush();
        // LuaJ's coroutines are threads; those still suspended would keep the process alive.
        System.exit(status);
    }
}
