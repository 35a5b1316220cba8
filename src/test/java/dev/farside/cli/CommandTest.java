package dev.farside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Options, scripts, exit statuses and the texts of errors. The expected texts are what the reference's {@code lua} 5.4
 * prints, but for the program's name.
 */
class CommandTest {
    @TempDir
    private Path folder;

    private final CommandRun command = new CommandRun();

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private void expect(int status, String output, String error) {
        assertEquals(error, command.error());
        assertEquals(output, command.output());
        assertEquals(status, command.status());
    }

    @Test
    void statements() {
        command.run("-e", "x = 1", "-e", "print(x + 1)", "-eprint 'close by'");
        expect(0, "2\nclose by\n", "");
        command.run("-e", "print(1)", "-e", "error('stop', 0)", "-e", "print(2)");
        expect(1, "1\n", """
                farside: stop
                stack traceback:
                \t[C]: in function 'error'
                \t(command line):1: in main chunk
                \t[C]: in ?
                """);
        command.run("-e", "x =");
        expect(1, "", "farside: (command line):1: unexpected symbol near <eof>\n");
    }

    @Test
    void aScriptAndItsArguments() throws IOException {
        String script = file("script.lua", """
                print(...)
                print(arg[0] == script, arg[1], arg[2], #arg, arg[-1], arg[-2], arg[-3], arg[-4])
                """);
        command.run(script, "a", "-e");
        expect(0, "a\t-e\nfalse\ta\t-e\t2\tfarside\tnil\tnil\tnil\n", "");
        command.run("-e", "script = [[" + script + "]]", script, "b");
        expect(0, "b\ntrue\tb\tnil\t1\tscript = [[" + script + "]]\t-e\tfarside\tnil\n", "");
        command.run("-e", "print(arg[0], arg[1], arg[2] ~= nil, #arg)");
        expect(0, "farside\t-e\ttrue\t2\n", "");
        command.run("-e", "arg = nil", script);
        expect(1, "", "farside: 'arg' is not a table\n");
        command.run("-e", "arg = {'x', 'y', 'z', [0] = 'none'}", script);
        expect(0, "x\ty\tz\nfalse\tx\ty\t3\tnil\tnil\tnil\tnil\n", "");
    }

    @Test
    void errorsOfScripts() throws IOException {
        String script = file("fails.lua", """
                #!/usr/bin/env lua
                local function inner() local t; t.x = 1 end
                function outer() inner() end
                outer()
                """);
        command.run(script);
        expect(1, "", """
                farside: SCRIPT:2: attempt to index a nil value (local 't')
                stack traceback:
                \tSCRIPT:2: in upvalue 'inner'
                \tSCRIPT:3: in function 'outer'
                \tSCRIPT:4: in main chunk
                \t[C]: in ?
                """.replace("SCRIPT", shortened(script)));
        command.run("no-such-file.lua");
        expect(1, "", "farside: cannot open no-such-file.lua: No such file or directory\n");
        command.run(file("syntax.lua", "x = 1\ny = = 2\n"));
        assertTrue(command.error().endsWith("syntax.lua:2: unexpected symbol near '='\n"), command.error());
    }

    /** As messages show the name of a file: cut at the front if it is long. */
    private static String shortened(String file) {
        return file.length() < 60 ? file : "..." + file.substring(file.length() - 56);
    }

    @Test
    void errorValues() {
        String traceback = "stack traceback:\n\t[C]: in function 'error'\n\t(command line):1: in main chunk\n\t[C]: in ?\n";
        command.run("-e", "error()");
        expect(1, "", "farside: (error object is a nil value)\n" + traceback);
        command.run("-e", "error({})");
        expect(1, "", "farside: (error object is a table value)\n" + traceback);
        command.run("-e", "error(42)");
        expect(1, "", "farside: 42\n" + traceback);
        command.run("-e", "error(setmetatable({}, {__tostring = function() return 'my own' end}))");
        expect(1, "", "farside: my own\n");
        command.run("-e", "error(setmetatable({}, {__tostring = function() return 1 end}))");
        expect(1, "", "farside: (error object is a table value)\n" + traceback);
        command.run("-e", "local x <close> = setmetatable({}, {__close = function() print('closed') end}) error('e', 0)");
        expect(1, "closed\n", "farside: e\n" + traceback);
    }

    @Test
    void exitStatuses() {
        assertEquals(0, command.run("-e", "os.exit()").status());
        assertEquals(0, command.run("-e", "os.exit(true)").status());
        assertEquals(1, command.run("-e", "os.exit(false)").status());
        assertEquals(7, command.run("-e", "pcall(os.exit, 7)").status());
        command.run("-e", "io.write('unfinished') coroutine.wrap(function() os.exit(3) end)()");
        expect(3, "unfinished", "");
    }

