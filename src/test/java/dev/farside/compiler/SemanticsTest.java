package dev.farside.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What compiled code does, as the model machine executes it. The outputs are those of the reference interpreter. */
class SemanticsTest {
    private static void assertPrints(String expected, String source, Object... arguments) {
        assertEquals(expected, Snippets.run(source, arguments));
    }

    @Test
    void andOrKeepValues() {
        assertPrints("nil\tfalse\t2\n", "print(nil and 1, false and 1, 1 and 2)");
        assertPrints("1\t2\tfalse\n", "local n, f = nil, false print(n or 1, f or 2, n or f)");
        assertPrints("b\tc\n", "local t, f = true, false print(t and 'b' or 'c', f and 'b' or 'c')");
        assertPrints("true\tfalse\t3\n", "local a, b = 1, 2 print(a < b or 3, a > b and 3, a > b or 3)");
        assertPrints("x\n", "local a = nil print(((a and a.b) or (not a and 'x')) and (a or 'x'))");
        assertPrints("false\ttrue\n", "local a, b = 1, 2 print(not (a < b and b), not (a > b and b))");
        assertPrints("nil\n", "local a print(a and a and a)");
    }

    @Test
    void logicalValuesGoStraightIntoTheirVariable() {
        assertPrints("5\t1\n", "local a, b a = a or 5 b = b == nil and 1 print(a, b)");
        assertPrints("2\n", "local a, b = 1, nil a = b or a and a + 1 print(a)");
        assertPrints("1\n", "local a, b = 1, false a = b and 3 or a print(a)");
        assertPrints("7\n", "local a = 7 a = (a < 3 and a) or a print(a)");
        assertPrints("true\n", "local a, b = 1, 2 a = a < b print(a)");
        assertPrints("false\n", "local a, b = 1, 2 a = b < a print(a)");
    }

    @Test
    void comparisonsWithConstantsOnEitherSide() {
        assertPrints("true\tfalse\ttrue\ttrue\tfalse\n", "local x = 3 print(x < 5, 5 < x, 5 > x, x >= 3, 3 ~= x)");
        assertPrints("true\tfalse\tfalse\n", "local x print(x == nil, nil ~= x, x == false)");
        assertPrints("true\tfalse\n", "print(1 < 2, 'a' == 'b')");
    }

    @Test
    void comparisonMetamethodsSeeTheirOperandsInOrder() {
        assertPrints("number\ttable\ntable\tnumber\nnumber\ttable\ntable\ttable\n", """
            local mt = {}
            mt.__lt = function(a, b) print(type(a), type(b)) return true end
            local t = setmetatable({}, mt)
            local _ = 1 < t
            _ = t < 1
            _ = t > 1
            if t > t then end
            """);
    }

    @Test
    void assignmentEvaluatesEverythingBeforeItStores() {
        assertPrints("2\t1\n", "local a, b = 1, 2 a, b = b, a print(a, b)");
        assertPrints("3\t1\t2\n", "local a, b, c = 1, 2, 3 a, b, c = c, a, b print(a, b, c)");
        assertPrints("20\t1\n", "local a = {} local i = 1 i, a[i] = i + 1, 20 print(a[1], a[2] or 1)");
        assertPrints("20\t2\n", "local a = {} local i = 1 a[i], i = 20, 2 print(a[1], i)");
        assertPrints("nil\t5\n", "local t = {} local u = t t.x, t = 5, nil print(t, u.x)");
        assertPrints("1\tnil\n", "local a, b = 1, 2 a, b = a print(a, b)");
        assertPrints("1\t2\n", "local a, b local function f() return 1, 2, 3 end a, b = f() print(a, b)");
        assertPrints("3\t1\n", "local a, b local function f() return 1, 2 end a, b = 3, f() print(a, b)");
        assertPrints("x\n1\t2\n", "local a, b a, b = 1, 2, print('x') print(a, b)");
    }

