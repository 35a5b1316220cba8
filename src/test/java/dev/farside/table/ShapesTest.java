package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.gc.RootVisitor;
import dev.farside.object.Header;
import dev.farside.object.ObjectSize;
import dev.farside.object.ShapeObject;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShapesTest {

    private final TableFixture state = new TableFixture();
    private final Shapes shapes = state.shapes;

    @AfterEach
    void release() {
        state.close();
    }

    private long child(long shape, String key) {
        return shapes.child(state.heap, shape, state.atom(key));
    }

    @Test
    void theSameKeysInTheSameOrderAreOneShape() {
        long xy = child(child(shapes.root(), "x"), "y");
        assertEquals(xy, child(child(shapes.root(), "x"), "y"));
        assertNotEquals(xy, child(child(shapes.root(), "y"), "x"));
        assertEquals(0, shapes.slotOf(xy, state.atom("x")));
        assertEquals(1, shapes.slotOf(xy, state.atom("y")));
        assertEquals(-1, shapes.slotOf(xy, state.atom("z")));
        assertEquals(-1, shapes.slotOf(shapes.root(), state.atom("x")));
        assertEquals(5, shapes.count());
    }

    @Test
    void everyKeyOfALongChainIsFound() {
        long shape = shapes.root();
        for (int i = 0; i < Shapes.MAX_KEYS; i++) {
            long parent = shape;
            shape = child(shape, "field number " + i);
            assertNotEquals(0, shape);
            assertEquals(parent, Header.getRef(shape + ShapeObject.PARENT));
            assertEquals(i + 1, ShapeObject.count(shape));
            for (int j = 0; j < Shapes.MAX_KEYS; j++) {
                assertEquals(j <= i ? j : -1, shapes.slotOf(shape, state.atom("field number " + j)));
            }
        }
        assertEquals(0, child(shape, "one more"));
    }

    @Test
    void shapesAreSmall() {
        assertEquals(32, ObjectSize.of(shapes.root()));
        assertEquals(48, ObjectSize.of(child(shapes.root(), "x")));
        assertEquals(48, ObjectSize.of(child(child(shapes.root(), "x"), "y")));
    }

    @Test
    void childrenAreBounded() {
        long shape = child(shapes.root(), "x");
        for (int i = 0; i < Shapes.MAX_CHILDREN; i++) {
            assertNotEquals(0, child(shape, "field number " + i));
        }
        assertEquals(0, child(shape, "one more"));
        assertNotEquals(0, child(shape, "field number 3"));
        for (int i = 1; i < Shapes.MAX_ROOT_CHILDREN; i++) {
            assertNotEquals(0, child(shapes.root(), "field number " + i));
        }
        assertEquals(0, child(shapes.root(), "one more"));
    }

    @Test
    void shapesOfAStateAreBounded() {
        for (int i = 0; i < Shapes.MAX_ROOT_CHILDREN; i++) {
            long shape = child(shapes.root(), "field number " + i);
            for (int j = 0; shape != 0 && j < Shapes.MAX_KEYS; j++) {
                shape = child(shape, "deeper " + j);
            }
        }
        assertEquals(Shapes.MAX_SHAPES, shapes.count());
        assertEquals(0, child(child(shapes.root(), "field number 5"), "one more"));
    }

    @Test
    void keysComputedAtRunTimeGetAQuarter() {
        for (int i = 0; i < Shapes.MAX_ROOT_CHILDREN / 4; i++) {
            assertNotEquals(0, shapes.childForComputedKey(state.heap, shapes.root(), state.atom("computed " + i)));
        }
        assertEquals(0, shapes.childForComputedKey(state.heap, shapes.root(), state.atom("one more")));
        long made = child(shapes.root(), "one more");
        assertEquals(made, shapes.childForComputedKey(state.heap, shapes.root(), state.atom("one more")));
    }

    @Test
    void allShapesAndTheEmptyStorageAreRoots() {
        Set<Long> expected = new HashSet<>();
        expected.add(shapes.root());
        expected.add(shapes.empty());
        long shape = shapes.root();
        for (int i = 0; i < 10; i++) {
            expected.add(child(shape, "sibling"));
            shape = child(shape, "field " + i);
            expected.add(shape);
        }
        Set<Long> visited = new HashSet<>();
        shapes.visitRoots(new RootVisitor() {
            @Override
            public void visitWord(long word) {
                throw new AssertionError("shapes are references");
            }

            @Override
            public void visitRef(long ref) {
                assertTrue(visited.add(ref));
            }
        });
        expected.add(shapes.sharedEmpty());
        assertEquals(expected, visited);
    }
}
