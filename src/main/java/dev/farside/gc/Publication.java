package dev.farside.gc;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.WordVector;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.UserdataObject;
import dev.farside.value.Word;

/**
 * Makes objects that one thread owns visible to all: sets their SHARED flag and gives tables the storage kinds for
 * which every engine takes the atomic way. Whatever stores a reference into a shared object publishes it first.
 *
 * <p>The owner calls it, before the reference can be seen; the store that follows must be a release at least (I-O3).
 * Objects are flagged when they are pushed onto the work list and traced from there, never recursively. Strings, wide
 * integers, prototypes and shapes never change, so they count as shared from birth and have no flag.
 *
 * <p>Confined to one thread.
 */
public final class Publication implements RootSource {

    /** Is told of what traversals have to know. */
    public interface Observer {
        /**
         * A table that was {@linkplain Header#TRAVERSED traversed} before is shared now, but nobody else can see it
         * yet.
         */
        void published(long table);

        /**
         * A coroutine that is suspended is shared now, with all that is on its stack, but nobody else can see it yet.
         */
        void suspended(long coroutine);
    }

    private final WordVector work;
    /** Suspended coroutines that have been shared, of which the observer has not been told yet. */
    private final WordVector suspended;
    private final long sharedEmpty;
    private Observer observer;

    /**
     * Makes the publication of one thread.
     *
     * @param sharedEmpty the storage of every shared table without entries
     */
    public Publication(Space space, long sharedEmpty) {
        work = new WordVector(space);
        suspended = new WordVector(space);
        this.sharedEmpty = sharedEmpty;
    }

    /** Says who is told of tables and coroutines. */
    public void setObserver(Observer traversals) {
        observer = traversals;
    }

    /** True for the word of an object that other threads must not be shown yet. */
    public static boolean isNeeded(long word) {
        return Word.tag(word) >= Word.TAG_TABLE && Word.tag(word) <= Word.TAG_OTHER
                && (Header.get(Word.ref(word)) & Header.SHARED) == 0 && hasFlag(Header.kind(Word.ref(word)));
    }

    private static boolean hasFlag(int kind) {
        return switch (kind) {
            case Kind.TABLE, Kind.CLOSURE, Kind.NATIVE_FUNCTION, Kind.CELL, Kind.COROUTINE, Kind.USERDATA -> true;
            default -> false;
        };
    }

    /**
     * Publishes what a word refers to, with all that it reaches.
     *
     * @throws OutOfMemoryException if there is no memory for the work list; the next publication goes on with it, so
     *        that nothing becomes visible before what it reaches
     */
    public void publish(long word) {
        if (!work.isEmpty()) {
            drain(); // memory was short the last time
        }
        if (isNeeded(word)) {
            push(word);
            drain();
        }
    }

    /** Publishes the object at a reference, which is 0 for none. */
    public void publishRef(long ref) {
        if (ref != 0) {
            publish(Word.ofOther(ref));
        }
    }

    private void push(long word) {
        if (isNeeded(word)) {
            long ref = Word.ref(word);
            work.push(ref);
            Header.set(ref, Header.SHARED);
        }
    }

    private void pushRef(long ref) {
        if (ref != 0) {
            push(Word.ofOther(ref));
        }
    }

    private void pushWords(long from, long count) {
        for (long at = from, end = from + (count << 3); at < end; at += 8) {
            push(Memory.getLong(at));
        }
    }

    private void drain() {
        while (!work.isEmpty()) {
            long ref = work.pop();
            long others = work.size();
            try {
                trace(ref);
            } catch (OutOfMemoryException noMemoryForList) {
                keep(ref, others);
                throw noMemoryForList;
            }
        }
        work.trim();
        while (!suspended.isEmpty()) {
            long coroutine = suspended.pop();
            if (CoroutineObject.status(coroutine) == CoroutineObject.SUSPENDED) {
                observer.suspended(coroutine);
            }
        }
        suspended.trim();
    }

