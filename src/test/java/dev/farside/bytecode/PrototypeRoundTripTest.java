package dev.farside.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.compiler.Snippets;
import dev.farside.memory.Memory;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import org.junit.jupiter.api.Test;

class PrototypeRoundTripTest {
    @Test
    void whatIsWrittenIsReadBack() {
        try (Templates.Heap heap = new Templates.Heap()) {
            for (FunctionTemplate template : Templates.all()) {
                Templates.assertSame(template, TemplateReader.read(heap.write(template)));
            }
        }
    }

    @Test
    void constantsOfEveryType() {
        String source = "return 1, -1, 1 << 62, -9223372036854775807, 0.5, 1e300, 'short', 'a long string', true, "
            + "false, '', 'sixsix', g == nil, 140737488355327, 140737488355328";
        try (Templates.Heap heap = new Templates.Heap()) {
            FunctionTemplate template = Snippets.compile(source);
            Templates.assertSame(template, TemplateReader.read(heap.write(template)));
        }
    }

    @Test
    void headerAndTablesAreWhereEnginesLookForThem() {
        try (Templates.Heap heap = new Templates.Heap()) {
            long main = heap.write(Snippets.compile("\nlocal function f(a, b, ...) return _ENV.member, f end"));
            long child = Word.ref(Vectors.word(PrototypeObject.vector(main, PrototypeObject.CHILDREN), 0));
            long header = Memory.getLong(child);
            assertEquals(2, PrototypeObject.parameters(header));
            assertTrue(PrototypeObject.isVararg(header));
            assertEquals(2, PrototypeObject.captured(header));
            assertEquals(Opcode.GETCAPTUREDCELL,
                Instruction.opcode(Memory.getInt(PrototypeObject.code(child))));
            long key = Memory.getLong(PrototypeObject.sites(child));
            assertEquals("member", Strings.toJava(key));
            assertTrue(Strings.isAtom(key));
            for (int cache = Vectors.SITE_CACHE; cache < Vectors.SITE; cache += Long.BYTES) {
                assertEquals(0, Memory.getLong(PrototypeObject.sites(child) + cache));
            }
            assertEquals("@x", Strings.toJava(PrototypeObject.source(child)));
            assertEquals(2, Memory.getInt(child + PrototypeObject.FIRST_LINE));
        }
    }

    @Test
    void strippedTemplatesHaveNoTables() {
        try (Templates.Heap heap = new Templates.Heap()) {
            byte[] chunk = BinaryChunk.dump(Snippets.compile("local a = ... return function() return a end"), true);
            FunctionTemplate stripped = BinaryChunk.load(chunk, 0, chunk.length, "=x");
            long ref = heap.write(stripped);
            assertEquals(Word.NIL, PrototypeObject.source(ref));
            assertEquals(0, PrototypeObject.vector(ref, PrototypeObject.LINES));
            assertEquals(LineTable.UNKNOWN, LineTable.lineAt(ref, 0));
            Templates.assertSame(stripped, TemplateReader.read(ref));
        }
    }
}
