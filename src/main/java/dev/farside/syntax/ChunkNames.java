package dev.farside.syntax;

/** Turns the name a chunk was loaded under into the one that messages show. */
public final class ChunkNames {
    /** Longest result, plus one for the terminator that the reference keeps in its buffer. */
    private static final int BUFFER_SIZE = 60;
    private static final String ELLIPSIS = "...";
    private static final String PREFIX = "[string \"";
    private static final String SUFFIX = "\"]";

    private ChunkNames() { }

    /**
     * The display form, at most 59 characters: of {@code =text} the text, cut at its end; of {@code @file} the
     * file, cut at its beginning; of any other name, which is the source itself, {@code [string "first line"]}.
     *
     * @param chunkName the name, as Latin-1 characters; ends at the first NUL, if there is one
     */
    public static String display(String chunkName) {
        int terminator = chunkName.indexOf('\0');
        String name = terminator < 0 ? chunkName : chunkName.substring(0, terminator);
        if (name.startsWith("=")) {
            return name.substring(1, Math.min(name.length(), BUFFER_SIZE));
        }
        if (name.startsWith("@")) {
            if (name.length() <= BUFFER_SIZE) {
                return name.substring(1);
            }
            int kept = BUFFER_SIZE - 1 - ELLIPSIS.length();
            return ELLIPSIS + name.substring(name.length() - kept);
        }
        int available = BUFFER_SIZE - 1 - PREFIX.length() - ELLIPSIS.length() - SUFFIX.length();
        int newline = name.indexOf('\n');
        if (newline < 0 && name.length() < available) {
            return PREFIX + name + SUFFIX;
        }
        int firstLine = newline < 0 ? name.length() : newline;
        return PREFIX + name.substring(0, Math.min(firstLine, available)) + ELLIPSIS + SUFFIX;
    }
}