    @Test
    void exitMayCloseTheState() {
        String program = """
                local variable <close> = setmetatable({}, {__close = function() print("closed") end})
                setmetatable({}, {__gc = function() print("finalized") end})
                os.exit(5, %s)
                """;
        command.run("-e", program.formatted("true"));
        expect(5, "closed\nfinalized\n", "");
        command.run("-e", program.formatted("false"));
        expect(5, "", "");
        command.run("-e", """
                setmetatable({}, {__gc = function() print("first made, last finalized") end})
                setmetatable({}, {__gc = function()
                    setmetatable({}, {__gc = function() print("never") end})
                    os.exit(6, true)
                end})
                """);
        expect(6, "first made, last finalized\n", "");
        command.run("-e", "setmetatable({}, {__gc = function() print('finalized') end})");
        expect(0, "finalized\n", "");
    }

    @Test
    void modules() throws IOException {
        file("module.lua", "return {name = ...}");
        file("module-v2.lua", "return 'version 2'");
        file("broken.lua", "error('broken', 0)");
        String path = "package.path = [[" + folder + "/?.lua]]";
        command.run("-e", path, "-l", "module", "-e", "print(module.name)");
        expect(0, "module\n", "");
        command.run("-e", path, "-lmodule", "-l", "m=module", "-e", "print(m == module)");
        expect(0, "true\n", "");
        command.run("-e", path, "-l", "module-v2", "-e", "print(module)");
        expect(0, "version 2\n", "");
        command.run("-e", path, "-l", "broken", "-e", "print 'not reached'");
        assertEquals(1, command.status());
        assertTrue(command.error().startsWith("farside: broken\nstack traceback:\n\t[C]: in function 'error'\n"),
                command.error());
        command.run("-e", "package.path = './?.none' package.cpath = './?.off'", "-l", "absent");
        expect(1, "", """
                farside: module 'absent' not found:
                \tno field package.preload['absent']
                \tno file './absent.none'
                \tno file './absent.off'
                stack traceback:
                \t[C]: in function 'require'
                \t[C]: in ?
                """);
    }

    @Test
    void theScriptMayComeFromTheInput() {
        command.input("print('from input', ...)").run();
        expect(0, "from input\n", "");
        command.run("-", "a", "b");
        expect(0, "from input\ta\tb\n", "");
        command.input("x x").run("-");
        expect(1, "", "farside: stdin:1: syntax error near 'x'\n");
        command.input("x x").run();
        expect(0, "", "farside: stdin:1: syntax error near 'x'\n"); // 0, as the reference
        command.input("print('not read')").run("-e", "print('instead')");
        expect(0, "instead\n", "");
        command.input("first\nsecond\n").run("-e", "print(io.read('L', 'a'))");
        expect(0, "first\n\tsecond\n\n", "");
    }

    @Test
    void endOfOptions() throws IOException {
        String script = file("script.lua", "print(arg[-1], ...)");
        command.run("--", script, "-v");
        expect(0, "--\t-v\n", "");
    }

    @Test
    void versionAndHelp() {
        command.run("-v");
        expect(0, "Farside 0.1.0  Lua 5.4\n", "");
        command.run("--version");
        expect(0, "Farside 0.1.0  Lua 5.4\n", "");
        command.run("-v", "-e", "print(_VERSION)");
        expect(0, "Farside 0.1.0  Lua 5.4\nLua 5.4\n", "");
        command.run("--help");
        expect(0, CommandLine.usage(), "");
    }

    @Test
    void theVersionIsThatOfTheProject() throws IOException {
        String project = Files.readString(Path.of("pom.xml"));
        assertTrue(project.contains("<version>" + Version.NUMBER + "-SNAPSHOT</version>")
                || project.contains("<version>" + Version.NUMBER + "</version>"));
    }

    @Test
    void wrongOptions() {
        String[][] cases = {{"-x"}, {"-ve"}, {"--unknown"}, {"-i2"}, {"-Ex"}};
        for (String[] arguments : cases) {
            command.run(arguments);
            expect(1, "", "farside: unrecognized option '" + arguments[0] + "'\n" + CommandLine.usage());
        }
        command.run("-v", "-e");
        expect(1, "", "farside: '-e' needs argument\n" + CommandLine.usage());
        command.run("-l", "-v");
        expect(1, "", "farside: '-l' needs argument\n" + CommandLine.usage());
        command.run("--max-heap");
        expect(1, "", "farside: '--max-heap' needs argument\n" + CommandLine.usage());
        command.run("--max-heap", "much");
        expect(1, "", "farside: 'much' is no size of memory, such as 512k, 64m or 2g\n" + CommandLine.usage());
    }

