package dev.farside.jit;

import static dev.farside.jit.Assembler.M;
import static dev.farside.jit.Assembler.MEMORY;
import static dev.farside.jit.Assembler.MUTATOR;
import static dev.farside.jit.Assembler.PUT;
import static dev.farside.jit.Assembler.SECOND;
import static dev.farside.jit.Assembler.TEMPORARY;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.farside.memory.Memory;
import dev.farside.object.Storage;
import dev.farside.object.Vectors;
import dev.farside.runtime.Event;
import dev.farside.table.FieldCache;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/** Writes what loads from tables and stores into them: the fast path, the second one, the slow half. */
final class TableAccess {

    private final CodeBuilder out;
    private final Assembler asm;

    TableAccess(CodeBuilder out, Assembler asm) {
        this.out = out;
        this.asm = asm;
    }

    /** Pushes a field of what is pushed by an action. */
    void getField(int at, Runnable object) {
        Label done = out.newLabel();
        getKnown(at, cache(at, Vectors.SITE_CACHE), object, done);
        getOtherwise("getField", at, field(at, object), () -> getFieldSlowly(at, object), done);
    }

    /** Stores what the second action pushes into a field of what the first one does. */
    void setField(int at, Runnable object, Runnable value) {
        Label done = out.newLabel();
        String known = known(at, cache(at, Vectors.SITE_CACHE), object);
        if (known != null) {
            value.run();
            asm.fast("set" + known, CD_boolean, 4);
            out.ifne(done);
        }
        setOtherwise("setField", at, () -> {
            field(at, object).run();
            value.run();
        }, done);
    }

    /** A method by what its site has met: of an object, or a field of the object itself. The object is a temporary. */
    void getMethod(int at, int a) {
        Label done = out.newLabel();
        Runnable object = () -> out.lload(TEMPORARY);
        long cache = cache(at, Vectors.SITE_CACHE);
        long metaCache = cache(at, Vectors.SITE_META_CACHE);
        long classCache = cache(at, Vectors.SITE_CLASS_CACHE);
        if (FieldCache.isAbsent(cache) && FieldCache.isSlot(metaCache) && FieldCache.isSlot(classCache)) {
            object.run();
            out.loadConstant(cache & Storage.RECORD_IDENTITY);
            slot(metaCache);
            slot(classCache);
            asm.fast("getMethod", CD_long, 6);
            asm.orElse(done);
        } else {
            getKnown(at, cache, object, done);
        }
        getOtherwise("getMethod", at, field(at, object), () -> {
            asm.address(8L * (a + 2)).lload(TEMPORARY).invokestatic(MEMORY, "putLongNear", PUT);
            getFieldSlowly(at, object);
        }, done);
    }

    /** Loads an element into register A from the table in B. */
    void getIndex(int at, int a, int b, Runnable key) {
        Runnable operands = () -> {
            asm.load(b);
            key.run();
        };
        Label done = out.newLabel();
        operands.run();
        asm.fast("getIndex", CD_long, 2);
        asm.orElse(done);
        getOtherwise("getIndex", at, operands, () -> asm.binary(at, Event.INDEX, operands), done);
        asm.store(a);
    }

    /** Stores an element; the operands are table, key, value. */
    void setIndex(int at, Runnable operands) {
        Label done = out.newLabel();
        operands.run();
        asm.fast("setIndex", CD_boolean, 3);
        out.ifne(done);
        setOtherwise("setIndex", at, operands, done);
    }

    /** The second path of a load and its slow half; a value is on the stack at the end. */
    private void getOtherwise(String path, int at, Runnable operands, Runnable slow, Label done) {
        operands.run();
        asm.second(path, CD_long, 2);
        asm.slowly(at, slow);
        out.labelBinding(done);
    }

    /** The second path of a store and its slow half. */
    private void setOtherwise(String path, int at, Runnable operands, Label done) {
        operands.run();
        asm.second(path, CD_boolean, 3);
        out.ifne(done);
        asm.flush(at);
        asm.context(at);
        operands.run();
        asm.slow(path, CD_void, 3);
        out.labelBinding(done);
    }

    /** Pushes an object and the site. */
    private Runnable field(int at, Runnable object) {
        return () -> {
            object.run();
            out.loadConstant(asm.site(at));
        };
    }

    private void getFieldSlowly(int at, Runnable object) {
        asm.context(at);
        field(at, object).run();
        asm.slow("getField", CD_long, 2);
    }

    /** The fast path of a load of a field, if the site knows where it is. */
    private void getKnown(int at, long cache, Runnable object, Label done) {
        String known = known(at, cache, object);
        if (known != null) {
            asm.fast("get" + known, CD_long, 3);
            asm.orElse(done);
        }
    }

    /** Loads the length of the value in B into A. */
    void length(int at, int a, int b) {
        Label done = out.newLabel();
        asm.load(b);
        asm.fast("length", CD_long, 1);
        asm.orElse(done);
        out.aload(M);
        asm.load(b);
        out.invokestatic(SECOND, "length", MethodTypeDesc.of(CD_long, MUTATOR, CD_long));
        asm.slowly(at, () -> asm.unary(at, Event.LEN, b));
        out.labelBinding(done);
        asm.store(a);
    }

    private long cache(int at, int offset) {
        return Memory.getLong(asm.site(at) + offset);
    }

    /**
     * Pushes an object and what a fast path needs to know of its field.
     *
     * @param cache the site's cache word, which other threads may change meanwhile
     * @return the last part of the fast path's name; null, with nothing pushed, if the word does not tell where the
     *         field is
     */
    private String known(int at, long cache, Runnable object) {
        long index = FieldCache.index(cache);
        String shared = FieldCache.hasMetShared(cache) ? "Shared" : "";
        if (index >= 0) {
            object.run();
            out.loadConstant(Memory.getLong(asm.site(at))).loadConstant(index);
            return shared + "Entry";
        }
        if (FieldCache.isSlot(cache)) {
            object.run();
            slot(cache);
            return shared + "Slot";
        }
        return null;
    }

    /** Pushes identity and distance of a slot. */
    private void slot(long cache) {
        out.loadConstant(cache & Storage.RECORD_IDENTITY)
                .loadConstant(Storage.SLOTS + ((long) FieldCache.slot(cache) << 3));
    }
}
