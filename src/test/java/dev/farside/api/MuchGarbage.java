package dev.farside.api;

/**
 * The program of {@link IndependenceTest}, in a JVM of its own: makes garbage of every kind in Lua and prints how much,
 * and how much of the Java heap is in use before and after.
 */
final class MuchGarbage {

    /** Returns the bytes that were allocated: what the heap grew by between samples, collections left out. */
    private static final String PROGRAM = """
            local goal = ...
            local allocated, last = 0, collectgarbage("count")
            local text = string.rep("moon", 250)
            local kept = {}
            local i = 0
            while allocated < goal do
              i = i + 1
              local point = {x = i, y = -i, name = "p" .. i}
              local list = {i, i + 1, i + 2, i + 3, i + 0.5, point}
              local add = function(n) i = i + n; return list end
              local long = text .. i
              kept[i % 1000 + 1] = {add, long:sub(2), point}
              if i % 100 == 0 then
                local coroutine = coroutine.wrap(function(a) coroutine.yield(a) end)
                coroutine(i)
                table.concat(list, ",", 1, 5)
                pcall(error, list)
                string.format("%d %s %g", i, point.name, i / 3);
                ("a b c"):gsub("%a", "%0%0")
              end
              local now = collectgarbage("count")
              if now > last then allocated = allocated + (now - last) / 1024 end
              last = now
            end
            return allocated
            """;

    private MuchGarbage() {
    }

    /** Arguments: mebibytes to allocate before the first measurement, and after it. */
    public static void main(String[] arguments) {
        try (LuaState lua = LuaState.open()) {
            LuaFunction program = lua.load(PROGRAM, "=garbage");
            program.call(Long.valueOf(arguments[0]));
            long before = usedHeap();
            Object allocated = program.call(Long.valueOf(arguments[1]))[0];
            long after = usedHeap();
            System.out.println(Math.round((Double) allocated) + " " + before + " " + after + " " + lua.memoryInUse());
        }
    }

    private static long usedHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
