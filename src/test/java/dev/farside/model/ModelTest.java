package dev.farside.model;

import static dev.farside.model.History.cas;
import static dev.farside.model.History.collect;
import static dev.farside.model.History.get;
import static dev.farside.model.History.grow;
import static dev.farside.model.History.replace;
import static dev.farside.model.History.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.model.History.Operation;
import dev.farside.model.ResizeModel.Mutant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Explores the models; see the package page. */
class ModelTest {

    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    /**
     * What threads do.
     *
     * @param content keys and values at the beginning
     */
    private record Scenario(int[] content, Operation[][] programs) {
        Explorer.Report explore(Set<Mutant> mutants, boolean keepsStorage) {
            return Explorer.explore(new ResizeModel(mutants, keepsStorage, content, programs));
        }
    }

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    private static void add(String name, int[] content, Operation[]... programs) {
        SCENARIOS.put(name, new Scenario(content, programs));
    }

    private static Operation[] does(Operation... operations) {
        return operations;
    }

    static {
        int[] a1 = {A, 1};
        int[] full = {A, 1, B, 2};
        add("a store against a resize, with a reader", a1, does(set(A, 5)), does(grow()), does(get(A), get(A)));
        add("a new key against a resize, with a reader", a1, does(set(B, 5)), does(grow()), does(get(B), get(A)));
        add("two stores and a look-up against a resize", a1, does(set(A, 5), get(A), set(A, 6)), does(grow(), get(A)));
        add("a look-up that waits through a resize and a store", a1, does(get(A)), does(grow(), set(A, 5)));
        add("a look-up of a key that is new in the next storage", a1, does(get(A), get(B)), does(grow(), set(B, 5)));
        add("two threads add the same key", a1, does(set(B, 5)), does(set(B, 6)), does(get(B)));
        add("two threads add the same key during a resize", a1, does(set(B, 5)), does(set(B, 6)), does(grow()));
        add("two threads add two keys", new int[0], does(set(A, 5), get(B)), does(set(B, 6), get(A)));
        add("two resizes, one after the other", a1, does(grow()), does(grow(), set(A, 5)));
        add("a late helper and a newer storage", a1, does(grow(), grow()), does(set(A, 5), set(A, 6)));
        add("a removal against a resize", full, does(set(A, 0), get(A)), does(grow(), get(B)));
        add("no room: a removal, then a key that replaces the storage", full, does(set(B, 0), set(C, 5)),
                does(get(C), get(A)));
        add("no room for two threads", new int[] {A, 1, B, 0}, does(set(C, 5)), does(set(C, 6), get(C)));
        add("two threads add the same key in the last place", a1, does(cas(B, 0, 5)), does(cas(B, 0, 6)), does(get(B)));
        add("compare-and-set twice against a resize", a1, does(cas(A, 1, 5)), does(cas(A, 1, 6)), does(grow()));
        add("compare-and-set of an absent key", a1, does(cas(B, 0, 5)), does(cas(B, 0, 6)), does(grow()));
        add("two counts against a resize", a1, does(cas(A, 1, 2), cas(A, 2, 3)), does(grow(), get(A)));
        add("reading a key that comes back", a1, does(set(A, 0), set(A, 5)), does(get(A), get(A)), does(grow()));
    }

    static List<String> names() {
        return new ArrayList<>(SCENARIOS.keySet());
    }

    private static final Map<String, Scenario> OF_RECORDS = new LinkedHashMap<>();

    private static void addOfRecords(String name, int[] content, Operation[]... programs) {
        OF_RECORDS.put(name, new Scenario(content, programs));
    }

