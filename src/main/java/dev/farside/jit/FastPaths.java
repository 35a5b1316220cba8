package dev.farside.jit;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Arithmetic;
import dev.farside.runtime.CompiledCode;
import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Event;
import dev.farside.runtime.Mutator;
import dev.farside.table.FieldCache;
import dev.farside.value.Word;

/**
 * What compiled code does in place: called from there, and inlined by C2. Whatever takes more is in {@link SlowPaths}.
 *
 * <p>{@code base} is the address of the frame, {@code pc} the position in the code that the interpreter would have saved.
 */
final class FastPaths {

    private FastPaths() {
    }

    // --- arithmetic

    /** True if both words are floats or inline integers. */
    private static boolean areNumbers(long x, long y) {
        return (Word.isFloat(x) || Word.isInteger(x)) && (Word.isFloat(y) || Word.isInteger(y));
    }

    /** The value of a float or of an inline integer, which a double holds exactly. */
    private static double number(long word) {
        return Word.isFloat(word) ? Word.toFloat(word) : Word.toInteger(word);
    }

    static long add(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = Word.toInteger(x) + Word.toInteger(y);
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Word.toFloat(x) + Word.toFloat(y));
        } else if (areNumbers(x, y)) {
            return Word.ofFloat(number(x) + number(y));
        }
        return SlowPaths.binary(m, base, pc, Event.ADD, x, y);
    }

    static long subtract(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = Word.toInteger(x) - Word.toInteger(y);
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Word.toFloat(x) - Word.toFloat(y));
        } else if (areNumbers(x, y)) {
            return Word.ofFloat(number(x) - number(y));
        }
        return SlowPaths.binary(m, base, pc, Event.SUB, x, y);
    }

    static long multiply(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long left = Word.toInteger(x);
            long right = Word.toInteger(y);
            long result = left * right;
            if (Word.fitsInline(result) && Math.multiplyHigh(left, right) == result >> 63) {
                return Word.ofInteger(result);
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Word.toFloat(x) * Word.toFloat(y));
        } else if (areNumbers(x, y)) {
            return Word.ofFloat(number(x) * number(y));
        }
        return SlowPaths.binary(m, base, pc, Event.MUL, x, y);
    }

    static long divide(Mutator m, long base, long pc, long x, long y) {
        if (Word.isFloat(x)) {
            if (Word.isFloat(y)) {
                return Word.ofFloat(Word.toFloat(x) / Word.toFloat(y));
            }
            if (Word.isInteger(y)) {
                return Word.ofFloat(Word.toFloat(x) / Word.toInteger(y));
            }
        } else if (Word.isInteger(x)) {
            if (Word.isInteger(y)) {
                return Word.ofFloat((double) Word.toInteger(x) / (double) Word.toInteger(y));
            }
            if (Word.isFloat(y)) {
                return Word.ofFloat(Word.toInteger(x) / Word.toFloat(y));
            }
        }
        return SlowPaths.binary(m, base, pc, Event.DIV, x, y);
    }

    static long modulo(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long divisor = Word.toInteger(y);
            if (divisor > 0) {
                long rest = Word.toInteger(x) % divisor;
                return Word.ofInteger(rest + (rest >> 63 & divisor));
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Arithmetic.modulo(Word.toFloat(x), Word.toFloat(y)));
        }
        return SlowPaths.binary(m, base, pc, Event.MOD, x, y);
    }

    static long floorDivide(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long divisor = Word.toInteger(y);
            if (divisor > 0) {
                return Word.ofInteger(Math.floorDiv(Word.toInteger(x), divisor));
            }
        } else if (Word.isFloat(x) && Word.isFloat(y)) {
            return Word.ofFloat(Math.floor(Word.toFloat(x) / Word.toFloat(y)));
        }
        return SlowPaths.binary(m, base, pc, Event.IDIV, x, y);
    }

    static long power(Mutator m, long base, long pc, long x, long y) {
        if (areNumbers(x, y)) {
            return Word.ofFloat(Arithmetic.power(number(x), number(y)));
        }
        return SlowPaths.binary(m, base, pc, Event.POW, x, y);
    }

    static long and(Mutator m, long base, long pc, long x, long y) {
        return Word.areIntegers(x, y) ? x & y : SlowPaths.binary(m, base, pc, Event.BAND, x, y);
    }

    static long or(Mutator m, long base, long pc, long x, long y) {
        return Word.areIntegers(x, y) ? x | y : SlowPaths.binary(m, base, pc, Event.BOR, x, y);
    }

    static long exclusiveOr(Mutator m, long base, long pc, long x, long y) {
        return Word.areIntegers(x, y) ? Word.ofInteger(x ^ y) : SlowPaths.binary(m, base, pc, Event.BXOR, x, y);
    }

    static long shiftLeft(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = Arithmetic.shiftLeft(Word.toInteger(x), Word.toInteger(y));
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        }
        return SlowPaths.binary(m, base, pc, Event.SHL, x, y);
    }

    static long shiftRight(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            long result = Arithmetic.shiftLeft(Word.toInteger(x), -Word.toInteger(y));
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        }
        return SlowPaths.binary(m, base, pc, Event.SHR, x, y);
    }

    static long negate(Mutator m, long base, long pc, long x) {
        if (Word.isFloat(x)) {
            return Word.ofFloat(-Word.toFloat(x));
        }
        if (Word.isInteger(x)) {
            long result = -Word.toInteger(x);
            if (Word.fitsInline(result)) {
                return Word.ofInteger(result);
            }
        }
        return SlowPaths.binary(m, base, pc, Event.UNM, x, x);
    }

    static long complement(Mutator m, long base, long pc, long x) {
        return Word.isInteger(x) ? Word.ofInteger(~Word.toInteger(x))
                : SlowPaths.binary(m, base, pc, Event.BNOT, x, x);
    }

    static long length(Mutator m, long base, long pc, long x) {
        if (Word.isTable(x)) {
            long ref = Word.ref(x);
            if (TableObject.metatable(ref) == 0) {
                return Word.ofInteger(m.tables().length(ref));
            }
        }
        return SlowPaths.binary(m, base, pc, Event.LEN, x, x);
    }

    static long not(long x) {
        return Word.isTruthy(x) ? Word.FALSE : Word.TRUE;
    }

    // --- comparisons

    static boolean equal(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y) || Word.tag(y) == Word.TAG_PRIMITIVE) {
            return x == y;
        }
        if (areNumbers(x, y)) {
            return number(x) == number(y);
        }
        return SlowPaths.equal(m, base, pc, x, y);
    }

    static boolean less(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            return x << 16 < y << 16;
        }
        if (areNumbers(x, y)) {
            return number(x) < number(y);
        }
        return SlowPaths.less(m, base, pc, x, y);
    }

    static boolean lessOrEqual(Mutator m, long base, long pc, long x, long y) {
        if (Word.areIntegers(x, y)) {
            return x << 16 <= y << 16;
        }
        if (areNumbers(x, y)) {
            return number(x) <= number(y);
        }
        return SlowPaths.lessOrEqual(m, base, pc, x, y);
    }

    // --- tables

    static long getField(Mutator m, long base, long pc, long object, long site) {
        if (Word.isTable(object)) {
            long storage = TableObject.storage(Word.ref(object));
            long cache = Memory.getLong(site + Vectors.SITE_CACHE);
            if (FieldCache.isRecordHit(cache, Memory.getLong(storage))) {
                int slot = FieldCache.slot(cache);
                if (slot != FieldCache.ABSENT_SLOT) {
                    long value = Memory.getLong(Storage.slot(storage, slot));
                    if (value != Word.NIL) {
                        return value;
                    }
                }
            }
        }
        return SlowPaths.getField(m, base, pc, object, site);
    }

    static void setField(Mutator m, long base, long pc, long object, long site, long value) {
        if (Word.isTable(object)) {
            long storage = TableObject.storage(Word.ref(object));
            long cache = Memory.getLong(site + Vectors.SITE_CACHE);
            if (FieldCache.isRecordHit(cache, Memory.getLong(storage))) {
                int slot = FieldCache.slot(cache);
                if (slot != FieldCache.ABSENT_SLOT) {
                    long address = Storage.slot(storage, slot);
                    if (Memory.getLong(address) != Word.NIL) {
                        Memory.putLong(address, value);
                        return;
                    }
                }
            }
        }
        SlowPaths.setField(m, base, pc, object, site, value);
    }

    /** A method of an object: in the record that is the {@code __index} of its metatable, a record too. */
    static long getMethod(Mutator m, long base, long pc, long object, long site) {
        if (Word.isTable(object)) {
            long ref = Word.ref(object);
            long header = Memory.getLong(TableObject.storage(ref));
            long cache = Memory.getLong(site + Vectors.SITE_CACHE);
            long metatable = TableObject.metatable(ref);
            if (FieldCache.isRecordHit(cache, header) && FieldCache.slot(cache) == FieldCache.ABSENT_SLOT
                    && metatable != 0) {
                long storage = TableObject.storage(metatable);
                long metaCache = Memory.getLong(site + Vectors.SITE_META_CACHE);
                int slot = FieldCache.slot(metaCache);
                if (FieldCache.isRecordHit(metaCache, Memory.getLong(storage)) && slot != FieldCache.ABSENT_SLOT) {
                    long handler = Memory.getLong(Storage.slot(storage, slot));
                    if (Word.isTable(handler)) {
                        long fields = TableObject.storage(Word.ref(handler));
                        long classCache = Memory.getLong(site + Vectors.SITE_CLASS_CACHE);
                        int method = FieldCache.slot(classCache);
                        if (FieldCache.isRecordHit(classCache, Memory.getLong(fields))
                                && method != FieldCache.ABSENT_SLOT) {
                            long value = Memory.getLong(Storage.slot(fields, method));
                            if (value != Word.NIL) {
                                return value;
                            }
                        }
                    }
                }
            }
        }
        return SlowPaths.getField(m, base, pc, object, site);
    }

    static long getIndex(Mutator m, long base, long pc, long object, long key) {
        if (Word.isTable(object) && Word.isInteger(key)) {
            long storage = TableObject.storage(Word.ref(object));
            long header = Memory.getLong(storage);
            long index = Word.toInteger(key) - 1;
            if (Header.kindOf(header) == Kind.ARRAY && Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0) {
                long value = Memory.getLong(Storage.slot(storage, index));
                if (value != Word.NIL) {
                    return value;
                }
            }
        }
        return SlowPaths.binary(m, base, pc, Event.INDEX, object, key);
    }

    static void setIndex(Mutator m, long base, long pc, long object, long key, long value) {
        if (Word.isTable(object) && Word.isInteger(key)) {
            long storage = TableObject.storage(Word.ref(object));
            long header = Memory.getLong(storage);
            long index = Word.toInteger(key) - 1;
            if (Header.kindOf(header) == Kind.ARRAY && Long.compareUnsigned(index, Storage.arrayLength(header)) < 0) {
                long address = Storage.slot(storage, index);
                if (value != Word.NIL && Memory.getLong(address) != Word.NIL) {
                    Memory.putLong(address, value);
                    return;
                }
            }
        }
        SlowPaths.setIndex(m, base, pc, object, key, value);
    }

    // --- captured variables

    static long captured(long closure, int index) {
        return Memory.getLong(ClosureObject.slot(closure, index));
    }

    static long capturedCell(long closure, int index) {
        return CellObject.get(Word.ref(Memory.getLong(ClosureObject.slot(closure, index))));
    }

    static void setCapturedCell(long closure, int index, long value) {
        CellObject.set(Word.ref(Memory.getLong(ClosureObject.slot(closure, index))), value);
    }

    static long cell(long cell) {
        return CellObject.get(Word.ref(cell));
    }

    static void setCell(long cell, long value) {
        CellObject.set(Word.ref(cell), value);
    }

    // --- loops and calls

    /** The next index of a numeric loop; NONE at its end, EMPTY if {@link SlowPaths#forNext} must step it. */
    static long forNext(long index, long limit, long step) {
        if (Word.areIntegers(index, limit)) {
            long next = Word.toInteger(index) + Word.toInteger(step);
            long end = Word.toInteger(limit);
            return (step << 16 >= 0 ? next <= end : next >= end) ? Word.ofInteger(next) : Word.NONE;
        }
        if (Word.isFloat(limit)) {
            double distance = Word.toFloat(step);
            double next = Word.toFloat(index) + distance;
            return (distance > 0 ? next <= Word.toFloat(limit) : Word.toFloat(limit) <= next)
                    ? Word.ofFloat(next) : Word.NONE;
        }
        return Word.EMPTY;
    }

    /** The code of a called value. */
    static CompiledFunction callee(Mutator m, long function) {
        if (Word.isFunction(function)) {
            long header = Memory.getLong(Word.ref(function));
            if (Header.kindOf(header) == Kind.CLOSURE) {
                return m.compiledCode().function(
                        PrototypeObject.codeHandle(header >>> 32 << Header.GRANULE_SHIFT));
            }
            return m.compiledCode().function(CompiledCode.NATIVE);
        }
        return m.compiledCode().function(0);
    }
}
