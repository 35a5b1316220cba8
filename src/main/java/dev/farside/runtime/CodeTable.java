package dev.farside.runtime;

import dev.farside.gc.WeakHolder;
import dev.farside.heap.Block;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The compiled functions of a state, for all its threads. Code goes away with its prototype.
 *
 * <p>Thread-safe. A function is compiled by one thread; others that come to it meanwhile interpret it. The number of
 * the code is stored into the prototype after the code is in the table.
 */
final class CodeTable implements WeakHolder {

    private final ReentrantLock compiling = new ReentrantLock();
    private final EntryPoints entries = new EntryPoints();
    private final List<CompiledCode> users = new ArrayList<>();
    private volatile CompiledFunction[] functions = new CompiledFunction[16];
    private long[] prototypes = new long[16];
    private int[] free = new int[4];
    private int freeCount;
    private int next;
    private Translator translator;
    private boolean eager;

    /** @param first number of the first function that is compiled; what lies below stands for functions without code */
    CodeTable(CompiledFunction[] uncompiled) {
        System.arraycopy(uncompiled, 0, functions, 0, uncompiled.length);
        next = uncompiled.length;
    }

    synchronized void setTranslator(Translator newTranslator, boolean isEager) {
        translator = newTranslator;
        eager = isEager;
    }

    synchronized Translator translator() {
        return translator;
    }

    synchronized boolean isEager() {
        return eager;
    }

    /** Adds a mutator's view of the table. */
    synchronized void addUser(CompiledCode user) {
        users.add(user);
    }

    CompiledFunction[] functions() {
        return functions;
    }

    EntryPoints entries() {
        return entries;
    }

    synchronized int size() {
        int sum = entries.size();
        for (long prototype : prototypes) {
            sum += prototype != 0 ? 1 : 0;
        }
        return sum;
    }

    /** Compiles a function; false if another thread is compiling, or it cannot be compiled. */
    boolean compile(Mutator m, long prototype, int refused) {
        if (!compiling.tryLock()) {
            return false;
        }
        try {
            if (PrototypeObject.codeHandle(prototype) != 0) {
                return true;
            }
            CompiledFunction function = translator.translate(m, prototype, PrototypeObject.code(prototype));
            PrototypeObject.setHeat(prototype, function == null ? refused : 0);
            if (function == null) {
                return false;
            }
            int handle = add(prototype, CompiledCode.entrance(prototype, function));
            VarHandle.releaseFence();
            PrototypeObject.setCodeHandle(prototype, handle);
            PrototypeObject.watch(prototype);
            return true;
        } finally {
            compiling.unlock();
        }
    }

    /** Compiles what begins at a point; null if another thread is compiling, or it cannot be compiled. */
    CompiledFunction compile(Mutator m, long prototype, EntryPoints.Point point) {
        if (!compiling.tryLock()) {
            return null;
        }
        try {
            if (point.code() == null) {
                point.set(translator.translate(m, prototype, point.position));
            }
            return point.code();
        } finally {
            compiling.unlock();
        }
    }

    private synchronized int add(long prototype, CompiledFunction function) {
        int handle;
        if (freeCount > 0) {
            handle = free[--freeCount];
        } else {
            handle = next++;
            if (handle == functions.length) {
                functions = Arrays.copyOf(functions, handle * 2);
                prototypes = Arrays.copyOf(prototypes, handle * 2);
            }
        }
        functions[handle] = function;
        prototypes[handle] = prototype;
        return handle;
    }

    @Override
    public synchronized void dropUnmarked() {
        for (int i = 0; i < next; i++) {
            if (prototypes[i] != 0 && !Block.isMarked(prototypes[i])) {
                long code = PrototypeObject.code(prototypes[i]);
                long end = code + Memory.getInt(code - 4);
                entries.removeIf(position -> position >= code && position < end);
                functions[i] = null;
                prototypes[i] = 0;
                if (freeCount == free.length) {
                    free = Arrays.copyOf(free, freeCount * 2);
                }
                free[freeCount++] = i;
            }
        }
        for (int i = 0; i < users.size(); i++) {
            users.get(i).tableChanged(); // numbers may stand for other functions from now on
        }
    }
}