    @Test
    void sizesOfMemory() {
        assertEquals(1024, CommandLine.sizeOf("1k"));
        assertEquals(64L << 20, CommandLine.sizeOf("64M"));
        assertEquals(2L << 30, CommandLine.sizeOf("2g"));
        assertEquals(1_000_000, CommandLine.sizeOf("1000000"));
        for (String wrong : new String[] {"", "k", "-1k", "1kb", "1x", "1.5g", "99999999999999999", "99999999999g"}) {
            assertEquals(-1, CommandLine.sizeOf(wrong), wrong);
        }
    }

    @Test
    void warnings() {
        command.run("-e", "warn('unheard') warn('@on') warn('one ', 'warning')");
        expect(0, "", "Lua warning: one warning\n");
        command.run("-W", "-e", "warn('a') warn('@off') warn('b')");
        expect(0, "", "Lua warning: a\n");
        command.run("-W", "-e", "setmetatable({}, {__gc = function() error('in gc', 0) end})");
        expect(0, "", "Lua warning: error in __gc\n".replace("\n", " (in gc)\n"));
    }

    @Test
    void initialization() throws IOException {
        command.variable("LUA_INIT", "print('init')").run("-e", "print('main')");
        expect(0, "init\nmain\n", "");
        command.run("-E", "-e", "print('main')");
        expect(0, "main\n", "");
        command.variable("LUA_INIT_5_4", "@" + file("init.lua", "x = 'from a file'")).run("-e", "print(x)");
        expect(0, "from a file\n", "");
        command.variable("LUA_INIT_5_4", "error('bad', 0)").run("-e", "print('not reached')");
        expect(1, "", """
                farside: bad
                stack traceback:
                \t[C]: in function 'error'
                \tLUA_INIT_5_4:1: in main chunk
                \t[C]: in ?
                """);
        command.variable("LUA_INIT_5_4", "x =").run();
        expect(1, "", "farside: LUA_INIT_5_4:1: unexpected symbol near <eof>\n");
    }

    @Test
    void maxHeap() {
        String program = """
                local function fill() local t = {} for i = 1, 1e8 do t[i] = {} end end
                print(pcall(fill))
                print(select(2, pcall(string.rep, "x", 1 << 27)))
                print(pcall(function() local s = "x" while true do s = s .. s end end))
                local t = {} for i = 1, 1e5 do t[i] = i end
                print(#t)
                fill()
                """;
        command.run("--max-heap", "16m", "-e", program);
        assertEquals("""
                false\tnot enough memory
                not enough memory
                false\tnot enough memory
                100000
                """, command.output());
        assertTrue(command.error().startsWith("farside: not enough memory\n"), command.error());
        assertEquals(1, command.status());
        command.run("--max-heap=64k", "-e", "local t = {} for i = 1, 1e5 do t[i] = {} end");
        assertTrue(command.error().startsWith("farside: not enough memory\n"), command.error());
    }

    @Test
    void thePromptOnAPipe() {
        command.input("""
                1 + 1, "two"
                x = 5
                =x
                for i = 1, 2 do
                print(i)
                end
                local hidden = 1
                hidden
                nil.x
                error("oops", 0)
                x = = 1
                return (function()
                return 7
                end)()
                _PROMPT, _PROMPT2 = "lua> ", "more> "
                do
                end
                """).run("-i", "-e", "print('before')");
        assertEquals("Farside 0.1.0  Lua 5.4\nbefore\n> 2\ttwo\n> > 5\n> >> >> 1\n2\n> > nil\n> > > > >> >> 7\n> "
                + "lua> more> lua> \n", command.output());
        assertEquals("""
                stdin:1: unexpected symbol near 'nil'
                oops
                stack traceback:
                \t[C]: in function 'error'
                \tstdin:1: in main chunk
                \t[C]: in ?
                stdin:1: unexpected symbol near '='
                """, command.error());
        assertEquals(0, command.status());
        command.input("print = nil\n1\nos.exit(9)\n").run("-i");
        assertEquals("farside: error calling 'print' (attempt to call a nil value)\n", command.error());
        assertEquals(9, command.status());
    }

    @Test
    void bytesAreNotTouched() {
        command.run("-e", "io.write('\\xff\\0\\x80') io.stderr:write('\\xfe')");
        assertEquals("\ufffd\0\ufffd", command.output());
        String[] encoded = {ByteStrings.ofText("-e"), ByteStrings.ofText("print('m\u00f6nd', #'m\u00f6nd')")};
        command.run(encoded);
        expect(0, "m\u00f6nd\t5\n", "");
    }
}
