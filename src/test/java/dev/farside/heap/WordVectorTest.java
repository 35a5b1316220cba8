package dev.farside.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordVectorTest {

    private static final long SEED = 20_250_614L;

    private final Space space = new Space(() -> { });
    private final WordVector vector = new WordVector(space);

    @Test
    void anEmptyVectorHasNoMemory() {
        assertTrue(vector.isEmpty());
        assertEquals(0, space.bytes());
        vector.release();
        vector.trim();
        assertEquals(0, space.bytes());
    }

    @Test
    void behavesLikeAList() {
        Random random = new Random(SEED);
        List<Long> model = new ArrayList<>();
        for (int round = 0; round < 200_000; round++) {
            int dice = random.nextInt(100);
            if (dice < 55) {
                long word = random.nextLong();
                model.add(word);
                vector.push(word);
            } else if (dice < 85 && !model.isEmpty()) {
                assertEquals(model.removeLast(), vector.pop());
            } else if (dice < 95 && !model.isEmpty()) {
                int index = random.nextInt(model.size());
                assertEquals(model.get(index), vector.get(index));
                model.set(index, (long) round);
                vector.set(index, round);
            } else if (dice == 99 && random.nextInt(50) == 0) {
                int size = random.nextInt(model.size() + 1);
                model.subList(size, model.size()).clear();
                vector.truncate(size);
                vector.trim();
            }
            assertEquals(model.size(), vector.size());
        }
        for (int i = 0; i < model.size(); i++) {
            assertEquals(model.get(i), vector.get(i));
        }
        vector.release();
        assertEquals(0, space.bytes());
    }

    @Test
    void growsBeyondTheLimitOfItsSpace() {
        space.setLimit(0);
        for (int i = 0; i < 100_000; i++) {
            vector.push(i);
        }
        assertEquals(99_999, vector.pop());
        vector.release();
    }

    @Test
    void givesMemoryBackWhenMostOfItIsUnused() {
        for (int i = 0; i < 1_000_000; i++) {
            vector.push(i);
        }
        long full = space.bytes();
        vector.trim();
        assertEquals(full, space.bytes(), "a full vector keeps its memory");
        vector.truncate(1000);
        vector.trim();
        assertTrue(space.bytes() < full / 100, space.bytes() + " of " + full);
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, vector.get(i));
        }
        vector.truncate(0);
        vector.trim();
        vector.push(5);
        assertEquals(5, vector.get(0));
        vector.release();
        assertEquals(0, space.bytes());
    }
}
