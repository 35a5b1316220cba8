package dev.farside.differential;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares many programs and prints those that differ, one of each sort: {@code FIRST-SEED COUNT [most to print]}. */
final class DifferentialMain {

    private DifferentialMain() {
    }

    public static void main(String[] arguments) throws Exception {
        long first = Long.parseLong(arguments[0]);
        long count = Long.parseLong(arguments[1]);
        int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        java.util.function.LongFunction<String> generator = Generators.ALL.get(arguments.length > 3 ? arguments[3] : "programs");
        Path folder = Files.createTempDirectory("differential");
        Set<String> sorts = new HashSet<>();
        int found = 0;
        Reference reference = Reference.find();
        for (long seed = first; seed < first + count; seed += Batch.SIZE) {
            List<Batch.Difference> differences = Batch.run(reference, generator, seed,
                    (int) Math.min(Batch.SIZE, first + count - seed), folder);
            for (Batch.Difference difference : differences) {
                found++;
                if (sorts.add(difference.summary().replaceAll("[\\d.]+|\"[^\"]{0,6}\"", "#")) && sorts.size() <= most) {
                    System.out.println("seed " + difference.seed() + "\n" + difference.summary());
                    Files.writeString(Path.of("/tmp/diff/found/" + difference.seed() + ".lua"), difference.source(), java.nio.charset.StandardCharsets.ISO_8859_1);
                }
            }
        }
        System.out.println(found + " of " + count + " programs differ, in " + sorts.size() + " ways");
    }
}
