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

    static int step(Mutator m, long base, long at, int opcode) {
        switch (opcode) {
            case Opcode.GETGLOBAL:
                return get(m, base, at, CellObject.get(Word.ref(Steps.captured(base, at))));
            case Opcode.SETGLOBAL:
                return set(m, base, at, CellObject.get(Word.ref(Steps.captured(base, at))),
                        Steps.register(base, at, Steps.A));
            case Opcode.GETFIELD:
                return get(m, base, at, Steps.register(base, at, Steps.B));
            case Opcode.SETFIELD:
                return set(m, base, at, Steps.register(base, at, Steps.A), Steps.register(base, at, Steps.B));
            case Opcode.SETFIELDK:
                return set(m, base, at, Steps.register(base, at, Steps.A), Steps.constant(base, at, Steps.B));
            case Opcode.SELF:
                return self(m, base, at);
            case Opcode.SETINDEX:
                return setIndex(m, at, Steps.register(base, at, Steps.A), Steps.register(base, at, Steps.B),
                        Steps.register(base, at, Steps.C));
            case Opcode.SETINDEXK:
                return setIndex(m, at, Steps.register(base, at, Steps.A), Steps.register(base, at, Steps.B),
                        Steps.constant(base, at, Steps.C));
            case Opcode.SETINT:
                return setIndex(m, at, Steps.register(base, at, Steps.A),
                        Word.ofInteger(Memory.getInt(at) >>> 16 & 0xFF), Steps.register(base, at, Steps.C));
            case Opcode.NEWTABLE:
                return newTable(m, base, at);
            case Opcode.NEWRECORD:
                return Steps.setBehindExtra(m, base, at, Constructors.record(m, Steps.site(base, at),
                        Steps.address(base, at, Steps.A) + 8, Memory.getInt(at) >>> 16 & 0xFF));
            default:
                return setList(m, base, at);
        }
    }

    private static int get(Mutator m, long base, long at, long object) {
        long site = Steps.site(base, at);
        long value = FieldAccess.get(m, object, site);
        if (value == Word.NONE) {
            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
            return Steps.NEW_FRAME;
        }
        return Steps.setBehindExtra(m, base, at, value);
    }

    private static int self(Mutator m, long base, long at) {
        long object = Steps.register(base, at, Steps.B);
        long site = Steps.site(base, at);
        long value = FieldAccess.get(m, object, site);
        Memory.putLong(Steps.address(base, at, Steps.A) + 16, object);
        if (value == Word.NONE) {
            m.calls().meta(m.handlerSelf(), Memory.getLong(site));
            return Steps.NEW_FRAME;
        }
        return Steps.setBehindExtra(m, base, at, value);
    }

    private static int set(Mutator m, long base, long at, long object, long value) {
        long site = Steps.site(base, at);
        if (FieldAccess.set(m, object, site, value) == Word.NONE) {
            m.calls().meta(m.handlerSelf(), Memory.getLong(site), value);
            return Steps.NEW_FRAME;
        }
        m.setPc(at + 8);
        return Steps.SAME_FRAME;
    }

    private static int setIndex(Mutator m, long at, long object, long key, long value) {
        if (Word.isTable(object) && TableObject.metatable(Word.ref(object)) == 0) {
            if (Word.isInteger(key)) {
                Indexing.setRawInteger(m, Word.ref(object), Word.toInteger(key), value);
            } else {
                Indexing.setRaw(m, Word.ref(object), key, value);
            }
        } else if (Indexing.set(m, object, key, value) == Word.NONE) {
            m.calls().meta(m.handlerSelf(), key, value);
            return Steps.NEW_FRAME;
        }
        return Steps.SAME_FRAME;
    }

    private static int newTable(Mutator m, long base, long at) {
        int sizes = Memory.getInt(at + 4);
        long table = sizes == 0 ? m.tables().create() : m.tables().create(sizes & 0xFFFFF, sizes >>> 20);
        return Steps.setBehindExtra(m, base, at, Word.ofTable(table));
    }

    private static int setList(Mutator m, long base, long at) {
        long from = Steps.address(base, at, Steps.A) + 8;
        int count = Memory.getInt(at) >>> 16 & 0xFF;
        Constructors.list(m, Word.ref(Memory.getLong(from - 8)), Memory.getInt(at + 4), from,
                count != 0 ? count : (int) (m.top() - from >> 3));
        m.setPc(at + 8);
        return Steps.SAME_FRAME;
    }
}
