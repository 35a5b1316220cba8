package dev.farside.gc;

import dev.farside.heap.Block;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.object.ResizeObject;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.StringObject;
import dev.farside.object.TableObject;
import dev.farside.object.UserdataObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.List;

/**
 * Walks every object that a marking found live and checks I-G5: what it refers to is live as well, lies in the heap,
 * and is of a kind that may stand there. Slow; written without the marker's code, so that the two check each other.
 */
final class HeapVerifier implements RootVisitor {

    private long holder;
    private boolean closing;

    void verify(List<RootSource> roots, List<ThreadHeap> heaps) {
        holder = 0;
        for (RootSource source : roots) {
            source.visitRoots(this);
        }
        for (ThreadHeap heap : heaps) {
            heap.forEachMarked(this::check);
        }
        holder = 0;
    }

    @Override
    public void visitWord(long word) {
        if (!Word.isReference(word)) {
            if (word == Word.EMPTY || word == Word.FROZEN || Word.isClosed(word) || Word.isForward(word)
                    || word == Word.NONE) {
                throw damaged("word " + Long.toHexString(word) + " is no value");
            }
            return;
        }
        int kind = visitTarget(Word.ref(word));
        boolean fits = switch (Word.tag(word)) {
            case Word.TAG_STRING -> kind == Kind.STRING;
            case Word.TAG_TABLE -> kind == Kind.TABLE;
            case Word.TAG_FUNCTION -> kind == Kind.CLOSURE || kind == Kind.NATIVE_FUNCTION;
            default -> kind > 0 && kind <= Kind.LAST;
        };
        if (!fits) {
            throw damaged("word " + Long.toHexString(word) + " leads to " + Kind.name(kind));
        }
    }

    @Override
    public void visitRef(long ref) {
        if (ref != 0) {
            int kind = visitTarget(ref);
            if ((kind <= 0 || kind > Kind.LAST) && !Kind.isShared(kind)) {
                throw damaged("reference to " + Kind.name(kind));
            }
        }
    }