    /**
     * Puts an object back that could not be traced to its end, with what it has brought onto the list. If there is no
     * room for it, it takes the place of one of these, which it will bring again.
     */
    private void keep(long ref, long others) {
        if (work.size() > others) {
            long last = work.pop();
            Header.clear(last, Header.SHARED);
        }
        work.push(ref);
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (long i = 0; i < work.size(); i++) {
            visitor.visitRef(work.get(i));
        }
        for (long i = 0; i < suspended.size(); i++) {
            visitor.visitRef(suspended.get(i));
        }
    }

    private void trace(long ref) {
        switch (Header.kind(ref)) {
            case Kind.TABLE:
                pushRef(TableObject.metatable(ref));
                shareStorage(ref);
                break;
            case Kind.CLOSURE:
                pushWords(ref + ClosureObject.CAPTURED, ClosureObject.captured(ref));
                break;
            case Kind.NATIVE_FUNCTION:
                pushWords(ref + NativeFunctionObject.UPVALUES, NativeFunctionObject.upvalues(ref));
                break;
            case Kind.CELL:
                push(CellObject.get(ref));
                break;
            case Kind.USERDATA:
                pushRef(UserdataObject.metatable(ref));
                pushWords(ref + UserdataObject.USER_VALUES, UserdataObject.userValues(ref));
                break;
            default:
                traceCoroutine(ref);
                break;
        }
    }

    private void shareStorage(long table) {
        long storage = TableObject.storage(table);
        long header = Header.get(storage);
        if (Header.kindOf(header) == Kind.RECORD && Storage.recordCapacity(header) == 0) {
            TableObject.setStorage(table, sharedEmpty);
            return;
        }
        pushStorage(storage, header);
        Storage.share(storage);
        if (Header.has(table, Header.TRAVERSED)) {
            observer.published(table);
        }
    }

    private void pushStorage(long storage, long header) {
        switch (Header.kindOf(header)) {
            case Kind.RECORD:
                pushWords(storage + Storage.SLOTS, Storage.recordCapacity(header));
                break;
            case Kind.ARRAY:
                pushWords(storage + Storage.SLOTS, Storage.arrayCapacity(header));
                break;
            case Kind.DICTIONARY:
                for (long at = storage + Storage.SLOTS,
                        end = at + ((long) Storage.dictionaryCapacity(header) << 4); at < end; at += Storage.ENTRY) {
                    if (Memory.getLong(at + Storage.ENTRY_VALUE) != Word.NIL) {
                        push(Memory.getLong(at));
                        push(Memory.getLong(at + Storage.ENTRY_VALUE));
                    }
                }
                break;
            default:
                pushStorage(Storage.mixedArray(storage), Header.get(Storage.mixedArray(storage)));
                pushStorage(Storage.mixedFields(storage), Header.get(Storage.mixedFields(storage)));
                break;
        }
    }

    /** What a running coroutine has on its stack stays its thread's own until it is suspended. */
    private void traceCoroutine(long ref) {
        int status = CoroutineObject.status(ref);
        if (status == CoroutineObject.SUSPENDED || status == CoroutineObject.DEAD) {
            pushStack(ref);
        }
        if (status == CoroutineObject.SUSPENDED) {
            suspended.push(ref);
        }
    }

    private void pushStack(long coroutine) {
        pushRef(Header.getRef(coroutine + CoroutineObject.RESUMER));
        push(Memory.getLong(coroutine + CoroutineObject.HOOK));
        pushWords(CoroutineObject.stack(coroutine) + CoroutineObject.STACK_SLOTS,
                Memory.getInt(coroutine + CoroutineObject.TOP) >> 3);
    }

    /** Publishes what a shared coroutine has on its stack: it is about to be suspended, or has ended. */
    public void publishStack(long coroutine) {
        pushStack(coroutine);
        drain();
    }

    /** Gives memory outside the heap back. */
    public void release() {
        work.release();
        suspended.release();
    }
}
