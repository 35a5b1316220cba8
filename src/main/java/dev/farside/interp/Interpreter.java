package dev.farside.interp;

import dev.farside.bytecode.Opcode;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Engine;
import dev.farside.runtime.Link;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.table.FieldCache;
import dev.farside.value.Word;

/**
 * The dispatch loop. See the package page for how it keeps its locals and the mutator in step, and why each case begins
 * with reading the instruction.
 *
 * <p>Operands are decoded to byte offsets: {@code i >>> 5 & 0x7F8} is 8 times A, {@code i >>> 13 & 0x7F8} 8 times B,
 * {@code i >>> 21 & 0x7F8} 8 times C. The file is longer than others: the method must be one.
 */
public final class Interpreter implements Engine {

    private final Mutator m;

    /** Makes the interpreter of a mutator. */
    public Interpreter(Mutator mutator) {
        m = mutator;
    }

    @Override
    public void run() {
        int level = m.depth();
        int run = m.runLevel();
        boolean polled = false;
        for (;;) {
            try {
                while (!m.isRunOver(run)) {
                    CompiledFunction code = m.compiledCode().here(polled);
                    polled = false;
                    if (code != null && m.compiledCode().run(code)) {
                        continue;
                    }
                    if (!m.isRunOver(run)) {
                        polled = loop(run);
                    }
                }
                return;
            } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
                polled = false;
                if (m.runLevel() < run) {
                    throw problem;
                }
                m.calls().recover(problem, level, run);
            }
        }
    }

    /**
     * Interprets until the run is over or a function with compiled code is entered (false), or a poll was due, which
     * has been done (true).
     */
    private boolean loop(int run) {
        final Mutator m = this.m;
        boolean entered = false;
        for (;;) {
            if (m.isRunOver(run)) {
                return false;
            }
            long base = Memory.mask(m.base());
            long pc = m.pc();
            long closure = Word.ref(Memory.getLong(base - 16));
            long prototype = ClosureObject.prototype(closure);
            if (entered && PrototypeObject.isWatched(Memory.getLong(prototype))
                    && PrototypeObject.code(prototype) == pc) {
                return false;
            }
            entered = true;
            if (m.isHooked()) {
                if (traced(m, pc)) {
                    return true;
                }
                continue;
            }
            long constants = PrototypeObject.constants(prototype);
            long sites = PrototypeObject.sites(prototype);
            dispatch:
            for (;;) {
                long at = Memory.maskInt(pc);
                pc = at + 4;
                long position = pc;
                long i;
                long x;
                long y;
                long z;
                boolean truth;
                switch (Memory.getIntNear(at) & 0xFF) {
                    case Opcode.MOVE:
                        i = Memory.getIntNear(at);
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                        continue;
                    case Opcode.LOADK:
                        i = Memory.getIntNear(at);
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                Memory.getLongNear(constants + (i >>> 13 & 0x7FFF8)));
                        continue;
                    case Opcode.LOADNIL:
                        i = Memory.getIntNear(at);
                        if ((i >>> 13 & 0x7F8) != 0) {
                            break dispatch;
                        }
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.NIL);
                        continue;
                    case Opcode.GETCAPTURED:
                        i = Memory.getIntNear(at);
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                Memory.getLongNear(closure + ClosureObject.CAPTURED + (i >>> 13 & 0x7F8)));
                        continue;
                    case Opcode.GETCAPTUREDCELL:
                        i = Memory.getIntNear(at);
                        x = Word.ref(Memory.getLongNear(closure + ClosureObject.CAPTURED + (i >>> 13 & 0x7F8)));
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Memory.getLongNear(x + CellObject.VALUE));
                        continue;
                    case Opcode.SETCAPTUREDCELL:
                        i = Memory.getIntNear(at);
                        x = Word.ref(Memory.getLongNear(closure + ClosureObject.CAPTURED + (i >>> 13 & 0x7F8)));
                        if (Memory.getLongNear(x) != Kind.CELL) {
                            break dispatch;
                        }
                        Memory.putLongNear(x + CellObject.VALUE, Memory.getLongNear(base + (i >>> 5 & 0x7F8)));
                        continue;
                    case Opcode.GETCELL:
                        i = Memory.getIntNear(at);
                        x = Word.ref(Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Memory.getLongNear(x + CellObject.VALUE));
                        continue;
                    case Opcode.SETCELL:
                        i = Memory.getIntNear(at);
                        x = Word.ref(Memory.getLongNear(base + (i >>> 5 & 0x7F8)));
                        if (Memory.getLongNear(x) != Kind.CELL) {
                            break dispatch;
                        }
                        Memory.putLongNear(x + CellObject.VALUE, Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                        continue;
                    case Opcode.GETGLOBAL:
                        i = Memory.getIntNear(at);
                        x = Word.ref(Memory.getLongNear(closure + ClosureObject.CAPTURED + (i >>> 13 & 0x7F8)));
                        x = Memory.getLongNear(x + CellObject.VALUE);
                        if (Word.isTable(x)) {
                            x = TableObject.storage(Word.ref(x));
                            y = Memory.mask(sites + ((long) Memory.getIntNear(at + 4) << Vectors.SITE_SHIFT));
                            y = Memory.getLongNear(y + Vectors.SITE_CACHE);
                            if (isFieldHit(y, Memory.getLongNear(x))) {
                                x = Memory.getLongNear(Storage.slot(x, FieldCache.slot(y)));
                                if (x != Word.NIL) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), x);
                                    pc += 4;
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.SETGLOBAL:
                        i = Memory.getIntNear(at);
                        x = Word.ref(Memory.getLongNear(closure + ClosureObject.CAPTURED + (i >>> 13 & 0x7F8)));
                        x = Memory.getLongNear(x + CellObject.VALUE);
                        if (Word.isTable(x)) {
                            x = TableObject.storage(Word.ref(x));
                            y = Memory.mask(sites + ((long) Memory.getIntNear(at + 4) << Vectors.SITE_SHIFT));
                            y = Memory.getLongNear(y + Vectors.SITE_CACHE);
                            if (isFieldHit(y, Memory.getLongNear(x))) {
                                x = Storage.slot(x, FieldCache.slot(y));
                                if (Memory.getLongNear(x) != Word.NIL) {
                                    Memory.putLongNear(x, Memory.getLongNear(base + (i >>> 5 & 0x7F8)));
                                    pc += 4;
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.GETFIELD:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(x)) {
                            x = TableObject.storage(Word.ref(x));
                            y = Memory.mask(sites + ((long) Memory.getIntNear(at + 4) << Vectors.SITE_SHIFT));
                            y = Memory.getLongNear(y + Vectors.SITE_CACHE);
                            if (isFieldHit(y, Memory.getLongNear(x))) {
                                x = Memory.getLongNear(Storage.slot(x, FieldCache.slot(y)));
                                if (x != Word.NIL) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), x);
                                    pc += 4;
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.SETFIELD:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        if (Word.isTable(x)) {
                            x = TableObject.storage(Word.ref(x));
                            y = Memory.mask(sites + ((long) Memory.getIntNear(at + 4) << Vectors.SITE_SHIFT));
                            y = Memory.getLongNear(y + Vectors.SITE_CACHE);
                            if (isFieldHit(y, Memory.getLongNear(x))) {
                                x = Storage.slot(x, FieldCache.slot(y));
                                if (Memory.getLongNear(x) != Word.NIL) {
                                    Memory.putLongNear(x, Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                                    pc += 4;
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.SETFIELDK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        if (Word.isTable(x)) {
                            x = TableObject.storage(Word.ref(x));
                            y = Memory.mask(sites + ((long) Memory.getIntNear(at + 4) << Vectors.SITE_SHIFT));
                            y = Memory.getLongNear(y + Vectors.SITE_CACHE);
                            if (isFieldHit(y, Memory.getLongNear(x))) {
                                x = Storage.slot(x, FieldCache.slot(y));
                                if (Memory.getLongNear(x) != Word.NIL) {
                                    Memory.putLongNear(x, Memory.getLongNear(constants + (i >>> 13 & 0x7F8)));
                                    pc += 4;
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.SELF:
                        i = Memory.getIntNear(at);
                        z = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(z)) {
                            long site = Memory.mask(sites + ((long) Memory.getIntNear(at + 4) << Vectors.SITE_SHIFT));
                            x = TableObject.storage(Word.ref(z));
                            y = Memory.getLongNear(site + Vectors.SITE_CACHE);
                            if (FieldCache.isRecordHit(y, Memory.getLongNear(x))) {
                                if (FieldCache.slot(y) == FieldCache.ABSENT_SLOT) {
                                    x = TableObject.storage(TableObject.metatable(Word.ref(z)));
                                    y = Memory.getLongNear(site + Vectors.SITE_META_CACHE);
                                    if (!isFieldHit(y, Memory.getLongNear(x))) {
                                        break dispatch;
                                    }
                                    x = Memory.getLongNear(Storage.slot(x, FieldCache.slot(y)));
                                    if (!Word.isTable(x)) {
                                        break dispatch;
                                    }
                                    x = TableObject.storage(Word.ref(x));
                                    y = Memory.getLongNear(site + Vectors.SITE_CLASS_CACHE);
                                    if (!isFieldHit(y, Memory.getLongNear(x))) {
                                        break dispatch;
                                    }
                                }
                                x = Memory.getLongNear(Storage.slot(x, FieldCache.slot(y)));
                                if (x != Word.NIL) {
                                    Memory.putLongNear(base + 16 + (i >>> 5 & 0x7F8), z);
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), x);
                                    pc += 4;
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.GETINDEX:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.isTable(x) && Word.isInteger(y)) {
                            x = TableObject.storage(Word.ref(x));
                            z = Memory.getLongNear(x);
                            y = Word.toInteger(y) - 1;
                            if (Header.kindOf(z) == Kind.ARRAY
                                    && Long.compareUnsigned(y, Storage.arrayCapacity(z)) < 0) {
                                x = Memory.getLong(Storage.slot(x, y));
                                if (x != Word.NIL) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), x);
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.GETINT:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(x)) {
                            x = TableObject.storage(Word.ref(x));
                            z = Memory.getLongNear(x);
                            y = (i >>> 24 & 0xFF) - 1;
                            if (Header.kindOf(z) == Kind.ARRAY
                                    && Long.compareUnsigned(y, Storage.arrayCapacity(z)) < 0) {
                                x = Memory.getLong(Storage.slot(x, y));
                                if (x != Word.NIL) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), x);
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.SETINDEX:
                    case Opcode.SETINDEXK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(x) && Word.isInteger(y)) {
                            long array = TableObject.storage(Word.ref(x));
                            long header = Memory.getLongNear(array);
                            y = Word.toInteger(y) - 1;
                            z = Memory.getLongNear(
                                    (((int) i & 0xFF) == Opcode.SETINDEX ? base : constants) + (i >>> 21 & 0x7F8));
                            if (Header.kindOf(header) == Kind.ARRAY && z != Word.NIL) {
                                int length = Storage.arrayLength(header);
                                if (Long.compareUnsigned(y, length) < 0) {
                                    if (Memory.getLong(Storage.slot(array, y)) != Word.NIL) {
                                        Memory.putLong(Storage.slot(array, y), z);
                                        continue;
                                    }
                                } else if (y == length) {
                                    int capacity = Storage.arrayCapacity(header);
                                    if (length < capacity && TableObject.metatable(Word.ref(x)) == 0 && (length + 1
                                            == capacity || Memory.getLong(Storage.slot(array, y + 1)) == Word.NIL)) {
                                        Memory.putLong(Storage.slot(array, y), z);
                                        Memory.putLongNear(array, Storage.arrayHeader(capacity, length + 1));
                                        continue;
                                    }
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.ADD:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            x = Word.toInteger(x) + Word.toInteger(y);
                            if (Word.fitsInline(x)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x));
                                continue;
                            }
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) + Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) + Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.SUB:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            x = Word.toInteger(x) - Word.toInteger(y);
                            if (Word.fitsInline(x)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x));
                                continue;
                            }
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) - Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) - Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.MUL:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            z = Word.toInteger(x) * Word.toInteger(y);
                            if (Word.fitsInline(z)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(z));
                                continue;
                            }
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) * Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) * Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.MOD:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y) && y << 16 > 0) {
                            y = Word.toInteger(y);
                            x = Word.toInteger(x) % y;
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x + (x >> 63 & y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.DIV:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) / (double) Word.toInteger(y)));
                            continue;
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) / Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) / Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.IDIV:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            if (y << 16 > 0) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                        Word.ofInteger(Math.floorDiv(Word.toInteger(x), Word.toInteger(y))));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Math.floor(Word.toFloat(x) / Word.toFloat(y))));
                            continue;
                        }
                        break dispatch;
                    case Opcode.BAND:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), x & y);
                            continue;
                        }
                        break dispatch;
                    case Opcode.BOR:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), x | y);
                            continue;
                        }
                        break dispatch;
                    case Opcode.BXOR:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x ^ y));
                            continue;
                        }
                        break dispatch;
                    case Opcode.ADDK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            x = Word.toInteger(x) + Word.toInteger(y);
                            if (Word.fitsInline(x)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x));
                                continue;
                            }
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) + Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) + Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.SUBK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            x = Word.toInteger(x) - Word.toInteger(y);
                            if (Word.fitsInline(x)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x));
                                continue;
                            }
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) - Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) - Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.MULK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            z = Word.toInteger(x) * Word.toInteger(y);
                            if (Word.fitsInline(z)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(z));
                                continue;
                            }
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) * Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) * Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.MODK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y) && y << 16 > 0) {
                            y = Word.toInteger(y);
                            x = Word.toInteger(x) % y;
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(x + (x >> 63 & y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.DIVK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) / (double) Word.toInteger(y)));
                            continue;
                        } else if (Word.isFloat(x)) {
                            if (!Word.isFloat(y)) {
                                if (!Word.isInteger(y)) {
                                    break dispatch;
                                }
                                y = Word.ofFloat((double) Word.toInteger(y));
                            }
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Word.toFloat(x) / Word.toFloat(y)));
                            continue;
                        } else if (Word.isInteger(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) / Word.toFloat(y)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.IDIVK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            if (y << 16 > 0) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                        Word.ofInteger(Math.floorDiv(Word.toInteger(x), Word.toInteger(y))));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat(Math.floor(Word.toFloat(x) / Word.toFloat(y))));
                            continue;
                        }
                        break dispatch;
                    case Opcode.UNM:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isFloat(x)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(-Word.toFloat(x)));
                            continue;
                        }
                        break dispatch;
                    case Opcode.NOT:
                        i = Memory.getIntNear(at);
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                Word.ofBoolean(!Word.isTruthy(Memory.getLongNear(base + (i >>> 13 & 0x7F8)))));
                        continue;
                    case Opcode.LEN:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(x) && TableObject.metatable(Word.ref(x)) == 0) {
                            x = TableObject.storage(Word.ref(x));
                            y = Memory.getLongNear(x);
                            if (Header.kindOf(y) == Kind.ARRAY) {
                                y = Storage.arrayLength(y);
                                if (y > 0 && Memory.getLong(Storage.slot(x, y - 1)) != Word.NIL) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(y));
                                    continue;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.JUMP:
                        i = Memory.getIntNear(at);
                        pc += (long) ((int) i >> 8) << 2;
                        continue;
                    case Opcode.JUMPBACK:
                        i = Memory.getIntNear(at);
                        pc += (long) ((int) i >> 8) << 2;
                        break;
                    case Opcode.JUMPIF:
                        i = Memory.getIntNear(at);
                        pc += Word.isTruthy(Memory.getLongNear(base + (i >>> 5 & 0x7F8)))
                                ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.JUMPIFNOT:
                        i = Memory.getIntNear(at);
                        pc += Word.isTruthy(Memory.getLongNear(base + (i >>> 5 & 0x7F8)))
                                ? 4 : 4 + ((long) Memory.getIntNear(at + 4) << 2);
                        continue;
                    case Opcode.EQ:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (x == y ? Word.isFloat(x) : !Word.areIntegers(x, y) && Word.tag(y) != Word.TAG_PRIMITIVE) {
                            break dispatch;
                        }
                        pc += x == y == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.EQK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        if (x == y ? Word.isFloat(x) : !Word.areIntegers(x, y) && Word.tag(y) != Word.TAG_PRIMITIVE) {
                            break dispatch;
                        }
                        pc += x == y == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.LT:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            truth = x << 16 < y << 16;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            truth = Word.toFloat(x) < Word.toFloat(y);
                        } else {
                            break dispatch;
                        }
                        pc += truth == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.LE:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            truth = x << 16 <= y << 16;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            truth = Word.toFloat(x) <= Word.toFloat(y);
                        } else {
                            break dispatch;
                        }
                        pc += truth == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.LTK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            truth = x << 16 < y << 16;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            truth = Word.toFloat(x) < Word.toFloat(y);
                        } else {
                            break dispatch;
                        }
                        pc += truth == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.LEK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            truth = x << 16 <= y << 16;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            truth = Word.toFloat(x) <= Word.toFloat(y);
                        } else {
                            break dispatch;
                        }
                        pc += truth == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.GTK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            truth = x << 16 > y << 16;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            truth = Word.toFloat(x) > Word.toFloat(y);
                        } else {
                            break dispatch;
                        }
                        pc += truth == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.GEK:
                        i = Memory.getIntNear(at);
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            truth = x << 16 >= y << 16;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            truth = Word.toFloat(x) >= Word.toFloat(y);
                        } else {
                            break dispatch;
                        }
                        pc += truth == ((int) i >>> 24 != 0) ? 4 + ((long) Memory.getIntNear(at + 4) << 2) : 4;
                        continue;
                    case Opcode.CALL:
                        i = Memory.getIntNear(at);
                        x = base + (i >>> 5 & 0x7F8);
                        y = Memory.getLongNear(x);
                        if (Word.isFunction(y)) {
                            y = Word.ref(y);
                            z = Memory.getLongNear(y);
                            if (Header.kindOf(z) == Kind.CLOSURE) {
                                z = z >>> 32 << Header.GRANULE_SHIFT;
                                long header = Memory.getLongNear(z);
                                int operand = (int) i >>> 16 & 0xFF;
                                int missing = PrototypeObject.parameters(header) + 1 - operand;
                                if (PrototypeObject.isSimple(header) && operand != 0 && missing <= 1
                                        && x + (PrototypeObject.registers(header) + 10L << 3) < m.stackEnd()) {
                                    Memory.putLongNear(x + 8, Link.ofCall(x + 16 - base >> 3, pc));
                                    if (missing == 1) {
                                        Memory.putLongNear(x + 8 + (i >>> 13 & 0x7F8), Word.NIL);
                                    }
                                    base = Memory.mask(x + 16);
                                    closure = y;
                                    constants = PrototypeObject.constants(z);
                                    sites = PrototypeObject.sites(z);
                                    pc = PrototypeObject.code(z);
                                    position = pc;
                                    break;
                                }
                            }
                        }
                        break dispatch;
                    case Opcode.RETURN0:
                    case Opcode.RETURN1: {
                        i = Memory.getIntNear(at);
                        x = Memory.getLong(base - 8);
                        int results = Memory.getByte(Link.position(x) - 1);
                        if (!Link.isPlain(x) || results != 2 && results != 1) {
                            break dispatch;
                        }
                        if (results == 2) {
                            y = ((int) i & 0xFF) == Opcode.RETURN1
                                    ? Memory.getLongNear(base + (i >>> 5 & 0x7F8)) : Word.NIL;
                            Memory.putLong(base - 16, y);
                        }
                        pc = Link.position(x);
                        base = Memory.mask(base - Link.plainDelta(x));
                        closure = Word.ref(Memory.getLong(base - 16));
                        z = ClosureObject.prototype(closure);
                        constants = PrototypeObject.constants(z);
                        sites = PrototypeObject.sites(z);
                        continue;
                    }
                    case Opcode.FORPREP:
                        i = Memory.getIntNear(at);
                        x = base + (i >>> 5 & 0x7F8);
                        y = Memory.getLongNear(x);
                        z = Memory.getLongNear(x + 8);
                        if (Word.areIntegers(y, z) && Word.isInteger(Memory.getLongNear(x + 16))
                                && Memory.getLongNear(x + 16) << 16 > 0) {
                            if (y << 16 > z << 16) {
                                pc += 4 + ((long) Memory.getIntNear(at + 4) << 2);
                            } else {
                                Memory.putLongNear(x + 24, y);
                                pc += 4;
                            }
                            continue;
                        }
                        break dispatch;
                    case Opcode.FORLOOP:
                        i = Memory.getIntNear(at);
                        x = base + (i >>> 5 & 0x7F8);
                        y = Memory.getLongNear(x);
                        z = Memory.getLongNear(x + 8);
                        if (Word.areIntegers(y, z)) {
                            long step = Memory.getLongNear(x + 16) << 16;
                            y = Word.toInteger(y) + (step >> 16);
                            if (step >= 0 ? y > Word.toInteger(z) : y < Word.toInteger(z)) {
                                pc += 4;
                                continue;
                            }
                            y = Word.ofInteger(y);
                            Memory.putLongNear(x, y);
                            Memory.putLongNear(x + 24, y);
                            pc += 4 + ((long) Memory.getIntNear(at + 4) << 2);
                            break;
                        }
                        break dispatch;
                    case Opcode.TFORLOOP:
                        i = Memory.getIntNear(at);
                        x = base + (i >>> 5 & 0x7F8);
                        y = Memory.getLongNear(x + 32);
                        if (y == Word.NIL) {
                            pc += 4;
                            continue;
                        }
                        Memory.putLongNear(x + 16, y);
                        pc += 4 + ((long) Memory.getIntNear(at + 4) << 2);
                        break;
                    default:
                        break dispatch;
                }
                if (m.isDue()) {
                    m.setBase(base);
                    poll(m, position, pc);
                    return true;
                }
            }
            m.setBase(base);
            if (Steps.step(m, base, pc - 4)) {
                return true;
            }
        }
    }

    /** True if a cache word tells the slot of a key that the record with this header has. */
    private static boolean isFieldHit(long cache, long header) {
        return FieldCache.isRecordHit(cache, header) && FieldCache.slot(cache) != FieldCache.ABSENT_SLOT;
    }

    /** An instruction while hooks are set; true after a poll. */
    private static boolean traced(Mutator m, long pc) {
        if (m.hooks().tracesInstructions()) {
            m.hooks().instruction(pc);
        }
        return Steps.step(m, Memory.mask(m.base()), pc);
    }

    /** A poll at a jump: an error that is raised there tells where the jump is, not where it leads. */
    static void poll(Mutator m, long position, long next) {
        m.setPc(position);
        m.poll();
        m.setPc(next);
    }
}
