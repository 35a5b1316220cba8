package dev.farside.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HandleTableTest {

    private static final long SEED = 20_250_615L;

    private final HandleTable table = new HandleTable();

    @Test
    void zeroIsNoHandle() {
        assertNotEquals(0, table.add("first"));
        assertNull(table.get(0));
    }

    @Test
    void freedNumbersAreUsedAgainAndForgetTheirObject() {
        int handle = table.add("a");
        table.add("b");
        table.free(handle);
        assertNull(table.get(handle), "the Java collector may have it");
        assertEquals(1, table.size());
        assertEquals(handle, table.add("c"));
        assertEquals("c", table.get(handle));
    }

    @Test
    void behavesLikeAMap() {
        Random random = new Random(SEED);
        Map<Integer, Object> model = new HashMap<>();
        for (int round = 0; round < 50_000; round++) {
            if (random.nextInt(100) < (round / 10_000 % 2 == 0 ? 60 : 40) || model.isEmpty()) {
                Object object = new Object();
                int handle = table.add(object);
                assertNull(model.put(handle, object), "a handle in use was given out");
            } else {
                int handle = model.keySet().iterator().next();
                assertSame(model.remove(handle), table.get(handle));
                table.free(handle);
            }
            assertEquals(model.size(), table.size());
        }
        model.forEach((handle, object) -> assertSame(object, table.get(handle)));
    }
}
