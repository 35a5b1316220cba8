package dev.farside.interp;

import dev.farside.bytecode.Opcode;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
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
import dev.farside.runtime.Comparison;
import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Concatenation;
import dev.farside.runtime.Constructors;
import dev.farside.runtime.Engine;
import dev.farside.runtime.Event;
import dev.farside.runtime.FieldAccess;
import dev.farside.runtime.Indexing;
import dev.farside.runtime.Link;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NumericLoop;
import dev.farside.runtime.Operators;
import dev.farside.runtime.StoreBarrier;
import dev.farside.runtime.ToBeClosed;
import dev.farside.table.FieldCache;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/**
 * The dispatch loop. See the package page for how it keeps its locals and the mutator in step.
 *
 * <p>Operands are decoded to byte offsets: {@code i >>> 5 & 0x7F8} is 8 times A, {@code i >>> 13 & 0x7F8} 8 times B,
 * {@code i >>> 21 & 0x7F8} 8 times C. The file is longer than others: the method must be one.
 */
public final class Interpreter implements Engine {

    private final Mutator m;
    private final ThreadHeap heap;
    private final Tables tables;

    /** Makes the interpreter of a mutator. */
    public Interpreter(Mutator mutator) {
        m = mutator;
        heap = mutator.heap();
        tables = mutator.tables();
    }

