package dev.farside.syntax;

/** The package's entry: from source to a resolved tree. */
public final class Parser {

    /** The end of a chunk that nobody wants to give up. */
    private static final ChunkSource NOTHING = new ChunkSource() {
        @Override
        public byte[] next() {
            return null;
        }

        @Override
        public void poll() {
        }
    };

    private Parser() {
    }

    /**
     * Parses a chunk.
     *
     * @param source    the whole source; not kept
     * @param chunkName the name as {@code load} gets it, with its {@code =} or {@code @}, as Latin-1 characters
     * @return the main function
     * @throws SyntaxException if the source is no chunk of Lua 5.4
     */
    public static FunctionBody parse(byte[] source, String chunkName) {
        return parse(source, 0, 1, chunkName);
    }

    /**
     * Parses the chunk that begins at an offset, behind what is no part of it.
     *
     * @param from      where the chunk begins
     * @param firstLine the number of the line that {@code from} is in
     * @see #parse(byte[], String)
     */
    public static FunctionBody parse(byte[] source, int from, int firstLine, String chunkName) {
        return parse(new Lexer(source, from, source.length, firstLine, chunkName, NOTHING));
    }

    /**
     * Parses a chunk that is read while it is parsed.
     *
     * @param first  bytes that the chunk begins with; not kept
     * @param length how many of them count
     * @param rest   what follows; asked for as soon as all before has been read
     * @see #parse(byte[], String)
     */
    public static FunctionBody parse(byte[] first, int length, ChunkSource rest, String chunkName) {
        return parse(new Lexer(first, 0, length, 1, chunkName, rest));
    }

    private static FunctionBody parse(Lexer lexer) {
        return new StatementParser(new TokenStream(lexer)).chunk();
    }
}
