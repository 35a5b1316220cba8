package dev.farside.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.farside.gc.WeakTableMutantStress;
import dev.farside.gc.WeakTableStress;
import dev.farside.string.AtomsStress;
import dev.farside.testing.Jcstress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * Runs the jcstress tests of shared tables and of the intern set, and sees to it that those of {@link MutantStress}
 * fail and all others pass. Each test needs a JVM of its own, so the short run makes do with one test of each kind.
 */
@Tag("stress")
class TableJcstressTest {

    private static final boolean LONG = Boolean.getBoolean("farside.long");
    private static final List<String> SHORT = List.of("SetAgainstArrayResize", "SetAgainstRecordResize",
            "SetAgainstDictionaryResize", "MetatableAgainstResize", "ReadsInOrder", "AddFieldsWithoutRoom",
            "AddKindsOfKeys", "ClaimSameKey", "CompareAndSetNilInLastPlace", "Counting", "NoteAbsentAgainstStore",
            "ReplaceAgainstGrowth", "ReplaceAgainstDictionary", "ReplaceByTable", "NoteAbsentAgainstReplace",
            "AppendAgainstPop", "FirstInsertAgainstAppend", "NextAgainstResize", "LoopAgainstDroppedArray",
            "AddAgainstList", "LengthAgainstPop", "Publication", "InternAgainstResize", "TakeWeakKey");
    private static final List<String> SHORT_MUTANTS = List.of("BlindStore", "MovedRecord", "MissingPublication",
            "HeldAcrossSafepoint");

    @TempDir
    private Path directory;

    @Test
    void onlyTheBrokenOperationsFail() throws IOException, InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "jcstress needs two processors");
        List<Class<?>> classes = List.of(SharedResizeStress.class, SharedStoreStress.class, SharedSequenceStress.class,
                SharedRecordStress.class, MutantStress.class, WeakTableStress.class, WeakTableMutantStress.class);
        Set<String> mutants = new TreeSet<>(SHORT_MUTANTS);
        if (LONG) {
            mutants.addAll(names(List.of(MutantStress.class, WeakTableMutantStress.class)));
        }
        String tests = "(Shared(Resize|Store|Sequence|Record)|Mutant|Atoms|WeakTable|WeakTableMutant)Stress\\.";
        int planned = names(classes).size() + names(List.of(AtomsStress.class)).size();
        if (!LONG) {
            TreeSet<String> all = new TreeSet<>(SHORT);
            all.addAll(SHORT_MUTANTS);
            tests += "(" + String.join("|", all) + ")$";
            planned = all.size();
        }
        Jcstress.Result result = Jcstress.run(directory, tests, LONG ? 1000 : 50, LONG ? 10 : 4, false, LONG ? 60 : 4);
        assertEquals(0, result.errors(), result::text);
        assertEquals(planned, result.planned(), result::text);
        assertEquals(mutants, result.failed(), result::text);
    }

    private static Set<String> names(List<Class<?>> classes) {
        Set<String> names = new TreeSet<>();
        for (Class<?> each : classes) {
            Arrays.stream(each.getDeclaredClasses()).filter(c -> c.isAnnotationPresent(JCStressTest.class))
                    .forEach(c -> names.add(c.getSimpleName()));
        }
        return names;
    }
}
