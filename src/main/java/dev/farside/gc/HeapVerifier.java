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

    private final ThreadHeap heap;
    private long holder;

    HeapVerifier(ThreadHeap heap) {
        this.heap = heap;
    }

    void verify(List<RootSource> roots) {
        holder = 0;
        for (RootSource source : roots) {
            source.visitRoots(this);
        }
        heap.forEachMarked(this::check);
        holder = 0;
    }

    @Override
    public void visitWord(long word) {
        if (!Word.isReference(word)) {
            require(word != Word.EMPTY && word != Word.FROZEN && word != Word.MOVED && word != Word.NONE,
                    "word " + Long.toHexString(word) + " is no value");
            return;
        }
        int kind = visitTarget(Word.ref(word));
        boolean fits = switch (Word.tag(word)) {
            case Word.TAG_STRING -> kind == Kind.STRING;
            case Word.TAG_TABLE -> kind == Kind.TABLE;
            case Word.TAG_FUNCTION -> kind == Kind.CLOSURE || kind == Kind.NATIVE_FUNCTION;
            default -> kind > 0 && kind <= Kind.LAST;
        };
        require(fits, "word " + Long.toHexString(word) + " leads to " + Kind.name(kind));
    }

    @Override
    public void visitRef(long ref) {
        if (ref != 0) {
            int kind = visitTarget(ref);
            require(kind > 0 && kind <= Kind.LAST, "reference to " + Kind.name(kind));
        }
    }

    private int visitTarget(long ref) {
        require((ref & Header.GRANULE - 1) == 0, "misaligned reference " + Long.toHexString(ref));
        require(Block.isMarked(ref), "reference to the unmarked " + Kind.name(Header.kind(ref)) + " at "
                + Long.toHexString(ref));
        return Header.kind(ref);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            String where = holder == 0 ? "a root" : Kind.name(Header.kind(holder)) + " at " + Long.toHexString(holder);
            throw new IllegalStateException("heap damaged: in " + where + ": " + message);
        }
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
            case Kind.CELL -> visitWord(CellObject.get(ref));
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
            case Kind.RECORD, Kind.ARRAY, Kind.DICTIONARY, Kind.MIXED, Kind.STACK, Kind.WIDE_INTEGER, Kind.BYTES -> {
                // storages and stacks are checked through their owner, the others hold nothing
            }
            default -> require(false, "no kind");
        }
    }

    private void visitWords(long from, long count) {
        for (long i = 0; i < count; i++) {
            visitWord(Memory.getLong(from + (i << 3)));
        }
    }

    private void checkTable(long ref) {
        visitRef(TableObject.metatable(ref));
        checkStorage(TableObject.storage(ref));
    }

    private void checkStorage(long storage) {
        visitRef(storage);
        long header = Header.get(storage);
        switch (Header.kindOf(header)) {
            case Kind.RECORD -> {
                visitRef(Storage.recordShape(header));
                int keys = ShapeObject.count(Storage.recordShape(header));
                require(keys <= Storage.recordCapacity(header), "a record smaller than its shape");
                visitWords(Storage.slot(storage, 0), Storage.recordCapacity(header));
            }
            case Kind.ARRAY -> {
                require(Storage.arrayLength(header) <= Storage.arrayCapacity(header), "an array longer than itself");
                visitWords(Storage.slot(storage, 0), Storage.arrayCapacity(header));
            }
            case Kind.DICTIONARY -> {
                for (int i = 0; i < Storage.dictionaryCapacity(header); i++) {
                    long key = Memory.getLong(Storage.entry(storage, i));
                    if (key != Word.EMPTY) {
                        visitWord(key);
                    }
                    visitWord(Memory.getLong(Storage.entry(storage, i) + Storage.ENTRY_VALUE));
                }
            }
            case Kind.MIXED -> {
                require(Header.kind(Storage.mixedArray(storage)) == Kind.ARRAY, "a mixed storage without an array");
                checkStorage(Storage.mixedArray(storage));
                checkStorage(Storage.mixedFields(storage));
            }
            default -> require(false, "the storage is " + Kind.name(Header.kindOf(header)));
        }
    }
}
