package dev.farside.jit;

import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Translator;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;

/** Makes a hidden class of each function that is hot. Has no state; may be shared. */
public final class JitCompiler implements Translator {

    /** Largest method that HotSpot compiles, in bytes; larger ones would run slower than they are interpreted here. */
    static final int LARGEST_METHOD = 8_000;

    private static final ClassDesc NAME = ClassDesc.of("dev.farside.jit.Compiled");
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** Makes a compiler. */
    public JitCompiler() {
    }

    @Override
    public CompiledFunction translate(Mutator m, long prototype, long position) {
        byte[] bytes = translate(new Translation(prototype, position, true));
        if (bytes == null) {
            bytes = translate(new Translation(prototype, position, false));
        }
        return bytes == null ? null : define(bytes);
    }

    /** The class file, or null if the method is larger than what HotSpot compiles. */
    private static byte[] translate(Translation translation) {
        if (translation.size() > LARGEST_METHOD / 10) {
            return null;
        }
        ClassFile format = ClassFile.of();
        byte[] bytes;
        try {
            bytes = build(format, translation);
        } catch (IllegalArgumentException tooLong) {
            return null; // the class file format allows 65,535 bytes
        }
        return longestMethod(format, bytes) >= LARGEST_METHOD ? null : bytes;
    }

    private static byte[] build(ClassFile format, Translation translation) {
        return format.build(NAME, type -> {
            type.withFlags(AccessFlag.FINAL, AccessFlag.SUPER).withSuperclass(Assembler.FUNCTION);
            type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, code -> code.aload(0)
                    .invokespecial(Assembler.FUNCTION, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            type.withMethodBody("call", Translation.CALL, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL,
                    translation::emit);
        });
    }

    private static int longestMethod(ClassFile format, byte[] bytes) {
        int longest = 0;
        for (MethodModel method : format.parse(bytes).methods()) {
            CodeAttribute code = method.findAttribute(Attributes.code()).orElseThrow();
            longest = Math.max(longest, code.codeLength());
        }
        return longest;
    }

    private static CompiledFunction define(byte[] bytes) {
        try {
            return (CompiledFunction) LOOKUP.defineHiddenClass(bytes, true).lookupClass().getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("compiled code cannot be loaded", impossible);
        }
    }
}
