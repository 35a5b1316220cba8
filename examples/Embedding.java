import dev.farside.api.LuaException;
import dev.farside.api.LuaFunction;
import dev.farside.api.LuaState;
import dev.farside.api.LuaTable;

/**
 * Lua inside a Java program: globals, chunks, functions in both directions, tables, errors, limits.
 *
 * <p>With {@code farside.jar} built: {@code java -cp target/farside.jar examples/Embedding.java}
 */
public class Embedding {

    /** Prints what each step gives. */
    public static void main(String[] arguments) {
        try (LuaState lua = LuaState.open()) {
            lua.setMemoryLimit(32 << 20);

            // Values go in as globals or arguments and come back as results.
            lua.set("planet", "Earth");
            Object[] results = lua.run("return planet:upper(), #planet, 7 // 2, 7 / 2", "=values");
            System.out.println(results[0] + " " + results[1] + " " + results[2] + " " + results[3]);

            // A Java function becomes a Lua function.
            lua.register("distance", call -> Math.hypot(call.toDouble(1), call.toDouble(2)));
            System.out.println("distance: " + lua.run("return distance(3, 4)", "=callback")[0]);

            // A Lua function stays callable.
            LuaFunction counter = (LuaFunction) lua.run("""
                    local count = 0
                    return function(step)
                      count = count + step
                      return count
                    end
                    """, "=counter")[0];
            counter.call(40);
            System.out.println("count: " + counter.call(2)[0]);

            // Tables are read and changed where they are.
            LuaTable moons = (LuaTable) lua.run("return {'Io', 'Europa'}", "=moons")[0];
            moons.set(moons.length() + 1, "Ganymede");
            lua.set("moons", moons);
            System.out.println(lua.run("return table.concat(moons, ', ')", "=moons")[0]);

            // Errors carry the message, the value and the traceback of Lua.
            try {
                lua.run("local function land(rover)\n  return rover.wheels.count\nend\nland({})", "@landing.lua");
            } catch (LuaException error) {
                System.out.println(error.getMessage());
                System.out.println(error.traceback());
            }

            // The limit of memory is an error like any other; the state goes on.
            System.out.println(lua.run("return pcall(string.rep, 'x', 1 << 28)", "=limit")[1]);
            System.out.println("still here: " + lua.get("planet"));
        }
    }
}