    @Test
    void callsWithOpenArgumentsAndResults() {
        assertPrints("0\n1\t2\t3\n3\n1\n", """
            local function f(...) return ... end
            print(select('#', f()))
            print(1, f(2, 3))
            print(select('#', f(1, f(2, 3))))
            print((f(1, 2)))
            """);
        assertPrints("2\tb\n", "print(...)", 2L, "b");
        assertPrints("2\n", "local t = {...} print(#t)", 2L, "b");
    }

    @Test
    void methodCallsPassTheObject() {
        assertPrints("1\tx\n", "local o = {v = 1} function o:m(a) print(self.v, a) return self end o:m('x')");
        assertPrints("3\n",
            "local o = {n = 0} function o:i() self.n = self.n + 1 return self end print(o:i():i():i().n)");
    }

    @Test
    void constructors() {
        assertPrints("1\t2\t3\n", "local t = {x = 1, y = 2, z = 3} print(t.x, t.y, t.z)");
        assertPrints("2\n", "local t = {x = 1, x = 2} print(t.x)");
        assertPrints("4\t1\t9\n",
            "local function f() return 3, 4 end local t = {1, 2, k = 9, f()} print(#t, t[1], t.k)");
        assertPrints("120\t120\n", "local t = {" + "7,".repeat(119) + "120} print(#t, t[120])");
        assertPrints("3\tv\n", "local k = 'k' local t = {1, [k] = 'v', 2, [10] = 1, 3} print(#t, t.k)");
    }

    @Test
    void closuresShareReassignedVariables() {
        assertPrints("2\t2\n", """
            local n = 0
            local function up() n = n + 1 end
            local function get() return n end
            up() up()
            print(n, get())
            """);
    }

    @Test
    void eachIterationHasItsOwnVariable() {
        assertPrints("1\t2\t3\n10\t2\t3\n", """
            local fs = {}
            for i = 1, 3 do fs[i] = {get = function() return i end, set = function(v) i = v end} end
            print(fs[1].get(), fs[2].get(), fs[3].get())
            fs[1].set(10)
            print(fs[1].get(), fs[2].get(), fs[3].get())
            """);
        assertPrints("1\t2\n", """
            local fs = {}
            local i = 1
            while i < 3 do local j = i fs[i] = function() j = j + 0 return j end i = i + 1 end
            print(fs[1](), fs[2]())
            """);
        assertPrints("1\t2\n", """
            local fs, i = {}, 0
            ::again::
            local x = i + 1
            i = x
            fs[i] = function() x = x + 0 return x end
            if i < 2 then goto again end
            print(fs[1](), fs[2]())
            """);
    }

    @Test
    void recursiveLocalFunctions() {
        assertPrints("120\n", "local function f(n) if n < 2 then return 1 end return n * f(n - 1) end print(f(5))");
        assertPrints("true\tfalse\n", """
            local even, odd
            function even(n) if n == 0 then return true end return odd(n - 1) end
            function odd(n) if n == 0 then return false end return even(n - 1) end
            print(even(4), even(3))
            """);
        assertPrints("2\n", "local function f() local function g() return f end return g() == f and 2 end print(f())");
        assertPrints("nil\n", "local function f() return f end local g = f f = nil print(g())");
    }

    @Test
    void loopsAndJumps() {
        assertPrints("1\n3\n5\n", "for i = 1, 5 do if i % 2 == 0 then goto next end print(i) ::next:: end");
        assertPrints("3\n2\n1\n", "for i = 3, 1, -1 do print(i) end");
        assertPrints("1\n2\n", "local i = 0 repeat local j = i + 1 i = j print(j) until j == 2");
        assertPrints("1\n", "for i = 1, 9 do print(i) do break end end");
        assertPrints("1\ta\n2\tb\n", "for k, v in pairs({'a', 'b'}) do print(k, v) end");
        assertPrints("done\n", "do goto out end print('no') ::out:: print('done')");
        assertPrints("1\n2\n",
            "for i = 1, 3 do while true do if i < 3 then break end goto out end print(i) end ::out::");
    }

