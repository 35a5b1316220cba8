package dev.farside.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.BlockSource;
import dev.farside.heap.HeapSwitches;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.lua.LuaRun;
import dev.farside.testing.FullRegion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The collector, driven by Lua programs on the interpreter. The heap is verified after each. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CollectorTest {

    private final LuaRun lua = new LuaRun();

    @AfterEach
    void verifyAndClose() {
        lua.collectAndVerify();
        lua.close();
        assertEquals(0, lua.state().space().bytes(), "closing gives all memory back");
    }

    private void expect(String source, String... lines) {
        assertEquals(String.join("\n", lines) + "\n", lua.run(source));
    }

    // --- reachability

    @Test
    void cyclesAreCollected() {
        lua.run("""
                local function cycle() local a, b = {}, {} a.b, b.a = b, a a.self = function() return a, b end end
                for i = 1, 100000 do cycle() end
                """);
        lua.collectAndVerify();
        long live = lua.mutator().heap().bytesInUse();
        lua.run("""
                for i = 1, 100000 do
                  local t = {}
                  t.t = t
                  t.co = coroutine.create(function() return t end)
                end
                """);
        lua.collectAndVerify();
        assertTrue(lua.mutator().heap().bytesInUse() < live + 20_000, "cycles stayed");
    }

    /** I-G2: marking does not use the Java stack. */
    @Test
    void aListOfAMillionNodesIsMarkedWithoutRecursion() {
        expect("""
                local list
                for i = 1, 1000000 do list = { next = list, value = i } end
                collectgarbage()
                local n, sum = 0, 0
                while list do n, sum, list = n + 1, sum + list.value, list.next end
                print(n, sum)
                """, "1000000\t500000500000");
    }

    @Test
    void deepStructuresOfOtherKinds() {
        expect("""
                local f = function() return 0 end
                for i = 1, 200000 do local g = f f = function() return g end end
                local t = {}
                for i = 1, 200000 do t = setmetatable({}, t) end
                local c = coroutine.create(print)
                for i = 1, 20000 do local inner = c c = coroutine.create(function() coroutine.yield() return inner end)
                  coroutine.resume(c) end
                collectgarbage()
                print(type(f()), type(getmetatable(getmetatable(t))), coroutine.status(c))
                """, "function\ttable\tsuspended");
    }

    @Test
    void whatASuspendedCoroutineHoldsStays() {
        expect("""
                local cos = {}
                for i = 1, 200 do
                  local co = coroutine.wrap(function(a)
                    local t, s = { a, { a } }, ("long string number "):rep(3) .. a
                    local u <close> = setmetatable({}, { __close = function() s = nil end })
                    while true do coroutine.yield(t[2][1], s, select("#", table.unpack(t))) end
                  end)
                  co(i)
                  cos[i] = co
                end
                for _ = 1, 3 do
                  collectgarbage()
                  for i = 1, 1000 do local junk = { i, tostring(i) .. "garbage garbage" } end
                end
                local ok = 0
                for i = 1, 200 do
                  local v, s, n = cos[i]()
                  if v == i and s:sub(-#tostring(i)) == tostring(i) and n == 2 then ok = ok + 1 end
                end
                print(ok)
                """, "200");
    }

    @Test
    void wideIntegersAreKeysAlsoUnderNil() {
        expect("""
                local t = {}
                for i = 0, 999 do t[math.maxinteger - i] = i end
                for i = 0, 999, 2 do t[math.maxinteger - i] = nil end
                collectgarbage()
                for i = 1, 5000 do local x = math.maxinteger - i end
                collectgarbage()
                local n = 0
                for k, v in pairs(t) do assert(k == math.maxinteger - v) n = n + 1 end
                local k = next(t, math.maxinteger - 998) -- an integer whose value is nil still has its place
                print(n, t[math.maxinteger - 1], t[math.maxinteger - 2])
                for i = 0, 999, 2 do t[math.maxinteger - i] = -i end
                n = 0
                for k, v in pairs(t) do n = n + 1 end
                print(n, t[math.maxinteger - 2])
                """, "500\t1\tnil", "1000\t-2");
    }

    /** Keys under nil are not kept alive, and never lead to freed memory: the verifier looks at them. */
    @Test
    void clearedKeysAreLetGo() {
        expect("""
                local died = 0
                local t, mt = {}, { __gc = function() died = died + 1 end }
                for i = 1, 300 do t[setmetatable({}, mt)] = i t["a string that is no inline one " .. i] = i end
                for k in pairs(t) do t[k] = nil collectgarbage() end
                collectgarbage()
                print(next(t), died)
                for i = 1, 300 do t["another string, also no inline one " .. i] = i end
                collectgarbage()
                local n = 0 for k, v in pairs(t) do n = n + 1 assert(t[k] == v) end
                print(n)
                """, "nil\t300", "300");
    }

    @Test
    void traversalSurvivesClearingAndCollectingAtEveryStep() {
        expect("""
                local t = {}
                for i = 1, 50 do t[{}] = i t[i + 0.5] = i t["key number " .. i] = i t[-i] = i end
                local n = 0
                for k, v in next, t do
                  n = n + 1
                  t[k] = nil
                  k = nil
                  collectgarbage()
                end
                print(n, next(t))
                """, "200\tnil");
    }

    // --- weak tables

    @Test
    void weakValuesKeysAndBoth() {
        expect("""
                local keep = {}
                local function fill(t)
                  for i = 1, 100 do
                    local k, v = { i }, { i }
                    t[k] = v
                    t[i] = { i }
                    t["s" .. i] = { i }
                    if i % 10 == 0 then keep[#keep + 1] = k end
                    if i % 5 == 0 then keep[#keep + 1] = v end
                  end
                end
                local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
                for _, mode in ipairs { "k", "v", "kv" } do
                  local t = setmetatable({}, { __mode = mode })
                  fill(t)
                  collectgarbage()
                  io.write(mode, " ", count(t), " ")
                  keep = {}
                  collectgarbage()
                  print(count(t))
                end
                """, "k 210 200", "v 20 0", "kv 10 0");
    }

    @Test
    void stringsNumbersAndBooleansAreNeverRemoved() {
        expect("""
                local t = setmetatable({}, { __mode = "kv" })
                for i = 1, 100 do
                  t["a longer string " .. i] = "another longer string " .. i
                  t[i] = math.maxinteger - i
                  t[math.mininteger + i] = "wide " .. i
                  t[i + 0.25] = true
                end
                collectgarbage() collectgarbage()
                local n = 0
                for k, v in pairs(t) do n = n + 1 end
                print(n, t["a longer string " .. 77], t[5] == math.maxinteger - 5, t[math.mininteger + 9])
                """, "400\tanother longer string 77\ttrue\twide 9");
    }

    @Test
    void chainsOfEphemerons() {
        expect("""
                local t = setmetatable({}, { __mode = "k" })
                local first = {}
                local at = first
                for i = 1, 2000 do local nextKey = {} t[at] = nextKey at = nextKey end
                at = nil
                local function count() local n = 0 for _ in pairs(t) do n = n + 1 end return n end
                collectgarbage() print(count())
                first = nil
                collectgarbage() print(count())
                -- a chain over many tables, in the order that is worst for a single pass
                local tables, head = {}, {}
                for i = 1, 100 do tables[i] = setmetatable({}, { __mode = "k" }) end
                local key = head
                for i = 100, 1, -1 do local value = { i } tables[i][key] = value key = value end
                key = nil
                collectgarbage()
                local value, n = head, 0
                for i = 100, 1, -1 do value = tables[i][value] if value then n = n + 1 end end
                print(n)
                """, "2000", "0", "100");
    }

    @Test
    void theLengthOfAWeakArrayIsABorder() {
        expect("""
                local t = setmetatable({}, { __mode = "v" })
                for i = 1, 20 do t[i] = {} end
                collectgarbage()
                print(#t, next(t))
                t[1] = "x" t[2] = "y"
                print(#t)
                t[#t + 1] = "z"
                print(#t, t[3])
                """, "0\tnil", "2", "3\tz");
    }

    // --- finalizers

    @Test
    void finalizersRunOnceInReverseOrderAndMayResurrect() {
        expect("""
                local order, saved = {}, {}
                local mt = {}
                mt.__gc = function(o) order[#order + 1] = o.n saved[#saved + 1] = o end
                for i = 1, 5 do local o = setmetatable({ n = i, data = { "data " .. i } }, mt) end
                collectgarbage()
                print(table.concat(order, " "))
                collectgarbage()
                print(#order, saved[1].n, saved[5].data[1])
                setmetatable(saved[2], mt) -- to be finalized again
                saved = {}
                collectgarbage()
                print(#order, order[6])
                """, "5 4 3 2 1", "5\t5\tdata 1", "6\t4");
    }

    @Test
    void resurrectedObjectsLeaveWeakValuesBeforeAndWeakKeysAfter() {
        expect("""
                local values, keys = setmetatable({}, { __mode = "v" }), setmetatable({}, { __mode = "k" })
                local seen
                do
                  local o = setmetatable({}, { __gc = function(o) seen = tostring(values[1]) .. " " .. keys[o] end })
                  values[1], keys[o] = o, "kept"
                end
                collectgarbage()
                print(seen)
                collectgarbage()
                print(next(keys))
                """, "nil kept", "nil");
    }

    @Test
    void finalizersRunWhenTheStateIsClosed() {
        LuaRun other = new LuaRun();
        other.run("""
                for i = 1, 3 do _G["global" .. i] = setmetatable({}, { __gc = function() print("closing", i) end }) end
                setmetatable({}, { __gc = function() error("never seen") end })
                local late = { __gc = function() print("set while closing: never run") end }
                last = setmetatable({}, { __gc = function() setmetatable({}, late) end })
                """);
        other.close();
        // what a finalizer marks now is not finalized any more, as in the reference
        assertEquals("closing\t3\nclosing\t2\nclosing\t1\n", other.takeOutput());
        assertEquals(0, other.state().space().bytes());
    }

    // --- memory

    @Test
    void theHeapShrinksAfterAPeak() {
        lua.run("""
                keep = {}
                for i = 1, 400000 do keep[i] = { i, name = "item number " .. i } end
                big = ("x"):rep(10000000)
                """);
        lua.collectAndVerify();
        long peak = lua.state().space().bytes();
        long blocks = BlockSource.blocksInUse();
        assertTrue(peak > 40_000_000, "peak " + peak);
        lua.run("keep, big = nil collectgarbage()");
        long after = lua.state().space().bytes();
        assertTrue(after < peak / 5, after + " of " + peak);
        // other states of this process have blocks, too: what counts is how many fewer there are
        long givenBack = blocks - BlockSource.blocksInUse();
        assertTrue(givenBack > (peak - after) / BlockSource.BLOCK / 2, givenBack + " blocks were given back");
    }

    /** A marking needs a stack; it must not stay as large as the deepest structure wanted it. */
    @Test
    void theCollectorsOwnListsShrink() {
        lua.run("""
                keep = {}
                for i = 1, 300000 do keep[i] = setmetatable({}, { __gc = false }) end
                collectgarbage()
                keep = nil
                collectgarbage()
                """);
        lua.collectAndVerify();
        long bytes = lua.state().space().bytes();
        assertTrue(bytes < 2_000_000, "bytes " + bytes);
    }

    @Test
    void theLimitRaisesAnErrorAndTheStateGoesOn() {
        Assumptions.assumeTrue(HeapSwitches.STRESS == 0, "too slow under stress");
        lua.state().space().setLimit(16 << 20);
        String refused = "false\tnot enough memory";
        for (int round = 0; round < 3; round++) {
            expect("""
                    local ok, message = pcall(function() local t = {} for i = 1, 1e9 do t[i] = { i } end end)
                    print(ok, message)
                    ok, message = pcall(function() local s = "x" while true do s = s .. s end end)
                    print(ok, message)
                    ok, message = pcall(string.rep, "x", 1 << 30)
                    print(ok, message)
                    local t = {}
                    for i = 1, 1000 do t[i] = { i } end
                    print(#t, t[1000][1])
                    """, refused, refused, refused, "1000\t1000");
            lua.collectAndVerify();
            long peak = lua.state().space().peakBytes();
            assertTrue(peak < 24 << 20, "small blocks and the collector's lists may go a little beyond it: " + peak);
        }
    }

    /** The region has no room for the collector's lists: nothing is freed, and later all is as it was. */
    @Test
    void aMarkingWithoutMemoryLeavesEverythingAlive() {
        lua.run("""
                keep = {}
                for i = 1, 20000 do keep[i] = { { i } } end
                weak = setmetatable({}, { __mode = "v" })
                """);
        lua.collectAndVerify();
        long before = BlockSource.blocksInUse();
        try (FullRegion _ = new FullRegion()) {
            assertThrows(OutOfMemoryException.class, () -> lua.mutator().collect());
        }
        assertEquals(before, BlockSource.blocksInUse());
        expect("""
                local n = 0
                for i = 1, 20000 do n = n + keep[i][1][1] end
                for i = 1, 20000 do local t = { i, { i } } end
                for i = 1, 20000 do n = n - keep[i][1][1] end
                print(n)
                """, "0");
    }

    @Test
    void programsCountTheirMemory() {
        expect("""
                collectgarbage()
                local before = collectgarbage("count")
                local t = {}
                for i = 1, 10000 do t[i] = {} end
                collectgarbage()
                local each = (collectgarbage("count") - before) * 1024 / 10000
                print(each >= 24, each < 40)
                t = nil
                collectgarbage()
                print(collectgarbage("count") < before + 10)
                """, "true\ttrue", "true");
    }
}
