package dev.farside.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the layers of {@code dev.farside} as its package-info lists them: arrows point down only.
 *
 * <p>A package that does not exist yet fulfils every rule; one that exists and stands in no layer fulfils none.
 */
class LayerRulesTest {
    private static final String ROOT = "dev.farside";
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "farside");

    /** The layers from the bottom up. Packages of one layer do not know each other, except as {@link #mayUse} says. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("memory", "value"),
            List.of("object"),
            List.of("heap"),
            List.of("gc"),
            List.of("string", "table"),
            List.of("bytecode"),
            List.of("syntax"),
            List.of("compiler"),
            List.of("runtime"),
            List.of("interp", "jit"),
            List.of("lib"),
            List.of("threads"),
            List.of("api"),
            List.of("cli"));

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @TestFactory
    Stream<DynamicTest> arrowsPointDown() {
        return packages().stream().map(user -> DynamicTest.dynamicTest(user, () -> {
            String[] forbidden = packages().stream()
                    .filter(used -> !used.equals(user) && !mayUse(user, used))
                    .map(LayerRulesTest::identifier)
                    .toArray(String[]::new);
            check(noClasses().that().resideInAPackage(identifier(user))
                    .should().dependOnClassesThat().resideInAnyPackage(forbidden)
                    .because("package " + user + " stands below them, beside them, or knows nothing of them"));
        }));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void onlyMemoryReachesOffHeap() {
        check(noClasses().that().resideOutsideOfPackage(identifier("memory"))
                .should().dependOnClassesThat().resideInAPackage("java.lang.foreign..")
                .because("I-M1: all raw access goes through package memory"));
        check(noClasses().should().dependOnClassesThat().resideInAPackage("sun.misc..")
                .because("access that the JVM does not check can crash the host"));
    }

    @Test
    void onlyTheCommandKnowsTheLineEditor() {
        check(noClasses().that().resideOutsideOfPackage(identifier("cli"))
                .should().dependOnClassesThat().resideInAPackage("org.jline..")
                .because("JLine is optional: an embedder does not have it"));
    }

    @Test
    void everyPackageStandsInALayerAndExplainsItself() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        List<Path> unexplained = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> folders = Files.walk(SOURCES).filter(Files::isDirectory)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                if (!holdsSources(folder)) {
                    continue;
                }
                seen++;
                String first = SOURCES.relativize(folder).getName(0).toString();
                if (!first.isEmpty() && !packages().contains(first)) {
                    unknown.add(first);
                }
                Path explanation = folder.resolve("package-info.java");
                if (!Files.exists(explanation) || !Files.readString(explanation).contains("/**")) {
                    unexplained.add(folder);
                }
            }
        }
        assertFalse(seen == 0, "no sources under " + SOURCES.toAbsolutePath());
        assertEquals(new TreeSet<>(), unknown, "packages that stand in no layer");
        assertEquals(List.of(), unexplained, "packages without a package-info.java that says something");
    }

    private static boolean mayUse(String user, String used) {
        if (user.equals("syntax")) {
            return false; // It turns text into a tree and knows nothing of the heap, nor of anything else below.
        }
        if (user.equals("table") && used.equals("string")) {
            return true;
        }
        return layerOf(used) < layerOf(user);
    }

    private static int layerOf(String name) {
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            if (LAYERS.get(layer).contains(name)) {
                return layer;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static List<String> packages() {
        return LAYERS.stream().flatMap(List::stream).toList();
    }

    private static String identifier(String name) {
        return ROOT + "." + name + "..";
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static boolean holdsSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }
}
