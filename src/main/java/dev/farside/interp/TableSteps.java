package dev.farside.interp;

import dev.farside.bytecode.Opcode;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.TableObject;
import dev.farside.runtime.Constructors;
import dev.farside.runtime.FieldAccess;
import dev.farside.runtime.Indexing;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/** The instructions that make tables and access them, but for those that read an element, which are operators. */
final class TableSteps {

    private TableSteps() {
    }

    static void step(Mutator m, long base, long at, int opcode) {
        switch (opcode) {
            case Opcode.GETGLOBAL:
                get(m, base, at, CellObject.get(Word.ref(Steps.captured(base, at))));
                break;
            case Opcode.SETGLOBAL:
                set(m, base, at, CellObject.get(Word.ref(Steps.captured(base, at))),
                        Steps.register(base, at, Steps.A));
                break;
            case Opcode.GETFIELD:
                get(m, base, at, Steps.register(base, at, Steps.B));
                break;
            case Opcode.SETFIELD:
                set(m, base, at, Steps.register(base, at, Steps.A), Steps.register(base, at, Steps.B));
                break;
            case Opcode.SETFIELDK:
                set(m, base, at, Steps.register(base, at, Steps.A), Steps.constant(base, at, Steps.B));
                break;
            case Opcode.SELF:
                self(m, base, at);
                break;
            case Opcode.SETINDEX:
                setIndex(m, at, Steps.register(base, at, Steps.A), Steps.register(base, at, Steps.B),
                        Steps.register(base, at, Steps.C));
                break;
            case Opcode.SETINDEXK:
                setIndex(m, at, Steps.register(base, at, Steps.A), Steps.register(base, at, Steps.B),
                        Steps.constant(base, at, Steps.C));
                break;
            case Opcode.SETINT:
                setIndex(m, at, Steps.register(base, at, Steps.A),
                        Word.ofInteger(Memory.getInt(at) >>> 16 & 0xFF), Steps.register(base, at, Steps.C));
                break;
            case Opcode.NEWTABLE:
                newTable(m, base, at);
                break;
            case Opcode.NEWRECORD:
                Steps.setBehindExtra(m, base, at, Constructors.record(m, Steps.site(base, at),
                        Steps.address(base, at, Steps.A) + 8, Memory.getInt(at) >>> 16 & 0xFF));
                break;
            default:
                setList(m, base, at);
                break;
        }
    }

    private static void get(Mutator m, long base, long at, long object) {
        long site = Steps.site(base, at);
        long value = FieldAccess.get(m, object, site);
        if (value == Word.NONE) {
            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
        } else {
            Steps.setBehindExtra(m, base, at, value);
        }
    }

    private static void self(Mutator m, long base, long at) {
        long object = Steps.register(base, at, Steps.B);
        long site = Steps.site(base, at);
        long value = FieldAccess.get(m, object, site);
        Memory.putLong(Steps.address(base, at, Steps.A) + 16, object);
        if (value == Word.NONE) {
            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
        } else {
            Steps.setBehindExtra(m, base, at, value);
        }
    }

    private static void set(Mutator m, long base, long at, long object, long value) {
        long site = Steps.site(base, at);
        if (FieldAccess.set(m, object, site, value) == Word.NONE) {
            m.calls().meta(m.handlerSelf(), Memory.getLong(site), value);
        } else {
            m.setPc(at + 8);
        }
    }

    private static void setIndex(Mutator m, long at, long object, long key, long value) {
        if (Word.isTable(object) && TableObject.metatable(Word.ref(object)) == 0) {
            if (Word.isInteger(key)) {
                Indexing.setRawInteger(m, Word.ref(object), Word.toInteger(key), value);
            } else {
                Indexing.setRaw(m, Word.ref(object), key, value);
            }
        } else if (Indexing.set(m, object, key, value) == Word.NONE) {
            m.calls().meta(m.handlerSelf(), key, value);
        }
    }

    private static void newTable(Mutator m, long base, long at) {
        int sizes = Memory.getInt(at + 4);
        long table = sizes == 0 ? m.tables().create() : m.tables().create(sizes & 0xFFFFF, sizes >>> 20);
        Steps.setBehindExtra(m, base, at, Word.ofTable(table));
    }

    private static void setList(Mutator m, long base, long at) {
        long from = Steps.address(base, at, Steps.A) + 8;
        int count = Memory.getInt(at) >>> 16 & 0xFF;
        Constructors.list(m, Word.ref(Memory.getLong(from - 8)), Memory.getInt(at + 4), from,
                count != 0 ? count : (int) (m.top() - from >> 3));
        m.setPc(at + 8);
    }
}
