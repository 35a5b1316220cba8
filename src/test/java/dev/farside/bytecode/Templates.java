package dev.farside.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import dev.farside.compiler.Snippets;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.string.Atoms;
import java.util.List;

/** Templates for tests, and comparing them. */
final class Templates {
    /** Sources that together use every instruction but {@code LOADKX}. */
    static final List<String> SOURCES = List.of(
        "",
        "return ...",
        "if a then b() else c() end",
        "local a, b = 1, 2.5 local c = a + b - a * b / a % b ^ a // b return a & 1 | 2 ~ a << 1 >> 2, ~a, -a, #b, "
            + "not a",
        "local a = ... return a + 1, a - 1, a * 2, a / 2, a % 2, a ^ 2, a // 2, a .. 'x' .. a",
        "local a, b = ... if a < b or a <= b or a == b then return a < 1 end return a <= 1, a > 1, a >= 1, a == 'x'",
        "local t = {x = 1, y = {}} t.x = t.y t.z = nil t[1] = t t[t] = t[1] t[t] = 5 t.m:n(1, ...) return t[t](t)",
        "local s = 0 for i = 1, 10 do s = s + i if s > 20 then break end end for k, v in pairs(g) do s = k end x = s",
        "local function f(n) return n and f(n - 1) end local v = 1 local function g() v = v + 1 return v end return g",
        "local v = 1 local function f() v = 2 return function() v = 3 return f, v end end v = 4 return {f(), ...}",
        "local x <close> = ... repeat local y <close> = x until y for a in x do return f(x) end return f(), x, ...",
        "local i = 0 ::top:: i = i + 1 while i < 3 do i = i or g and i goto top end return i, 1 << 62, 'long string', "
            + "true",
        "local f = ... return " + "f(1, ".repeat(100) + "f(...), f(f, 2)" + ")".repeat(100),
        "local t = {1, 2, 3, x = 4, [5] = 6, ...} function t.a.b:c(...) return self, ... end return (t.a.b:c())");

    private Templates() {
    }

    static List<FunctionTemplate> all() {
        return SOURCES.stream().map(Snippets::compile).toList();
    }

    /** A heap of its own for one test. */
    static final class Heap implements AutoCloseable {
        private final Space space = new Space(() -> { });
        private final ThreadHeap heap = new ThreadHeap(space);
        private final Atoms atoms = new Atoms(space);

        long write(FunctionTemplate template) {
            return PrototypeWriter.write(heap, atoms, template);
        }

        @Override
        public void close() {
            atoms.release();
            heap.releaseAll();
        }
    }

    static void assertSame(FunctionTemplate expected, FunctionTemplate actual) {
        assertArrayEquals(expected.source(), actual.source());
        assertEquals(expected.firstLine(), actual.firstLine());
        assertEquals(expected.lastLine(), actual.lastLine());
        assertEquals(expected.parameters(), actual.parameters());
        assertEquals(expected.vararg(), actual.vararg());
        assertEquals(expected.registers(), actual.registers());
        assertArrayEquals(expected.code(), actual.code());
        assertArrayEquals(expected.constants().toArray(), actual.constants().toArray(), "constants");
        assertArrayEquals(expected.lines(), actual.lines());
        assertEquals(expected.sites().size(), actual.sites().size());
        for (int index = 0; index < expected.sites().size(); index++) {
            Site site = expected.sites().get(index);
            assertEquals(site.record(), actual.sites().get(index).record());
            assertArrayEquals(site.keys().toArray(), actual.sites().get(index).keys().toArray());
        }
        assertEquals(expected.captures().size(), actual.captures().size());
        for (int index = 0; index < expected.captures().size(); index++) {
            assertSame(expected.captures().get(index), actual.captures().get(index));
        }
        assertEquals(expected.locals().size(), actual.locals().size());
        for (int index = 0; index < expected.locals().size(); index++) {
            assertSame(expected.locals().get(index), actual.locals().get(index));
        }
        assertEquals(expected.children().size(), actual.children().size());
        for (int index = 0; index < expected.children().size(); index++) {
            assertSame(expected.children().get(index), actual.children().get(index));
        }
    }

    private static void assertSame(Capture expected, Capture actual) {
        assertEquals(expected.fromParentLocal(), actual.fromParentLocal());
        assertEquals(expected.index(), actual.index());
        assertEquals(expected.cell(), actual.cell());
        assertArrayEquals(expected.name(), actual.name());
    }

    private static void assertSame(LocalName expected, LocalName actual) {
        assertArrayEquals(expected.name(), actual.name());
        assertEquals(expected.start(), actual.start());
        assertEquals(expected.end(), actual.end());
        assertEquals(expected.register(), actual.register());
    }
}
