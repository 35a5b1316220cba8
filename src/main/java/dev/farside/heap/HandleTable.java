package dev.farside.heap;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Java objects that heap objects refer to by number: Java functions, host objects, open files.
 *
 * <p>Thread-safe; {@link #get} takes no lock. A handle lives until it is {@linkplain #free freed} by the collector.
 */
public final class HandleTable {

    private volatile Object[] objects = new Object[64];
    private int[] free = new int[16];
    private int freeCount;
    private int next = 1;

    /** Makes an empty table. */
    public HandleTable() {
    }

    /** Registers an object; returns its number, at least 1. */
    public synchronized int add(Object object) {
        int handle;
        if (freeCount > 0) {
            handle = free[--freeCount];
        } else {
            handle = next++;
            if (handle == objects.length) {
                objects = Arrays.copyOf(objects, handle * 2);
            }
        }
        objects[handle] = object;
        return handle;
    }

    /** The object behind a number, or null. */
    public Object get(int handle) {
        VarHandle.acquireFence(); // the number was stored after the object
        return objects[handle];
    }

    /** Forgets an object; its number may be used again. */
    public synchronized void free(int handle) {
        objects[handle] = null;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = handle;
    }

    /** Number of objects registered. */
    public synchronized int size() {
        return next - 1 - freeCount;
    }
}
