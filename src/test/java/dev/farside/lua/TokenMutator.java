package dev.farside.lua;

import dev.farside.syntax.Parser;
import dev.farside.syntax.SyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes Lua programs from pieces of the Lua-level tests, with a few tokens changed. */
public final class TokenMutator {

    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|\\n|\\[\\[.*?\\]\\]|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|[A-Za-z_]\\w*"
            + "|0[xX][0-9a-fA-F.]+(?:[pP][+-]?\\d+)?|\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\.\\.|\\.\\.|::|//|<<|>>"
            + "|[=~<>]=|[^\\s\\w]", Pattern.DOTALL);

    private static final String[] TELLING = {
        "0", "-1", "1", "0.0", "-0.0", "(0/0)", "math.huge", "-math.huge", "math.maxinteger", "math.mininteger", "2^53",
        "0x7fffffff", "1e308", "nil", "true", "false", "{}", "''", "'10'", "'a'", "('x'):rep(300)", "...", "print",
        "setmetatable({}, { __index = function(t, k) return k end })", "function(...) return ... end", "_G", "_ENV",
        "coroutine.running()", "coroutine.wrap(function(...) coroutine.yield(...) end)", "error", "pcall", "{ 1, 2, 3 }",
        "coroutine.yield()", "collectgarbage()", "setmetatable({}, { __close = print, __gc = print })", "next", "select",
        "tostring", "debug.traceback()", "string", "table", "math", "#", "-", "not", "~", "..", "+", "//", "%", "<", "=="};

    private final Random random;
    /** The tokens of each statement of each file. */
    private final List<List<List<String>>> files = new ArrayList<>();
    private final List<String> pool = new ArrayList<>();

    /** Makes what follows from the random numbers. */
    public TokenMutator(Random random) {
        this.random = random;
        for (Path file : LuaSuite.files()) {
            if (!LuaSuite.name(file).startsWith("library/io")) {
                addFile(file);
            }
        }
    }

    /**
     * Cuts a file into statements of the main chunk: lines are added until they are a chunk. Local variables of the
     * main chunk become global ones, so that each statement can be run alone.
     */
    private void addFile(Path file) {
        List<List<String>> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : read(file).split("\n")) {
            String code = line.contains("-->") ? line.substring(0, line.indexOf("-->")) : line;
            statement.append(statement.isEmpty() ? code.replaceFirst("^local (function )?(?=[\\w, ]+(=|\\())", "$1") : code)
                    .append('\n');
            if (isChunk(statement.toString())) {
                List<String> tokens = tokens(statement.toString());
                if (!tokens.isEmpty()) {
                    statements.add(tokens);
                    pool.addAll(tokens);
                }
                statement.setLength(0);
            }
        }
        if (!statements.isEmpty()) {
            files.add(statements);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static boolean isChunk(String source) {
        try {
            Parser.parse(source.getBytes(StandardCharsets.ISO_8859_1), "=piece");
            return true;
        } catch (SyntaxException incomplete) {
            return false;
        }
    }

    private static List<String> tokens(String source) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            if (!matcher.group().startsWith("--") && !matcher.group().equals("\n")) {
                tokens.add(matcher.group());
            }
        }
        return tokens;
    }

    /** A file's statements in their order, some of them changed, some left out, some of other files between them. */
    List<String> nextProgram() {
        List<String> program = new ArrayList<>();
        for (List<String> statement : files.get(random.nextInt(files.size()))) {
            int dice = random.nextInt(10);
            if (dice < 5) {
                program.add(String.join(" ", statement));
            } else if (dice < 9) {
                program.add(changed(statement));
            }
            if (random.nextInt(10) == 0) {
                program.add(changed(anyStatement()));
            }
        }
        return program;
    }

    private List<String> anyStatement() {
        List<List<String>> file = files.get(random.nextInt(files.size()));
        return file.get(random.nextInt(file.size()));
    }

    private String changed(List<String> statement) {
        List<String> tokens = new ArrayList<>(statement);
        for (int edits = random.nextInt(4); edits >= 0; edits--) {
            edit(tokens);
        }
        return String.join(" ", tokens);
    }

    private void edit(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(8)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> tokens.set(at, pool.get(random.nextInt(pool.size())));
            case 3 -> tokens.add(at, pool.get(random.nextInt(pool.size())));
            case 4 -> {
                String swapped = tokens.get(at);
                int other = random.nextInt(tokens.size());
                tokens.set(at, tokens.get(other));
                tokens.set(other, swapped);
            }
            case 5 -> {
                int from = random.nextInt(tokens.size());
                List<String> copy = List.copyOf(tokens.subList(from, Math.min(tokens.size(), from + random.nextInt(12))));
                tokens.addAll(at, copy);
            }
            default -> replaceOperand(tokens, at);
        }
        if (tokens.isEmpty()) {
            tokens.add("return");
        }
    }

    /** Replaces the next name, number or string by something telling; mostly still a program. */
    private void replaceOperand(List<String> tokens, int from) {
        for (int at = from; at < tokens.size(); at++) {
            String token = tokens.get(at);
            if (token.matches("[\\d\"'].*|[a-z]|true|false|nil|\\{")) {
                if (!token.equals("{")) {
                    tokens.set(at, TELLING[random.nextInt(TELLING.length)]);
                    return;
                }
            }
        }
    }

    /** Statements of any file, with a few tokens and bytes changed. */
    public byte[] nextSource() {
        StringBuilder source = new StringBuilder(" ");
        for (int statements = random.nextInt(3); statements >= 0; statements--) {
            List<String> statement = anyStatement();
            source.append(random.nextInt(3) == 0 ? changed(statement) : String.join(" ", statement)).append('\n');
        }
        for (int edits = random.nextInt(6) - 2; edits > 0; edits--) {
            int at = random.nextInt(source.length());
            switch (random.nextInt(4)) {
                case 0 -> source.setCharAt(at, (char) random.nextInt(256));
                case 1 -> source.insert(at, (char) random.nextInt(128));
                case 2 -> source.setLength(Math.max(at, 1));
                default -> source.deleteCharAt(at).append(' ');
            }
        }
        return source.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