    private int visitTarget(long ref) {
        if ((ref & Header.GRANULE - 1) != 0) {
            throw damaged("misaligned reference " + Long.toHexString(ref));
        }
        if (!Block.isMarked(ref)) {
            throw damaged("reference to the unmarked " + named(ref));
        }
        return Header.kind(ref);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw damaged(message);
        }
    }

    private IllegalStateException damaged(String message) {
        return new IllegalStateException("heap damaged: in " + (holder == 0 ? "a root" : named(holder)) + ": "
                + message);
    }

    private static String named(long ref) {
        return Kind.name(Header.kind(ref)) + " at " + Long.toHexString(ref);
    }

    private void check(long ref) {
        holder = ref;
        long header = Header.get(ref);
        switch (Header.kindOf(header)) {
            case Kind.STRING -> {
                require(StringObject.length(ref) >= 0, "negative length");
                visitRef(Header.getRef(ref + StringObject.ATOM));
            }
            case Kind.TABLE -> checkTable(ref);
            case Kind.CLOSURE -> {
                visitRef(ClosureObject.prototype(ref));
                visitWords(ref + ClosureObject.CAPTURED, ClosureObject.captured(ref));
            }
            case Kind.NATIVE_FUNCTION ->
                visitWords(ref + NativeFunctionObject.UPVALUES, NativeFunctionObject.upvalues(ref));
            case Kind.CELL -> {
                visitWord(CellObject.get(ref));
                requireShared(CellObject.get(ref));
            }
            case Kind.PROTOTYPE -> {
                for (int offset = PrototypeObject.CODE; offset <= PrototypeObject.CAPTURED_NAMES; offset += 4) {
                    visitRef(Header.getRef(ref + offset));
                }
                visitWord(PrototypeObject.source(ref));
            }
            case Kind.WORDS -> visitWords(ref + Vectors.ELEMENTS, Vectors.count(ref));
            case Kind.SITES -> {
                for (long i = 0; i < Vectors.count(ref); i++) {
                    visitWord(Memory.getLong(ref + Vectors.ELEMENTS + (i << Vectors.SITE_SHIFT)));
                }
            }
            case Kind.SHAPE -> visitWords(ref + ShapeObject.KEYS, ShapeObject.count(ref));
            case Kind.COROUTINE -> {
                visitRef(Header.getRef(ref + CoroutineObject.RESUMER));
                visitRef(Header.getRef(ref + CoroutineObject.TRAVERSALS));
                visitRef(Header.getRef(ref + CoroutineObject.CLOSE_LIST));
                visitWord(Memory.getLong(ref + CoroutineObject.HOOK));
                visitRef(CoroutineObject.stack(ref));
                require(Header.kind(CoroutineObject.stack(ref)) == Kind.STACK, "a coroutine without a stack");
                require(Memory.getInt(ref + CoroutineObject.TOP) >> 3
                        <= CoroutineObject.stackSlots(CoroutineObject.stack(ref)), "a stack longer than itself");
                visitWords(CoroutineObject.stack(ref) + CoroutineObject.STACK_SLOTS,
                        Memory.getInt(ref + CoroutineObject.TOP) >> 3);
            }
            case Kind.USERDATA -> {
                visitRef(UserdataObject.metatable(ref));
                visitWords(ref + UserdataObject.USER_VALUES, UserdataObject.userValues(ref));
            }
            case Kind.RECORD, Kind.ARRAY, Kind.DICTIONARY, Kind.MIXED, Kind.SHARED_RECORD, Kind.SHARED_ARRAY,
                    Kind.SHARED_DICTIONARY, Kind.SHARED_MIXED, Kind.RESIZE, Kind.STACK, Kind.WIDE_INTEGER,
                    Kind.BYTES -> {
                // storages and stacks are checked through their owner, the others hold nothing
            }
            default -> require(false, "no kind");
        }
    }

    private void visitWords(long from, long count) {
        for (long i = 0; i < count; i++) {
            long word = Memory.getLong(from + (i << 3));
            visitWord(word);
            if (Header.kind(holder) != Kind.COROUTINE) {
                requireShared(word);
            }
        }
    }

    private void checkTable(long ref) {
        visitRef(TableObject.metatable(ref));
        long storage = TableObject.storage(ref);
        int kind = Header.kind(storage);
        boolean shared = (Header.get(ref) & Header.SHARED) != 0;
        if (shared != (Kind.isShared(kind) || kind == Kind.RESIZE)) {
            throw damaged((shared ? "a shared" : "an unshared") + " table whose storage is " + Kind.name(kind));
        }
        if (kind == Kind.RESIZE) {
            visitRef(storage);
            closing = true;
            checkStorage(ResizeObject.from(storage));
            closing = false;
        } else {
            checkStorage(storage);
        }
    }

    private void visitSlot(long address) {
        long word = Memory.getLong(address);
        if (!Word.isClosed(word)) {
            visitWord(word);
            requireShared(word);
        } else {
            require(closing, "a slot is closed though nothing is resized");
            visitRef(Word.ref(word));
        }
    }

    /** I-O1: a shared object refers to shared objects only. */
    private void requireShared(long word) {
        if (holder != 0 && (Header.get(holder) & Header.SHARED) != 0 && Publication.isNeeded(word)) {
            throw damaged("a shared object refers to the unshared " + named(Word.ref(word)));
        }
    }

    private void checkStorage(long storage) {
        visitRef(storage);
        long header = Header.get(storage);
        switch (Header.kindOf(header) & ~Kind.SHARED_BIT) {
            case Kind.RECORD -> {
                visitRef(Storage.recordShape(header));
                int keys = ShapeObject.count(Storage.recordShape(header));
                require(keys <= Storage.recordCapacity(header), "a record smaller than its shape");
                visitSlots(storage, Storage.recordCapacity(header));
            }
            case Kind.ARRAY -> {
                require(Storage.arrayLength(header) <= Storage.arrayCapacity(header), "an array longer than itself");
                visitSlots(storage, Storage.arrayCapacity(header));
            }
            case Kind.DICTIONARY -> {
                for (int i = 0; i < Storage.dictionaryCapacity(header); i++) {
                    long key = Memory.getLong(Storage.entry(storage, i));
                    if (key != Word.EMPTY && !(closing && key == Word.FROZEN)) {
                        visitWord(key);
                        requireShared(key);
                    }
                    visitSlot(Storage.entry(storage, i) + Storage.ENTRY_VALUE);
                }
            }
            case Kind.MIXED -> {
                int part = Header.kindOf(header) == Kind.MIXED ? Kind.ARRAY : Kind.SHARED_ARRAY;
                require(Header.kind(Storage.mixedArray(storage)) == part, "a mixed storage without an array");
                checkStorage(Storage.mixedArray(storage));
                checkStorage(Storage.mixedFields(storage));
            }
            default -> throw damaged("the storage is " + Kind.name(Header.kindOf(header)));
        }
    }

    private void visitSlots(long storage, int count) {
        for (int i = 0; i < count; i++) {
            visitSlot(Storage.slot(storage, i));
        }
    }
}
