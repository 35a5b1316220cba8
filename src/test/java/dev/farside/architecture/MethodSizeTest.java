package dev.farside.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * HotSpot never compiles a method of more than 8,000 bytecodes (its {@code HugeMethodLimit}): it would be interpreted
 * for ever, some fifty times slower. The dispatch method of the interpreter is the one that comes near.
 */
class MethodSizeTest {
    private static final int HUGE_METHOD_LIMIT = 8_000;
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path INTERPRETER = CLASSES.resolve(Path.of("dev", "farside", "interp", "Interpreter.class"));

    @Test
    void theInterpreterIsCompiledByHotSpot(TestReporter reporter) throws IOException {
        assumeTrue(Files.exists(INTERPRETER), "there is no dev.farside.interp.Interpreter yet");
        Map<String, Integer> sizes = methodSizes(INTERPRETER);
        assertFalse(sizes.isEmpty(), "no method with code in " + INTERPRETER);
        Map.Entry<String, Integer> largest = sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        reporter.publishEntry(largest.getKey(), largest.getValue() + " bytecodes");
        assertEquals(List.of(), hugeMethods(INTERPRETER), "methods that HotSpot would not compile");
    }

    @Test
    void everyMethodIsCompiledByHotSpot() throws IOException {
        List<String> huge = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                huge.addAll(hugeMethods(file));
            }
        }
        assertEquals(List.of(), huge, "methods that HotSpot would not compile");
    }

    private static List<String> hugeMethods(Path classFile) throws IOException {
        return methodSizes(classFile).entrySet().stream()
                .filter(method -> method.getValue() >= HUGE_METHOD_LIMIT)
                .map(method -> classFile.getFileName() + ": " + method.getKey() + " has " + method.getValue())
                .toList();
    }

    private static Map<String, Integer> methodSizes(Path classFile) throws IOException {
        ClassModel model = ClassFile.of().parse(classFile);
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            // A class initialiser runs once; the tables that make one long need no compiler.
            if (!name.equals("<clinit>")) {
                method.findAttribute(Attributes.code())
                        .ifPresent(code -> sizes.put(name + method.methodType().stringValue(), code.codeLength()));
            }
        }
        return sizes;
    }
}