    @Test
    void toBeClosedVariables() {
        String prologue = """
            local function c(n) return setmetatable({}, {__close = function(_, e) print('close', n, e) end}) end
            """;
        assertPrints("in\nclose\t2\tnil\nclose\t1\tnil\nout\n",
            prologue + "do local a <close> = c(1) local b <close> = c(2) print('in') end print('out')");
        assertPrints("close\t1\tnil\n7\t8\n",
            prologue + "local function f() local a <close> = c(1) return 7, 8 end print(f())");
        assertPrints("close\t1\tnil\n7\t8\n", prologue
            + "local function f(...) local a <close> = c(1) return ... end print(f(7, 8))");
        assertPrints("g\nclose\t1\tnil\n5\n", prologue
            + "local function g() print('g') return 5 end local function f() local a <close> = c(1) return g() end "
            + "print(f())");
        assertPrints("close\t1\tnil\nclose\t2\tnil\n",
            prologue + "for i = 1, 3 do local a <close> = c(i) if i == 2 then break end end");
        assertPrints("close\t1\tnil\nclose\t2\tnil\n",
            prologue + "local i = 0 repeat i = i + 1 local a <close> = c(i) until i == 2 or not a");
        assertPrints("1\nclose\tloop\tnil\nout\n", prologue + """
            local function it() return function(_, i) return (i or 0) + 1 end, nil, nil, c('loop') end
            for i in it() do print(i) break end
            print('out')
            """);
        assertPrints("close\tloop\tnil\n4\n", prologue + """
            local function f() for i in function() return 4 end, nil, nil, c('loop') do return i end end
            print(f())
            """);
        assertPrints("close\t1\tnil\nout\n",
            prologue + "do local a <close> = c(1) if a then goto done end print('no') ::done:: end print('out')");
        assertPrints("close\t1\toops\nfalse\toops\n",
            prologue + "print(pcall(function() local a <close> = c(1) error('oops') end))");
        assertPrints("1\t1\nclose\t1\tnil\n", prologue + """
            do
              local a <close> = c(1)
              local function f() return a end
              local function g() return a end
              print(f() == a and 1, g() == f() and 1)
            end
            """);
    }

    @Test
    void environments() {
        assertPrints("1\tnil\n", "local print = print local _ENV = {x = 1} print(x, y)");
        assertPrints("3\n",
            "local p = print local function f(_ENV) x = 3 return function() return x end end p(f({})())");
        assertPrints("5\n", "x = 5 local function f() return function() return x end end print(f()())");
        assertPrints("2\tnil\n", "local e = {} do local _ENV = e x = 2 end print(e.x, x)");
    }

    @Test
    void operatorsCombine() {
        assertPrints("7\t9\t-1\n", "local a, b, c = 1, 2, 3 print(a + b * c, (a + b) * c, a - b)");
        assertPrints("0.5\t2\t1\t8.0\n", "local a, b = 1, 2 print(a / b, 5 // b, 5 % b, b ^ 3)");
        assertPrints("abc1\n", "local a = 'a' print(a .. 'b' .. 'c' .. 1)");
        assertPrints("3\t2\t-1\n", "local a = {1, 2, 3} print(#a, #'xy', -#'z')");
        assertPrints("-1\t6\t12\n", "local a, b = 0, 3 print(~a, b << 1, b * 2 << 1)");
        assertPrints("table\t1\n1\ttable\n", """
            local t = setmetatable({}, {__add = function(a, b) print(type(a) == 'table' and 'table' or a,
              type(b) == 'table' and 'table' or b) end})
            local _ = t + 1
            _ = 1 + t
            """);
    }

    @Test
    void errorsAreReportedAtTheLineOfTheirOperator() {
        assertPrints("error: x:3: attempt to perform arithmetic on a nil value\n", "local a, b\nlocal c = a\n  +\n  b");
        assertPrints("error: x:2: attempt to index a nil value\n", "local a\nlocal b = a.x\n");
        assertPrints("error: x:3: attempt to call a nil value\n", "local a\nlocal b = a --\n(1)\n");
        assertPrints("error: x:2: attempt to concatenate a nil value\n", "local a\nlocal b = 'x' .. a\n");
        assertPrints("error: x:3: attempt to compare nil with number\n", "local a\nif a <\n 1 then end");
    }
}
