package dev.farside.bytecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.farside.compiler.Snippets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTableTest {
    private static FunctionTemplate withLines(int[] lines, int firstLine) {
        int[] code = new int[lines.length];
        code[code.length - 1] = Instruction.abc(Opcode.RETURN0, 0, 0, 0);
        return new FunctionTemplate(null, firstLine, firstLine, 0, false, 2, code, List.of(), List.of(), List.of(),
            List.of(), lines, List.of());
    }

    @Test
    void everyWordHasItsLine() {
        Random random = new Random(42);
        try (Templates.Heap heap = new Templates.Heap()) {
            for (int round = 0; round < 200; round++) {
                int[] lines = new int[1 + random.nextInt(400)];
                int line = random.nextInt(1000);
                int firstLine = line;
                int reach = random.nextBoolean() ? 3 : 1_000_000;
                for (int word = 0; word < lines.length; word++) {
                    if (random.nextInt(3) == 0) {
                        line = Math.max(0, line + random.nextInt(reach) - reach / 3);
                    }
                    lines[word] = line;
                }
                long ref = heap.write(withLines(lines, firstLine));
                assertArrayEquals(lines, LineTable.decode(ref, lines.length));
                for (int word = 0; word < lines.length; word++) {
                    assertEquals(lines[word], LineTable.lineAt(ref, word));
                }
            }
        }
    }

    @Test
    void takesFewBytesPerLineOfSource() {
        FunctionTemplate template = Snippets.compile("x = y.z + 1\n".repeat(100));
        byte[] bytes = LineTable.encode(template.lines(), template.firstLine());
        assertEquals(200, bytes.length);
    }
}
