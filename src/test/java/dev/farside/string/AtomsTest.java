package dev.farside.string;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.Block;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.StringObject;
import dev.farside.value.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtomsTest {

    private final Space space = new Space(() -> { });
    private final ThreadHeap heap = new ThreadHeap(space);
    private final Atoms atoms = new Atoms(space);

    @AfterEach
    void releaseGivesEverythingBack() {
        atoms.release();
        heap.releaseAll();
        assertEquals(0, space.bytes());
    }

    private long string(String text) {
        return Strings.ofJava(heap, text);
    }

    @Test
    void anInlineStringIsItsOwnAtom() {
        long word = string("abc");
        assertEquals(word, atoms.intern(heap, word));
        assertEquals(word, atoms.find(word));
        assertEquals(0, atoms.bytes());
    }

    @Test
    void theFirstStringBecomesTheAtomOfItsEquals() {
        long first = string("a longer string");
        long second = string("a longer string");
        assertEquals(Word.NONE, atoms.find(first));
        assertEquals(first, atoms.intern(heap, first));
        assertTrue(Strings.isAtom(first));
        assertEquals(first, atoms.intern(heap, first));
        assertEquals(first, atoms.find(second));
        assertEquals(first, atoms.intern(heap, second));
        assertEquals(first, atoms.intern(heap, "a longer string"));
        assertTrue(!Strings.isAtom(second));
        assertEquals(1, atoms.size());
    }

    @Test
    void anAtomIsRememberedInItsEquals() {
        long atom = atoms.intern(heap, "a longer string");
        long other = string("a longer string");
        atoms.find(other);
        assertEquals(Header.granuleOf(Word.ref(atom)), Memory.getInt(Word.ref(other) + StringObject.ATOM), "I-S3");
        assertEquals(Header.granuleOf(Word.ref(atom)), Memory.getInt(Word.ref(atom) + StringObject.ATOM), "I-S3");
    }

    @Test
    void manyAtomsAreFoundAgainAfterGrowth() {
        int count = 50_000;
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = atoms.intern(heap, "identifier" + i);
        }
        assertEquals(count, atoms.size());
        for (int i = 0; i < count; i++) {
            assertEquals(words[i], atoms.find(string("identifier" + i)));
            assertEquals(Word.NONE, atoms.find(string("Identifier" + i)));
        }
        assertTrue(atoms.bytes() <= 32L * count, "bytes: " + atoms.bytes());
    }

    @Test
    void whatIsNotMarkedIsDroppedAndMemoryComesBack() {
        int count = 20_000;
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = atoms.intern(heap, "identifier" + i);
        }
        long before = atoms.bytes();
        heap.clearMarks();
        for (int i = 0; i < count; i += 100) {
            Block.mark(Word.ref(words[i]));
        }
        atoms.dropUnmarked();
        assertEquals(count / 100, atoms.size());
        assertTrue(atoms.bytes() < before / 8, "bytes: " + atoms.bytes());
        for (int i = 0; i < count; i++) {
            assertEquals(i % 100 == 0 ? words[i] : Word.NONE, atoms.find(string("identifier" + i)));
        }
    }

    @Test
    void droppedPlacesAreUsedAgain() {
        long[] words = new long[300];
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < words.length; i++) {
                words[i] = atoms.intern(heap, "round" + round + "string" + i);
            }
            heap.clearMarks();
            for (int i = 0; i < words.length; i += 3) {
                Block.mark(Word.ref(words[i]));
            }
            atoms.dropUnmarked();
            assertEquals(words.length / 3, atoms.size());
            for (int i = 0; i < words.length; i++) {
                assertEquals(i % 3 == 0 ? words[i] : Word.NONE, atoms.find(string("round" + round + "string" + i)));
            }
            heap.clearMarks();
            atoms.dropUnmarked();
            assertEquals(0, atoms.size());
        }
        assertTrue(atoms.bytes() <= 16_384, "bytes: " + atoms.bytes());
    }

    @Test
    void aFailingGrowthChangesNothing() {
        for (int i = 0; i < 384; i++) {
            atoms.intern(heap, "identifier" + i);
        }
        long word = string("one more");
        space.setLimit(space.bytes());
        assertThrows(OutOfMemoryException.class, () -> atoms.intern(heap, word));
        assertEquals(384, atoms.size());
        assertTrue(!Strings.isAtom(word));
        space.setLimit(Long.MAX_VALUE);
        assertEquals(word, atoms.intern(heap, word));
        assertNotEquals(Word.NONE, atoms.find(string("identifier7")));
    }
}
