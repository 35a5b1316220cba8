package dev.farside.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.heap.BlockSource;
import dev.farside.heap.ThreadHeap;
import dev.farside.value.Word;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code native-layout/farside_layout.h}, compiled by the system's C compiler, says the same as the Java constants. */
class NativeLayoutTest {

    private static final Path HEADER_FILE = Path.of("native-layout", "farside_layout.h").toAbsolutePath();
    private static final String[] COMPILERS = {"cc", "gcc", "clang"};

    private static final Class<?>[] OBJECT_CLASSES = {
        CellObject.class, ClosureObject.class, CoroutineObject.class, Header.class, NativeFunctionObject.class,
        PrototypeObject.class, ShapeObject.class, Storage.class, StringObject.class, TableObject.class,
        ResizeObject.class, UserdataObject.class, Vectors.class, WideIntegerObject.class};

    @TempDir
    static Path directory;

    private static Map<String, Long> expected;
    private static Set<String> coveredJava;
    private static Map<String, Long> actual;

    @BeforeAll
    static void compileAndRun() throws IOException, InterruptedException {
        expected = new LinkedHashMap<>();
        coveredJava = new LinkedHashSet<>();
        fillTable();
        StringBuilder program = new StringBuilder();
        program.append("#include \"").append(HEADER_FILE.toString().replace("\\", "/")).append("\"\n")
                .append("#include <stdio.h>\nint main(void) {\n");
        for (String expression : expected.keySet()) {
            program.append("    printf(\"%lld\\n\", (long long) (").append(expression).append("));\n");
        }
        program.append("    return 0;\n}\n");
        Path source = directory.resolve("layout.c");
        Files.writeString(source, program);
        Path executable = directory.resolve("layout");
        String compiler = findCompiler();
        Assumptions.assumeTrue(compiler != null, "no C compiler on the PATH (cc, gcc or clang)");
        run(compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", "-o", executable.toString(), source.toString());
        List<String> lines = run(executable.toString());
        assertEquals(expected.size(), lines.size());
        actual = new LinkedHashMap<>();
        int line = 0;
        for (String expression : expected.keySet()) {
            actual.put(expression, Long.parseLong(lines.get(line++)));
        }
    }

    @Test
    void everyNumberIsTheSameInBothLanguages() {
        assertEquals(lines(expected), lines(actual));
        assertTrue(expected.size() > 150, "the table lost entries: " + expected.size());
    }

    @Test
    void everyConstantOfTheJavaClassesIsCompared() {
        List<String> missing = new ArrayList<>();
        for (Class<?> type : OBJECT_CLASSES) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isPublic(field.getModifiers()) && !coveredJava.contains(nameOf(type, field.getName()))) {
                    missing.add(nameOf(type, field.getName()));
                }
            }
        }
        for (Field field : Kind.class.getDeclaredFields()) {
            if (field.getType() == int.class && !coveredJava.contains(nameOf(Kind.class, field.getName()))) {
                missing.add(nameOf(Kind.class, field.getName()));
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyConstantOfTheHeaderIsCompared() throws IOException {
        String header = Files.readString(HEADER_FILE);
        String table = String.join(" ", expected.keySet());
        List<String> missing = new ArrayList<>();
        Matcher constants = Pattern.compile("(?m)^(?:    |enum \\{ )(FS_[A-Z_0-9]+) = |, (FS_[A-Z_0-9]+) = ")
                .matcher(header);
        int found = 0;
        while (constants.find()) {
            found++;
            String name = constants.group(1) == null ? constants.group(2) : constants.group(1);
            if (!Pattern.compile("\\b" + name + "\\b").matcher(table).find()) {
                missing.add(name);
            }
        }
        Matcher macros = Pattern.compile("#define (FS_[A-Z_0-9]+)\\(").matcher(header);
        while (macros.find()) {
            found++;
            String name = macros.group(1);
            if (!name.equals("FS_BITS") && !table.contains(name + "(")) {
                missing.add(name);
            }
        }
        assertTrue(found > 70, "only " + found + " constants recognised in the header");
        assertEquals(List.of(), missing);
    }

    private static String lines(Map<String, Long> map) {
        StringBuilder text = new StringBuilder();
        map.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    // --- the table

    private static void fillTable() {
        words();
        kindsAndFlags();
        stringsAndTables();
        storages();
        functions();
        vectorsAndCoroutines();
        blocks();
        sizesOfSamples();
        headersTakenApart();
    }

    private static void words() {
        constant("FS_GRANULE", Header.class, "GRANULE");
        constant("FS_GRANULE_SHIFT", Header.class, "GRANULE_SHIFT");
        constant("sizeof(fs_header)", Header.class, "SIZE");
        number("sizeof(fs_word)", Long.BYTES);
        number("sizeof(fs_granule)", Integer.BYTES);
        number("FS_REF_BITS", Long.bitCount(Word.REF_MASK));
        constant("FS_TAG_SHIFT", Word.class, "TAG_SHIFT");
        for (String tag : List.of("PRIMITIVE", "INLINE_STRING", "STRING", "TABLE", "FUNCTION", "OTHER", "INTEGER")) {
            constant("FS_TAG_" + tag, Word.class, "TAG_" + tag);
        }
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_NIL)", Word.NIL);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_FALSE)", Word.FALSE);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_TRUE)", Word.TRUE);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_EMPTY)", Word.EMPTY);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_FROZEN_KEY)", Word.FROZEN);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_RESERVED)", Word.RESERVED);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, UINT64_C(1) << FS_CLOSED_BIT)", Word.CLOSED_NIL);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, UINT64_C(1) << FS_FORWARD_BIT | 24)", Word.ofForward(24));
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_DEAD)", Word.DEAD);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, FS_NONE)", Word.NONE);
        number("FS_TAGGED(FS_TAG_PRIMITIVE, UINT64_C(1) << FS_LIGHT_BIT | 5)", Word.ofLight(5));
        number("FS_TAGGED(FS_TAG_INLINE_STRING, UINT64_C(2) << FS_INLINE_LENGTH_SHIFT | 'b' << 8 | 'a')",
                Word.ofInlineString('a' | 'b' << 8, 2));
        constant("FS_INLINE_MAX", Word.class, "MAX_INLINE_STRING");
        for (long bytes : new long[] {0, 1, 15, 16, 17, 1L << 33}) {
            number("FS_ROUND_UP(" + bytes + ")", Header.roundUp(bytes));
        }
    }

    private static void kindsAndFlags() {
        for (String kind : List.of("STRING", "TABLE", "RECORD", "ARRAY", "DICTIONARY", "MIXED", "SHAPE", "CLOSURE",
                "NATIVE_FUNCTION", "CELL", "PROTOTYPE", "COROUTINE", "STACK", "USERDATA", "WIDE_INTEGER", "BYTES",
                "WORDS", "SITES", "RESIZE", "LAST", "SHARED_BIT", "SHARED_RECORD", "SHARED_ARRAY", "SHARED_DICTIONARY",
                "SHARED_MIXED", "FREED")) {
            constant("FS_KIND_" + kind, Kind.class, kind);
        }
        for (String flag : List.of("SHARED", "ATOM", "SPARSE", "HAS_FINALIZER", "FROZEN", "CLOSED", "CONTESTED",
                "LATCHED", "FORWARDS", "METATABLE", "TRAVERSED")) {
            constant("FS_FLAG_" + flag, Header.class, flag);
        }
    }

    private static void stringsAndTables() {
        constant("offsetof(fs_string, hash)", StringObject.class, "HASH");
        constant("offsetof(fs_string, atom)", StringObject.class, "ATOM");
        constant("offsetof(fs_string, bytes)", StringObject.class, "BYTES");
        number("(1LL << 31) - 65", StringObject.MAX_LENGTH); // a length fits the header's high half as an int
        coveredJava.add(nameOf(StringObject.class, "MAX_LENGTH"));
        constant("offsetof(fs_wide_integer, value)", WideIntegerObject.class, "VALUE");
        constant("sizeof(fs_wide_integer)", WideIntegerObject.class, "SIZE");
        constant("offsetof(fs_table, storage)", TableObject.class, "STORAGE");
        constant("offsetof(fs_table, metatable)", TableObject.class, "METATABLE");
        constant("sizeof(fs_table)", TableObject.class, "SIZE");
        constant("FS_TABLE_ABSENT_SHIFT", TableObject.class, "ABSENT_SHIFT");
        constant("((1LL << FS_TABLE_ABSENT_BITS) - 1) << FS_TABLE_ABSENT_SHIFT", TableObject.class, "ABSENT_MASK");
    }

    private static void storages() {
        constant("offsetof(fs_slots, slots)", Storage.class, "SLOTS");
        number("offsetof(fs_dictionary, entries)", Storage.SLOTS);
        constant("sizeof(((fs_slots *) 0)->slots[0])", Storage.class, "SLOT");
        constant("sizeof(fs_entry)", Storage.class, "ENTRY");
        number("offsetof(fs_entry, key)", 0);
        constant("offsetof(fs_entry, value)", Storage.class, "ENTRY_VALUE");
        constant("offsetof(fs_mixed, array)", Storage.class, "MIXED_ARRAY");
        constant("offsetof(fs_mixed, fields)", Storage.class, "MIXED_FIELDS");
        constant("sizeof(fs_mixed)", Storage.class, "MIXED_SIZE");
        constant("offsetof(fs_resize, key)", ResizeObject.class, "KEY");
        constant("sizeof(fs_resize)", ResizeObject.class, "SIZE");
        constant("(1LL << FS_ARRAY_CAPACITY_BITS) - 1", Storage.class, "MAX_ARRAY");
        number("(1LL << FS_ARRAY_LENGTH_BITS) - 1", Storage.MAX_ARRAY);
        constant("FS_DICTIONARY_LOG_MAX", Storage.class, "MAX_DICTIONARY_LOG");
        constant("~0xFFFFFF00LL", Storage.class, "RECORD_IDENTITY");
        constant("offsetof(fs_shape, parent)", ShapeObject.class, "PARENT");
        constant("offsetof(fs_shape, first_child)", ShapeObject.class, "FIRST_CHILD");
        constant("offsetof(fs_shape, next_sibling)", ShapeObject.class, "NEXT_SIBLING");
        constant("offsetof(fs_shape, children)", ShapeObject.class, "CHILDREN");
        constant("offsetof(fs_shape, keys)", ShapeObject.class, "KEYS");
        number("FS_SHAPE_INDEX(7)", ShapeObject.indexOffset(7));
    }

    private static void functions() {
        constant("offsetof(fs_closure, captured)", ClosureObject.class, "CAPTURED");
        constant("offsetof(fs_native_function, upvalues)", NativeFunctionObject.class, "UPVALUES");
        constant("offsetof(fs_cell, value)", CellObject.class, "VALUE");
        constant("sizeof(fs_cell)", CellObject.class, "SIZE");
        constant("offsetof(fs_prototype, code)", PrototypeObject.class, "CODE");
        constant("offsetof(fs_prototype, constants)", PrototypeObject.class, "CONSTANTS");
        constant("offsetof(fs_prototype, sites)", PrototypeObject.class, "SITES");
        constant("offsetof(fs_prototype, children)", PrototypeObject.class, "CHILDREN");
        constant("offsetof(fs_prototype, lines)", PrototypeObject.class, "LINES");
        constant("offsetof(fs_prototype, locals)", PrototypeObject.class, "LOCALS");
        constant("offsetof(fs_prototype, captures)", PrototypeObject.class, "CAPTURES");
        constant("offsetof(fs_prototype, captured_names)", PrototypeObject.class, "CAPTURED_NAMES");
        constant("offsetof(fs_prototype, source)", PrototypeObject.class, "SOURCE");
        constant("offsetof(fs_prototype, first_line)", PrototypeObject.class, "FIRST_LINE");
        constant("offsetof(fs_prototype, last_line)", PrototypeObject.class, "LAST_LINE");
        constant("offsetof(fs_prototype, calls)", PrototypeObject.class, "COUNTERS");
        constant("FS_CAPTURE_LOCAL", PrototypeObject.class, "CAPTURE_LOCAL");
        constant("FS_CAPTURE_CELL", PrototypeObject.class, "CAPTURE_CELL");
        number("offsetof(fs_prototype, code_handle)", PrototypeObject.COUNTERS + 4);
        constant("sizeof(fs_prototype)", PrototypeObject.class, "SIZE");
    }

    private static void vectorsAndCoroutines() {
        constant("offsetof(fs_bytes, elements)", Vectors.class, "ELEMENTS");
        number("offsetof(fs_words, elements)", Vectors.ELEMENTS);
        number("offsetof(fs_sites, elements)", Vectors.ELEMENTS);
        constant("sizeof(fs_site)", Vectors.class, "SITE");
        constant("FS_SITE_SHIFT", Vectors.class, "SITE_SHIFT");
        constant("offsetof(fs_site, cache)", Vectors.class, "SITE_CACHE");
        constant("offsetof(fs_site, meta_cache)", Vectors.class, "SITE_META_CACHE");
        constant("offsetof(fs_site, class_cache)", Vectors.class, "SITE_CLASS_CACHE");
        for (String field : List.of("stack", "resumer", "base", "top", "pc", "close_list", "nesting", "hook",
                "hook_state", "chain", "runs")) {
            constant("offsetof(fs_coroutine, " + field + ")", CoroutineObject.class, field.toUpperCase());
        }
        constant("sizeof(fs_coroutine)", CoroutineObject.class, "SIZE");
        constant("offsetof(fs_stack, slots)", CoroutineObject.class, "STACK_SLOTS");
        for (String name : List.of("SUSPENDED", "RUNNING", "NORMAL", "DEAD", "FAILED", "TRAVERSALS")) {
            constant("FS_COROUTINE_" + name, CoroutineObject.class, name);
        }
        constant("offsetof(fs_userdata, metatable)", UserdataObject.class, "METATABLE");
        constant("offsetof(fs_userdata, user_values)", UserdataObject.class, "USER_VALUES");
    }

    private static void blocks() {
        Class<?> block = classNamed("dev.farside.heap.Block");
        constant("FS_BLOCK", BlockSource.class, "BLOCK");
        number("-(int64_t) FS_BLOCK", BlockSource.BLOCK_MASK);
        constant("FS_BLOCK_SMALL", block, "SMALL");
        constant("FS_BLOCK_LARGE", block, "LARGE");
        constant("FS_LARGEST_SMALL", ThreadHeap.class, "LARGEST_SMALL");
        constant("offsetof(fs_block, kind)", block, "KIND");
        constant("offsetof(fs_block, count)", block, "COUNT");
        constant("offsetof(fs_block, next)", block, "NEXT");
        constant("offsetof(fs_block, accounted)", block, "ACCOUNTED");
        constant("offsetof(fs_block, marks)", block, "BITMAP");
        constant("sizeof(((fs_block *) 0)->marks)", block, "BITMAP_BYTES");
        constant("offsetof(fs_block, objects)", block, "FIRST_OBJECT");
    }

    private static void sizesOfSamples() {
        for (int n : new int[] {0, 1, 2, 3, 7, 100, 65535}) {
            number("FS_STRING_SIZE(" + n + ")", StringObject.size(n));
            number("FS_SLOTS_SIZE(" + n + ")", Storage.recordSize(n));
            number("FS_SLOTS_SIZE(" + n + " + 0)", Storage.arraySize(n));
            number("FS_CLOSURE_SIZE(" + n + ")", ClosureObject.size(n));
            number("FS_NATIVE_FUNCTION_SIZE(" + n + ")", NativeFunctionObject.size(n));
            number("FS_USERDATA_SIZE(" + n + ")", UserdataObject.size(n));
            number("FS_STACK_SIZE(" + n + ")", CoroutineObject.stackSize(n));
            number("FS_BYTES_SIZE(" + n + ")", Vectors.bytesSize(n));
            number("FS_WORDS_SIZE(" + n + ")", Vectors.wordsSize(n));
            number("FS_SITES_SIZE(" + n + ")", Vectors.sitesSize(n));
        }
        for (int log = 0; log <= Storage.MAX_DICTIONARY_LOG; log += 9) {
            number("FS_DICTIONARY_SIZE(" + log + ")", Storage.dictionarySize(log));
        }
        number("FS_SHAPE_SIZE(5, 3)", ShapeObject.size(5, 3));
        number("FS_SHAPE_SIZE(64, 7)", ShapeObject.size(64, 7));
    }

    /** Headers that Java composes, taken apart by C. */
    private static void headersTakenApart() {
        long general = Header.of(Kind.USERDATA, 0xABCD, 0x1234_5678) | Header.HAS_FINALIZER;
        number("FS_HEADER_KIND(" + c(general) + ")", Kind.USERDATA);
        number("FS_HEADER_LOW(" + c(general) + ")", 0xABCD);
        number("FS_HEADER_HIGH(" + c(general) + ")", 0x1234_5678);
        number("FS_STRING_LENGTH(" + c(Header.of(Kind.STRING, 0, 77)) + ")", 77);
        long record = Storage.recordHeader(64, 0xF_FFFF_FFF0L);
        number("FS_RECORD_CAPACITY(" + c(record) + ")", Storage.recordCapacity(record));
        number("FS_RECORD_SHAPE(" + c(record) + ")", Storage.recordShape(record));
        for (int capacity : new int[] {1, 12_345_678, Storage.MAX_ARRAY}) {
            long array = Storage.arrayHeader(capacity, capacity - 1);
            number("FS_HEADER_KIND(" + c(array) + ")", Kind.ARRAY);
            number("FS_ARRAY_CAPACITY(" + c(array) + ")", capacity);
            number("FS_ARRAY_LENGTH(" + c(array) + ")", capacity - 1);
        }
        number("1LL << FS_ARRAY_CAPACITY_SHIFT | FS_KIND_ARRAY", Storage.arrayHeader(1, 0));
        number("1LL << FS_ARRAY_LENGTH_SHIFT | FS_KIND_ARRAY", Storage.arrayHeader(0, 1));
        long dictionary = Storage.dictionaryHeader(27, 99);
        number("FS_DICTIONARY_CAPACITY(" + c(dictionary) + ")", Storage.dictionaryCapacity(dictionary));
        number("FS_DICTIONARY_CLAIMED(" + c(dictionary) + ")", Storage.dictionaryClaimed(dictionary));
        number("27LL << FS_DICTIONARY_LOG_SHIFT | FS_KIND_DICTIONARY", Storage.dictionaryHeader(27, 0));
        number("(1LL << FS_DICTIONARY_LOG_BITS) - 1", 0xFF);
        long closure = Header.of(Kind.CLOSURE, 3, Header.granuleOf(0xF_FFFF_FFF0L));
        number("FS_CLOSURE_PROTOTYPE(" + c(closure) + ")", 0xF_FFFF_FFF0L);
        long prototype = PrototypeObject.header(200, true, 65_000, 60_000);
        number("FS_PROTOTYPE_PARAMETERS(" + c(prototype) + ")", PrototypeObject.parameters(prototype));
        number("FS_PROTOTYPE_VARARG(" + c(prototype) + ")", 1);
        number("FS_PROTOTYPE_REGISTERS(" + c(prototype) + ")", PrototypeObject.registers(prototype));
        number("FS_PROTOTYPE_CAPTURED(" + c(prototype) + ")", PrototypeObject.captured(prototype));
        number("FS_COROUTINE_STATUS_SHIFT", longValue(CoroutineObject.class, "STATUS_SHIFT"));
    }

    private static String c(long header) {
        return "0x" + Long.toHexString(header) + "ull";
    }

    private static void constant(String expression, Class<?> type, String field) {
        number(expression, longValue(type, field));
        coveredJava.add(nameOf(type, field));
    }

    private static void number(String expression, long value) {
        Long before = expected.put(expression, value);
        assertTrue(before == null || before == value, expression + " is in the table twice");
    }

    private static String nameOf(Class<?> type, String field) {
        return type.getSimpleName() + "." + field;
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException problem) {
            throw new AssertionError(problem);
        }
    }

    private static long longValue(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return ((Number) field.get(null)).longValue();
        } catch (ReflectiveOperationException problem) {
            throw new AssertionError(problem);
        }
    }

    // --- the compiler

    private static String findCompiler() {
        for (String name : COMPILERS) {
            try {
                Process process = new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
                process.getInputStream().readAllBytes();
                if (process.waitFor() == 0) {
                    return name;
                }
            } catch (IOException | InterruptedException absent) {
                // try the next one
            }
        }
        return null;
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + String.join(" ", command));
        assertEquals(0, process.exitValue(), () -> String.join(" ", command) + ":\n" + output);
        return output.lines().toList();
    }
}