    @Override
    public void run() {
        int level = m.depth();
        int run = m.runLevel();
        boolean inLoop = false;
        for (;;) {
            try {
                while (!m.isRunOver(run)) {
                    CompiledFunction code = m.compiledCode().here(inLoop);
                    inLoop = false;
                    if (code != null && m.compiledCode().run(code)) {
                        continue;
                    }
                    if (!m.isRunOver(run)) {
                        inLoop = loop(run);
                    }
                }
                return;
            } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
                inLoop = false;
                if (m.runLevel() < run) {
                    throw problem;
                }
                m.calls().recover(problem, level, run);
            }
        }
    }

    /**
     * Interprets until the run is over or a function with compiled code is entered (false), or a poll was due at a
     * backward jump, which has been done (true).
     */
    private boolean loop(int run) {
        final Mutator m = this.m;
        boolean entered = false;
        reload:
        for (;;) {
            if (m.isRunOver(run)) {
                return false;
            }
            long base = Memory.mask(m.base());
            long pc = m.pc();
            long prototype = ClosureObject.prototype(Word.ref(Memory.getLongNear(base - 16)));
            if (entered && PrototypeObject.isWatched(Memory.getLong(prototype)) && PrototypeObject.code(prototype) == pc) {
                return false;
            }
            entered = true;
            long constants = Memory.mask(PrototypeObject.constants(prototype));
            long sites = PrototypeObject.sites(prototype);
            boolean traced = m.hooks().tracesInstructions();
            for (;;) {
                if (traced) {
                    m.hooks().instruction(pc);
                    base = Memory.mask(m.base());
                    traced = m.hooks().tracesInstructions();
                }
                long i = Memory.getInt(pc) & 0xFFFF_FFFFL;
                pc += 4;
                long x;
                long y;
                int event;
                switch ((int) i & 0xFF) {
                    case Opcode.MOVE:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                        continue;
                    case Opcode.LOADK:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                Memory.getLongNear(constants + (i >>> 16 << 3)));
                        continue;
                    case Opcode.LOADKX:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                Memory.getLong(constants + ((long) Memory.getInt(pc) << 3)));
                        pc += 4;
                        continue;
                    case Opcode.LOADNIL:
                        for (long at = base + (i >>> 5 & 0x7F8), end = at + (i >>> 13 & 0x7F8); at <= end; at += 8) {
                            Memory.putLong(at, Word.NIL);
                        }
                        continue;
                    case Opcode.GETCAPTURED:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Memory.getLong(captured(base) + (i >>> 13 & 0x7F8)));
                        continue;
                    case Opcode.GETCAPTUREDCELL:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), CellObject.get(
                                Word.ref(Memory.getLong(captured(base) + (i >>> 13 & 0x7F8)))));
                        continue;
                    case Opcode.SETCAPTUREDCELL:
                        StoreBarrier.setCell(m, Word.ref(Memory.getLong(captured(base) + (i >>> 13 & 0x7F8))),
                                Memory.getLongNear(base + (i >>> 5 & 0x7F8)));
                        continue;
                    case Opcode.NEWCELL: {
                        long cell = heap.allocate(CellObject.SIZE);
                        CellObject.initialize(cell, Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofOther(cell));
                        continue;
                    }
                    case Opcode.GETCELL:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                CellObject.get(Word.ref(Memory.getLongNear(base + (i >>> 13 & 0x7F8)))));
                        continue;
                    case Opcode.SETCELL:
                        StoreBarrier.setCell(m, Word.ref(Memory.getLongNear(base + (i >>> 5 & 0x7F8))),
                                Memory.getLongNear(base + (i >>> 13 & 0x7F8)));
                        continue;
                    case Opcode.GETGLOBAL: {
                        long object = CellObject.get(Word.ref(Memory.getLong(captured(base) + (i >>> 13 & 0x7F8))));
                        long site = sites + ((long) Memory.getInt(pc) << Vectors.SITE_SHIFT);
                        m.setPc(pc);
                        long value = FieldAccess.get(m, object, site);
                        if (value == Word.NONE) {
                            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
                            continue reload;
                        }
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), value);
                        pc += 4;
                        continue;
                    }
                    case Opcode.SETGLOBAL: {
                        long object = CellObject.get(Word.ref(Memory.getLong(captured(base) + (i >>> 13 & 0x7F8))));
                        long site = sites + ((long) Memory.getInt(pc) << Vectors.SITE_SHIFT);
                        m.setPc(pc);
                        long value = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        if (FieldAccess.set(m, object, site, value) == Word.NONE) {
                            m.calls().meta(m.handlerSelf(), Memory.getLong(site), value);
                            continue reload;
                        }
                        pc += 4;
                        continue;
                    }
                    case Opcode.GETFIELD: {
                        long object = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        long site = sites + ((long) Memory.getInt(pc) << Vectors.SITE_SHIFT);
                        if (Word.isTable(object)) {
                            long storage = TableObject.storage(Word.ref(object));
                            long cache = Memory.getLong(site + Vectors.SITE_CACHE);
                            if (FieldCache.isRecordHit(cache, Memory.getLong(storage))) {
                                int slot = FieldCache.slot(cache);
                                if (slot != FieldCache.ABSENT_SLOT) {
                                    long value = Memory.getLong(Storage.slot(storage, slot));
                                    if (value != Word.NIL) {
                                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), value);
                                        pc += 4;
                                        continue;
                                    }
                                }
                            }
                        }
                        m.setPc(pc);
                        long value = FieldAccess.get(m, object, site);
                        if (value == Word.NONE) {
                            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
                            continue reload;
                        }
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), value);
                        pc += 4;
                        continue;
                    }
                    case Opcode.SELF: {
                        long object = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        long site = sites + ((long) Memory.getInt(pc) << Vectors.SITE_SHIFT);
                        m.setPc(pc);
                        long value = FieldAccess.get(m, object, site);
                        Memory.putLongNear(base + 16 + (i >>> 5 & 0x7F8), object);
                        if (value == Word.NONE) {
                            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
                            continue reload;
                        }
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), value);
                        pc += 4;
                        continue;
                    }
                    case Opcode.SETFIELD:
                    case Opcode.SETFIELDK: {
                        long object = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long site = sites + ((long) Memory.getInt(pc) << Vectors.SITE_SHIFT);
                        long value = Memory.getLongNear(
                                (((int) i & 0xFF) == Opcode.SETFIELD ? base : constants) + (i >>> 13 & 0x7F8));
                        if (Word.isTable(object)) {
                            long storage = TableObject.storage(Word.ref(object));
                            long cache = Memory.getLong(site + Vectors.SITE_CACHE);
                            if (FieldCache.isRecordHit(cache, Memory.getLong(storage))) {
                                int slot = FieldCache.slot(cache);
                                if (slot != FieldCache.ABSENT_SLOT) {
                                    long address = Storage.slot(storage, slot);
                                    if (Memory.getLong(address) != Word.NIL) {
                                        Memory.putLong(address, value);
                                        pc += 4;
                                        continue;
                                    }
                                }
                            }
                        }
                        m.setPc(pc);
                        if (FieldAccess.set(m, object, site, value) == Word.NONE) {
                            m.calls().meta(m.handlerSelf(), Memory.getLong(site), value);
                            continue reload;
                        }
                        pc += 4;
                        continue;
                    }
                    case Opcode.GETINDEX:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.isTable(x) && Word.isInteger(y)) {
                            long storage = TableObject.storage(Word.ref(x));
                            long header = Memory.getLong(storage);
                            long index = Word.toInteger(y) - 1;
                            if (Header.kindOf(header) == Kind.ARRAY
                                    && Long.compareUnsigned(index, Storage.arrayCapacity(header)) < 0) {
                                long value = Memory.getLong(Storage.slot(storage, index));
                                if (value != Word.NIL) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), value);
                                    continue;
                                }
                            }
                        }
                        event = Event.INDEX;
                        break;
                    case Opcode.GETINT:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Word.ofInteger(i >>> 24);
                        event = Event.INDEX;
                        break;
                    case Opcode.SETINDEX:
                        x = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(x) && Word.isInteger(y)) {
                            long storage = TableObject.storage(Word.ref(x));
                            long header = Memory.getLong(storage);
                            long index = Word.toInteger(y) - 1;
                            if (Header.kindOf(header) == Kind.ARRAY
                                    && Long.compareUnsigned(index, Storage.arrayLength(header)) < 0) {
                                long address = Storage.slot(storage, index);
                                long value = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                                if (value != Word.NIL && Memory.getLong(address) != Word.NIL) {
                                    Memory.putLong(address, value);
                                    continue;
                                }
                            }
                        }
                        m.setPc(pc);
                        if (setIndex(x, y, Memory.getLongNear(base + (i >>> 21 & 0x7F8)))) {
                            continue reload;
                        }
                        continue;
                    case Opcode.SETINDEXK:
                        m.setPc(pc);
                        if (setIndex(Memory.getLongNear(base + (i >>> 5 & 0x7F8)),
                                Memory.getLongNear(base + (i >>> 13 & 0x7F8)),
                                Memory.getLongNear(constants + (i >>> 21 & 0x7F8)))) {
                            continue reload;
                        }
                        continue;
                    case Opcode.SETINT:
                        m.setPc(pc);
                        if (setIndex(Memory.getLongNear(base + (i >>> 5 & 0x7F8)), Word.ofInteger((int) i >>> 16 & 0xFF),
                                Memory.getLongNear(base + (i >>> 21 & 0x7F8)))) {
                            continue reload;
                        }
                        continue;
                    case Opcode.NEWTABLE: {
                        int sizes = Memory.getInt(pc);
                        m.setPc(pc);
                        long table = sizes == 0 ? tables.create() : tables.create(sizes & 0xFFFFF, sizes >>> 20);
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofTable(table));
                        pc += 4;
                        continue;
                    }
                    case Opcode.NEWRECORD:
                        m.setPc(pc);
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8), Constructors.record(m,
                                sites + ((long) Memory.getInt(pc) << Vectors.SITE_SHIFT),
                                base + 8 + (i >>> 5 & 0x7F8), (int) i >>> 16 & 0xFF));
                        pc += 4;
                        continue;
                    case Opcode.SETLIST: {
                        long from = base + 8 + (i >>> 5 & 0x7F8);
                        int count = (int) i >>> 16 & 0xFF;
                        m.setPc(pc);
                        Constructors.list(m, Word.ref(Memory.getLong(from - 8)), Memory.getInt(pc), from,
                                count != 0 ? count : (int) (m.top() - from >> 3));
                        pc += 4;
                        continue;
                    }
                    case Opcode.ADD:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long result = Word.toInteger(x) + Word.toInteger(y);
                            if (Word.fitsInline(result)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) + Word.toFloat(y)));
                            continue;
                        }
                        event = Event.ADD;
                        break;
                    case Opcode.SUB:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long result = Word.toInteger(x) - Word.toInteger(y);
                            if (Word.fitsInline(result)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) - Word.toFloat(y)));
                            continue;
                        }
                        event = Event.SUB;
                        break;
                    case Opcode.MUL:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long result = Word.toInteger(x) * Word.toInteger(y);
                            if (Word.fitsInline(result) && Math.multiplyHigh(Word.toInteger(x), Word.toInteger(y)) == result >> 63) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) * Word.toFloat(y)));
                            continue;
                        }
                        event = Event.MUL;
                        break;
                    case Opcode.DIV:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) / (double) Word.toInteger(y)));
                            continue;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) / Word.toFloat(y)));
                            continue;
                        }
                        event = Event.DIV;
                        break;
                    case Opcode.MOD:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long divisor = Word.toInteger(y);
                            if (divisor > 0) {
                                long rest = Word.toInteger(x) % divisor;
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(rest + (rest >> 63 & divisor)));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Arithmetic.modulo(Word.toFloat(x), Word.toFloat(y))));
                            continue;
                        }
                        event = Event.MOD;
                        break;
                    case Opcode.IDIV:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            if (y != Word.ofInteger(0)) {
                                long result = Math.floorDiv(Word.toInteger(x), Word.toInteger(y));
                                if (Word.fitsInline(result)) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                    continue;
                                }
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Math.floor(Word.toFloat(x) / Word.toFloat(y))));
                            continue;
                        }
                        event = Event.IDIV;
                        break;
                    case Opcode.POW:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        event = Event.POW;
                        break;
                    case Opcode.ADDK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long result = Word.toInteger(x) + Word.toInteger(y);
                            if (Word.fitsInline(result)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) + Word.toFloat(y)));
                            continue;
                        }
                        event = Event.ADD;
                        break;
                    case Opcode.SUBK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long result = Word.toInteger(x) - Word.toInteger(y);
                            if (Word.fitsInline(result)) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) - Word.toFloat(y)));
                            continue;
                        }
                        event = Event.SUB;
                        break;
                    case Opcode.MULK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long result = Word.toInteger(x) * Word.toInteger(y);
                            if (Word.fitsInline(result) && Math.multiplyHigh(Word.toInteger(x), Word.toInteger(y)) == result >> 63) {
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) * Word.toFloat(y)));
                            continue;
                        }
                        event = Event.MUL;
                        break;
                    case Opcode.DIVK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                    Word.ofFloat((double) Word.toInteger(x) / (double) Word.toInteger(y)));
                            continue;
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Word.toFloat(x) / Word.toFloat(y)));
                            continue;
                        }
                        event = Event.DIV;
                        break;
                    case Opcode.MODK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            long divisor = Word.toInteger(y);
                            if (divisor > 0) {
                                long rest = Word.toInteger(x) % divisor;
                                Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(rest + (rest >> 63 & divisor)));
                                continue;
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Arithmetic.modulo(Word.toFloat(x), Word.toFloat(y))));
                            continue;
                        }
                        event = Event.MOD;
                        break;
                    case Opcode.IDIVK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            if (y != Word.ofInteger(0)) {
                                long result = Math.floorDiv(Word.toInteger(x), Word.toInteger(y));
                                if (Word.fitsInline(result)) {
                                    Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(result));
                                    continue;
                                }
                            }
                        } else if (Word.isFloat(x) && Word.isFloat(y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofFloat(Math.floor(Word.toFloat(x) / Word.toFloat(y))));
                            continue;
                        }
                        event = Event.IDIV;
                        break;
                    case Opcode.POWK:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(constants + (i >>> 21 & 0x7F8));
                        event = Event.POW;
                        break;
                    case Opcode.BAND:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), x & y);
                            continue;
                        }
                        event = Event.BAND;
                        break;
                    case Opcode.BOR:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), x | y);
                            continue;
                        }
                        event = Event.BOR;
                        break;
                    case Opcode.BXOR:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        if (Word.areIntegers(x, y)) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(Word.toInteger(x) ^ Word.toInteger(y)));
                            continue;
                        }
                        event = Event.BXOR;
                        break;
                    case Opcode.SHL:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        event = Event.SHL;
                        break;
                    case Opcode.SHR:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = Memory.getLongNear(base + (i >>> 21 & 0x7F8));
                        event = Event.SHR;
                        break;
                    case Opcode.UNM:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = x;
                        event = Event.UNM;
                        break;
                    case Opcode.BNOT:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        y = x;
                        event = Event.BNOT;
                        break;
                    case Opcode.LEN:
                        x = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        if (Word.isTable(x) && TableObject.metatable(Word.ref(x)) == 0) {
                            Memory.putLongNear(base + (i >>> 5 & 0x7F8), Word.ofInteger(tables.length(Word.ref(x))));
                            continue;
                        }
                        y = x;
                        event = Event.LEN;
                        break;
                    case Opcode.NOT:
                        Memory.putLongNear(base + (i >>> 5 & 0x7F8),
                                Word.ofBoolean(!Word.isTruthy(Memory.getLongNear(base + (i >>> 13 & 0x7F8)))));
                        continue;
                    case Opcode.CONCAT:
                        m.setPc(pc);
                        Concatenation.run(m, base + (i >>> 5 & 0x7F8), (int) i >>> 16 & 0xFF);
                        continue reload;
                    case Opcode.JUMP:
                        pc += (long) ((int) i >> 8) << 2;
                        continue;
                    case Opcode.JUMPBACK: {
                        long position = pc;
                        pc += (long) ((int) i >> 8) << 2;
                        if (m.isDue()) {
                            poll(m, position, pc);
                            return true;
                        }
                        continue;
                    }
                    case Opcode.JUMPIF:
                        pc = Word.isTruthy(Memory.getLongNear(base + (i >>> 5 & 0x7F8)))
                                ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    case Opcode.JUMPIFNOT:
                        pc = Word.isTruthy(Memory.getLongNear(base + (i >>> 5 & 0x7F8)))
                                ? pc + 4 : pc + 4 + ((long) Memory.getInt(pc) << 2);
                        continue;
                    case Opcode.EQ:
                    case Opcode.EQK: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(
                                (((int) i & 0xFF) == Opcode.EQ ? base : constants) + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right) || Word.tag(right) == Word.TAG_PRIMITIVE) {
                            truth = left == right;
                        } else {
                            m.setPc(pc);
                            long result = Comparison.equal(m, left, right);
                            if (result == Word.NONE) {
                                m.calls().meta(left, right);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.LT: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right)) {
                            truth = left << 16 < right << 16;
                        } else if (Word.isFloat(left) && Word.isFloat(right)) {
                            truth = Word.toFloat(left) < Word.toFloat(right);
                        } else {
                            m.setPc(pc);
                            long result = Comparison.less(m, left, right);
                            if (result == Word.NONE) {
                                m.calls().meta(left, right);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.LE: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(base + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right)) {
                            truth = left << 16 <= right << 16;
                        } else if (Word.isFloat(left) && Word.isFloat(right)) {
                            truth = Word.toFloat(left) <= Word.toFloat(right);
                        } else {
                            m.setPc(pc);
                            long result = Comparison.lessOrEqual(m, left, right);
                            if (result == Word.NONE) {
                                m.calls().meta(left, right);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.LTK: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right)) {
                            truth = left << 16 < right << 16;
                        } else if (Word.isFloat(left) && Word.isFloat(right)) {
                            truth = Word.toFloat(left) < Word.toFloat(right);
                        } else {
                            m.setPc(pc);
                            long result = Comparison.less(m, left, right);
                            if (result == Word.NONE) {
                                m.calls().meta(left, right);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.LEK: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right)) {
                            truth = left << 16 <= right << 16;
                        } else if (Word.isFloat(left) && Word.isFloat(right)) {
                            truth = Word.toFloat(left) <= Word.toFloat(right);
                        } else {
                            m.setPc(pc);
                            long result = Comparison.lessOrEqual(m, left, right);
                            if (result == Word.NONE) {
                                m.calls().meta(left, right);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.GTK: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right)) {
                            truth = left << 16 > right << 16;
                        } else if (Word.isFloat(left) && Word.isFloat(right)) {
                            truth = Word.toFloat(left) > Word.toFloat(right);
                        } else {
                            m.setPc(pc);
                            long result = Comparison.less(m, right, left);
                            if (result == Word.NONE) {
                                m.calls().meta(right, left);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.GEK: {
                        long left = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                        long right = Memory.getLongNear(constants + (i >>> 13 & 0x7F8));
                        boolean truth;
                        if (Word.areIntegers(left, right)) {
                            truth = left << 16 >= right << 16;
                        } else if (Word.isFloat(left) && Word.isFloat(right)) {
                            truth = Word.toFloat(left) >= Word.toFloat(right);
                        } else {
                            m.setPc(pc);
                            long result = Comparison.lessOrEqual(m, right, left);
                            if (result == Word.NONE) {
                                m.calls().meta(right, left);
                                continue reload;
                            }
                            truth = result == Word.TRUE;
                        }
                        pc = truth == (i >>> 24 != 0) ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        continue;
                    }
                    case Opcode.CALL: {
                        long slot = base + (i >>> 5 & 0x7F8);
                        long function = Memory.getLong(slot);
                        int operand = (int) i >>> 16 & 0xFF;
                        int arguments = operand != 0 ? operand - 1 : (int) (m.top() - slot - 16 >> 3);
                        if (Word.isFunction(function) && !m.isDue()) {
                            long closure = Memory.getLong(Word.ref(function));
                            if (Header.kindOf(closure) == Kind.CLOSURE) {
                                long callee = closure >>> 32 << Header.GRANULE_SHIFT;
                                long header = Memory.getLong(callee);
                                if (PrototypeObject.isSimple(header)
                                        && slot + ((PrototypeObject.registers(header) + 10L) << 3) < m.stackEnd()) {
                                    Memory.putLong(slot + 8, Link.ofCall(slot + 16 - base >> 3, pc));
                                    base = Memory.mask(slot + 16);
                                    m.setBase(base);
                                    for (int n = PrototypeObject.parameters(header); arguments < n; arguments++) {
                                        Memory.putLongNear(base + ((long) arguments << 3), Word.NIL);
                                    }
                                    pc = PrototypeObject.code(callee);
                                    constants = Memory.mask(PrototypeObject.constants(callee));
                                    sites = PrototypeObject.sites(callee);
                                    continue;
                                }
                            }
                        }
                        m.setPc(pc);
                        m.calls().enter(slot, arguments, Link.ofCall(slot + 16 - base >> 3, pc));
                        continue reload;
                    }
                    case Opcode.TAILCALL: {
                        long slot = base + (i >>> 5 & 0x7F8);
                        int operand = (int) i >>> 16 & 0xFF;
                        m.setPc(pc);
                        m.calls().tailCall(slot, operand != 0 ? operand - 1 : (int) (m.top() - slot - 16 >> 3));
                        continue reload;
                    }
                    case Opcode.RETURN: {
                        long from = base + (i >>> 5 & 0x7F8);
                        int operand = (int) i >>> 16 & 0xFF;
                        m.setPc(pc);
                        m.calls().giveResults(from, operand != 0 ? operand - 1 : (int) (m.top() - from >> 3));
                        continue reload;
                    }
                    case Opcode.RETURN0: {
                        long link = Memory.getLongNear(base - 8);
                        if (Link.isPlain(link) && !m.isHooked()) {
                            long slot = base - 16;
                            pc = Link.position(link);
                            base = Memory.mask(base - Link.plainDelta(link));
                            m.setBase(base);
                            int wanted = Memory.getInt(pc - 4) >>> 24;
                            if (wanted == 0) {
                                m.setTop(slot);
                            }
                            for (; wanted > 1; wanted--) {
                                Memory.putLong(slot, Word.NIL);
                                slot += 8;
                            }
                            prototype = ClosureObject.prototype(Word.ref(Memory.getLongNear(base - 16)));
                            constants = Memory.mask(PrototypeObject.constants(prototype));
                            sites = PrototypeObject.sites(prototype);
                            continue;
                        }
                        m.setPc(pc);
                        m.calls().giveResults(base, 0);
                        continue reload;
                    }
                    case Opcode.RETURN1: {
                        long link = Memory.getLongNear(base - 8);
                        if (Link.isPlain(link) && !m.isHooked()) {
                            long slot = base - 16;
                            long value = Memory.getLongNear(base + (i >>> 5 & 0x7F8));
                            pc = Link.position(link);
                            base = Memory.mask(base - Link.plainDelta(link));
                            m.setBase(base);
                            int wanted = Memory.getInt(pc - 4) >>> 24;
                            if (wanted != 1) {
                                Memory.putLong(slot, value);
                                if (wanted == 0) {
                                    m.setTop(slot + 8);
                                }
                                for (; wanted > 2; wanted--) {
                                    slot += 8;
                                    Memory.putLong(slot, Word.NIL);
                                }
                            }
                            prototype = ClosureObject.prototype(Word.ref(Memory.getLongNear(base - 16)));
                            constants = Memory.mask(PrototypeObject.constants(prototype));
                            sites = PrototypeObject.sites(prototype);
                            continue;
                        }
                        m.setPc(pc);
                        m.calls().giveResults(base + (i >>> 5 & 0x7F8), 1);
                        continue reload;
                    }
                    case Opcode.VARARG:
                        m.setPc(pc);
                        m.calls().extraArguments((int) i >>> 8 & 0xFF, (int) (i >>> 24) - 1);
                        continue reload;
                    case Opcode.CLOSURE:
                        Constructors.closure(m, base, (int) i >>> 8 & 0xFF, (int) (i >>> 16));
                        continue;
                    case Opcode.TBC:
                        m.setPc(pc);
                        ToBeClosed.add(m, base + (i >>> 5 & 0x7F8), (int) i >>> 8 & 0xFF);
                        continue;
                    case Opcode.CLOSE:
                        m.setPc(pc);
                        if (ToBeClosed.closeOne(m, base + (i >>> 5 & 0x7F8), ((int) i >>> 16 & 0xFF) != 0)) {
                            continue reload;
                        }
                        continue;
                    case Opcode.FORPREP:
                        m.setPc(pc);
                        pc = NumericLoop.prepare(m, base + (i >>> 5 & 0x7F8))
                                ? pc + 4 : pc + 4 + ((long) Memory.getInt(pc) << 2);
                        continue;
                    case Opcode.FORLOOP: {
                        long at = base + (i >>> 5 & 0x7F8);
                        long index = Memory.getLongNear(at);
                        long limit = Memory.getLongNear(at + 8);
                        long step = Memory.getLongNear(at + 16);
                        boolean more;
                        if (Word.areIntegers(index, limit)) {
                            long next = Word.toInteger(index) + Word.toInteger(step);
                            more = step << 16 >= 0 ? next <= Word.toInteger(limit) : next >= Word.toInteger(limit);
                            if (more) {
                                long word = Word.ofInteger(next);
                                Memory.putLongNear(at, word);
                                Memory.putLongNear(at + 24, word);
                            }
                        } else {
                            more = NumericLoop.next(m, at);
                        }
                        long position = pc;
                        pc = more ? pc + 4 + ((long) Memory.getInt(pc) << 2) : pc + 4;
                        if (m.isDue()) {
                            poll(m, position, pc);
                            return true;
                        }
                        continue;
                    }
                    case Opcode.TFORPREP:
                        m.setPc(pc);
                        ToBeClosed.add(m, base + 24 + (i >>> 5 & 0x7F8), ((int) i >>> 8 & 0xFF) + 3);
                        pc += 4 + ((long) Memory.getInt(pc) << 2);
                        continue;
                    case Opcode.TFORCALL: {
                        long at = base + (i >>> 5 & 0x7F8);
                        long function = Memory.getLong(at);
                        long state = Memory.getLong(at + 8);
                        if (function == m.state().nextFunction() && Word.isTable(state) && !m.isHooked()) {
                            m.setPc(pc);
                            if (Constructors.next(m, state, at, (int) (i >>> 24))) {
                                continue;
                            }
                        }
                        Memory.putLong(at + 32, function);
                        Memory.putLong(at + 48, state);
                        Memory.putLong(at + 56, Memory.getLong(at + 16));
                        m.setPc(pc);
                        m.calls().enter(at + 32, 2, Link.of(Link.ITERATION, at + 48 - base >> 3, pc));
                        continue reload;
                    }
                    case Opcode.TFORLOOP: {
                        long at = base + (i >>> 5 & 0x7F8);
                        long control = Memory.getLong(at + 32);
                        long position = pc;
                        if (control != Word.NIL) {
                            Memory.putLong(at + 16, control);
                            pc += 4 + ((long) Memory.getInt(pc) << 2);
                        } else {
                            pc += 4;
                        }
                        if (m.isDue()) {
                            poll(m, position, pc);
                            return true;
                        }
                        continue;
                    }
                    default:
                        throw new IllegalStateException("not an instruction: " + Long.toHexString(i));
                }
                m.setPc(pc);
                long value = Operators.apply(m, event, x, y);
                if (value == Word.NONE) {
                    m.calls().meta(event == Event.INDEX ? m.handlerSelf() : x, y);
                    continue reload;
                }
                Memory.putLongNear(base + (i >>> 5 & 0x7F8), value);
            }
        }
    }

    /** Address of the running closure's first captured variable. */
    private static long captured(long base) {
        return Word.ref(Memory.getLongNear(base - 16)) + ClosureObject.CAPTURED;
    }

    /** Does {@code object[key] = value}; true if a metamethod's frame was made. */
    private boolean setIndex(long object, long key, long value) {
        if (Word.isTable(object) && TableObject.metatable(Word.ref(object)) == 0) {
            if (Word.isInteger(key)) {
                Indexing.setRawInteger(m, Word.ref(object), Word.toInteger(key), value);
            } else {
                Indexing.setRaw(m, Word.ref(object), key, value);
            }
            return false;
        }
        if (Indexing.set(m, object, key, value) == Word.NONE) {
            m.calls().meta(m.handlerSelf(), key, value);
            return true;
        }
        return false;
    }

    /** A poll at a jump: an error that is raised there tells where the jump is, not where it leads. */
    private static void poll(Mutator m, long position, long next) {
        m.setPc(position);
        m.poll();
        m.setPc(next);
    }
}
