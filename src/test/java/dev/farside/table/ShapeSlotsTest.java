package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.object.Header;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link ShapeSlots} says what {@link ShapeIndex} says, also when pairs push each other out. */
class ShapeSlotsTest {
    private static final int TABLES = 200;
    private static final int KEYS = 60;
    private static final int LOOK_UPS = 100_000;

    private final TableFixture state = new TableFixture();
    private final ShapeSlots slots = new ShapeSlots();
    private final Random random = new Random(20261122);

    @AfterEach
    void release() {
        state.close();
    }

    private long randomRecord() {
        long table = state.tables.create();
        for (int i = random.nextInt(12); i >= 0; i--) {
            state.tables.setString(table, key(random.nextInt(KEYS)), Word.TRUE);
        }
        return Header.get(TableObject.storage(table));
    }

    /** Half of them are inline strings, the others atoms. */
    private long key(int number) {
        return state.atom(number % 2 == 0 ? "k" + number : "a longer key, number " + number);
    }

    @Test
    void itSaysWhatTheIndexSays() {
        List<Long> headers = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            headers.add(randomRecord());
        }
        int present = 0;
        for (int i = 0; i < LOOK_UPS; i++) {
            long header = headers.get(random.nextInt(TABLES));
            long key = key(random.nextInt(KEYS));
            int slot = state.shapes.slotOf(Storage.recordShape(header), key);
            assertEquals(slot, slots.slotOf(header, key), "the first time");
            assertEquals(slot, slots.slotOf(header, key), "the second time");
            present += slot >= 0 ? 1 : 0;
        }
        assertTrue(present > LOOK_UPS / 100 && present < LOOK_UPS, "both answers occur: " + present);
    }
}