    static {
        int[] a1 = {A, 1};
        int[] two = {A, 1, B, 2};
        addOfRecords("a replacement against a resize, with a reader", a1, does(replace(A, 5)), does(grow()),
                does(get(A), get(A)));
        addOfRecords("a replacement against two resizes", a1, does(replace(A, 5), get(A)), does(grow(), grow(), get(A)));
        addOfRecords("two replacements while keys are added", two, does(replace(A, 5), replace(B, 6)),
                does(set(C, 7), get(A), get(B)));
        addOfRecords("two threads add keys and replace", a1, does(set(B, 5), replace(A, 6)), does(set(C, 7), replace(A, 8)));
        addOfRecords("two threads add the same key and replace it", a1, does(set(B, 5), replace(B, 6)),
                does(set(B, 7), replace(B, 8)));
        addOfRecords("a removal and a replacement against a resize", a1, does(set(A, 0)), does(replace(A, 5)),
                does(grow(), get(A)));
        addOfRecords("counting against a replacement and a resize", a1, does(cas(A, 1, 2), cas(A, 2, 3)),
                does(replace(A, 2)), does(grow()));
        addOfRecords("a key that comes while another one is looked for", a1, does(set(B, 5), set(C, 6)),
                does(get(C), get(B)));
        addOfRecords("two resizes, one after the other", a1, does(grow(), replace(A, 5)), does(grow(), get(A)));
        addOfRecords("a collection between a resize and replacements", a1, does(replace(A, 5), replace(A, 6)),
                does(grow(), collect(), get(A)));
        addOfRecords("a collection after two resizes", a1, does(replace(A, 5)), does(grow(), grow(), collect(), get(A)));
        addOfRecords("collections against readers", a1, does(get(A), get(A)), does(grow(), replace(A, 5)), does(collect()));
        addOfRecords("new keys and a collection", a1, does(set(B, 5), replace(A, 6)), does(set(C, 7), get(A)),
                does(collect()));
    }

    static List<String> namesOfRecords() {
        return new ArrayList<>(OF_RECORDS.keySet());
    }

    private static Explorer.Report explore(Scenario scenario, Set<RecordModel.Mutant> mutants, boolean keepsStorage) {
        return Explorer.explore(new RecordModel(mutants, keepsStorage, scenario.content, scenario.programs));
    }

    @ParameterizedTest
    @MethodSource("namesOfRecords")
    void theProtocolOfRecordsIsLinearizable(String name) {
        for (boolean keepsStorage : new boolean[] {false, true}) {
            Explorer.Report report = explore(OF_RECORDS.get(name), Set.of(), keepsStorage);
            assertNull(report.violation(), report::toString);
            assertTrue(report.states() > 100, report::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(RecordModel.Mutant.class)
    void everyMutantOfRecordsIsRejected(RecordModel.Mutant mutant) {
        assertTrue(OF_RECORDS.values().stream().anyMatch(s -> explore(s, Set.of(mutant), true).violation() != null),
                () -> mutant + " is taken for right by all scenarios");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theProtocolIsLinearizable(String name) {
        for (boolean keepsStorage : new boolean[] {false, true}) {
            Explorer.Report report = SCENARIOS.get(name).explore(Set.of(), keepsStorage);
            assertNull(report.violation(), report::toString);
            assertTrue(report.states() > 100, report::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void everyMutantIsRejected(Mutant mutant) {
        List<String> rejectedBy = new ArrayList<>();
        SCENARIOS.forEach((name, scenario) -> {
            if (rejectedBy.isEmpty() && scenario.explore(Set.of(mutant), true).violation() != null) {
                rejectedBy.add(name);
            }
        });
        assertTrue(!rejectedBy.isEmpty(), () -> mutant + " is taken for right by all scenarios");
    }

    /**
     * A look-up that reads the link itself may return what a closed slot holds: the storage was the table's at that
     * time.
     */
    @ParameterizedTest
    @EnumSource(value = Mutant.class, names = {"NO_REVALIDATION", "KEYS_NOT_FROZEN"})
    void onlyLookUpsThatKeepAStorageNeedThis(Mutant mutant) {
        SCENARIOS.forEach((name, scenario) -> {
            Explorer.Report report = scenario.explore(Set.of(mutant), false);
            assertNull(report.violation(), () -> name + ": " + report);
        });
    }

    @Test
    void publicationBeforeTheStoreIsSafe() {
        Explorer.Report report = Explorer.explore(new PublicationModel(PublicationModel.Order.BEFORE, true));
        assertNull(report.violation(), report::toString);
        assertTrue(report.states() > 20, report::toString);
    }

    @ParameterizedTest
    @EnumSource(value = PublicationModel.Order.class, names = "BEFORE", mode = EnumSource.Mode.EXCLUDE)
    void laterPublicationIsRejected(PublicationModel.Order order) {
        assertNotNull(Explorer.explore(new PublicationModel(order, true)).violation());
        assertEquals("a count was lost", Explorer.explore(new PublicationModel(order, false)).violation());
    }
}
