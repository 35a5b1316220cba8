package dev.farside.object;

import dev.farside.memory.Memory;

/** The size of any object, from its header alone (I-B1). */
public final class ObjectSize {

    private ObjectSize() {
    }

    /**
     * Bytes an object occupies, a multiple of 16.
     *
     * @throws IllegalStateException if the header is of no known kind: the heap is damaged
     */
    public static long of(long ref) {
        return of(ref, Memory.getLong(ref));
    }

    /** Like {@link #of(long)}, for an object whose header has been read. */
    public static long of(long ref, long header) {
        switch (Header.kindOf(header)) {
            case Kind.STRING:
                return StringObject.size(Header.high(header));
            case Kind.TABLE:
                return TableObject.SIZE;
            case Kind.RECORD:
            case Kind.SHARED_RECORD:
                return Storage.recordSize(Storage.recordCapacity(header));
            case Kind.ARRAY:
            case Kind.SHARED_ARRAY:
                return Storage.arraySize(Storage.arrayCapacity(header));
            case Kind.DICTIONARY:
            case Kind.SHARED_DICTIONARY:
                return Storage.dictionarySize((int) (header >>> 16) & 0xFF);
            case Kind.MIXED:
            case Kind.SHARED_MIXED:
                return Storage.MIXED_SIZE;
            case Kind.SHAPE:
                return ShapeObject.size(Header.low(header), Header.high(header));
            case Kind.CLOSURE:
                return ClosureObject.size(Header.low(header));
            case Kind.NATIVE_FUNCTION:
                return NativeFunctionObject.size(Header.low(header));
            case Kind.CELL:
                return CellObject.SIZE;
            case Kind.PROTOTYPE:
                return PrototypeObject.SIZE;
            case Kind.COROUTINE:
                return CoroutineObject.SIZE;
            case Kind.STACK:
                return CoroutineObject.stackSize(Header.high(header));
            case Kind.USERDATA:
                return UserdataObject.size(Header.low(header));
            case Kind.WIDE_INTEGER:
                return WideIntegerObject.SIZE;
            case Kind.BYTES:
                return Vectors.bytesSize(Header.high(header));
            case Kind.WORDS:
                return Vectors.wordsSize(Header.high(header));
            case Kind.SITES:
                return Vectors.sitesSize(Header.high(header));
            case Kind.RESIZE:
                return ResizeObject.SIZE;
            default:
                throw new IllegalStateException("not an object at " + Long.toHexString(ref) + ": "
                        + Kind.name(Header.kindOf(header)));
        }
    }
}
