package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * The library {@code package} and the function {@code require}. Libraries in C cannot be loaded: their searchers look
 * for files as the reference does, and say so if they find one.
 */
public final class PackageLibrary {

    private static final String NO_C_LIBRARIES = "dynamic libraries not enabled; check your Lua installation";
    private static final String CONFIG = "/\n;\n?\n!\n-\n";

    private PackageLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        Library library = Library.create(m, "package");
        long table = Word.ofTable(library.tableRef());
        library.function("loadlib", PackageLibrary::loadlib)
                .function("searchpath", PackageLibrary::searchpath)
                .set("searchers", Word.ofTable(searchers(m, table)))
                .set("path", m.string(ModulePaths.lua(m)))
                .set("cpath", m.string(ModulePaths.c(m)))
                .set("config", m.string(CONFIG))
                .set("loaded", Word.ofTable(Library.registryTable(m, Library.LOADED)))
                .set("preload", Word.ofTable(Library.registryTable(m, Library.PRELOAD)));
        Library.put(m, Word.ref(m.state().globals()), "require",
                Library.functionWith(m, new NativeEntry("require", PackageLibrary::require), table));
    }

    private static long searchers(Mutator m, long packageTable) {
        long searchers = m.tables().create(4, 0);
        NativeEntry[] entries = {
            new NativeEntry("searcher_preload", PackageLibrary::searchPreload),
            new NativeEntry("searcher_Lua", PackageLibrary::searchLua),
            new NativeEntry("searcher_C", PackageLibrary::searchC),
            new NativeEntry("searcher_Croot", PackageLibrary::searchRootInC)};
        for (int i = 0; i < entries.length; i++) {
            m.tables().setInteger(searchers, i + 1L, Library.functionWith(m, entries[i], packageTable));
        }
        return searchers;
    }

    // --- functions of the table

    private static long loadlib(Mutator m) {
        Arguments.string(m, 1);
        Arguments.string(m, 2);
        return m.results(Word.NIL, m.string(NO_C_LIBRARIES), m.string("absent"));
    }

    private static long searchpath(Mutator m) {
        String replacement = Arguments.isNoneOrNil(m, 4) ? "/" : Arguments.toJava(m, 4);
        String separator = Arguments.isNoneOrNil(m, 3) ? "." : Arguments.toJava(m, 3);
        String path = Arguments.toJava(m, 2);
        String name = Arguments.toJava(m, 1);
        String candidates = ModulePaths.candidates(name, path, separator, replacement);
        String found = ModulePaths.firstReadable(candidates);
        return found != null ? m.string(found)
                : m.results(Word.NIL, m.string(ModulePaths.notFound(candidates)));
    }

    // --- searchers

    private static long searchPreload(Mutator m) {
        long name = Arguments.string(m, 1);
        long loader = Operations.index(m, Word.ofTable(Library.registryTable(m, Library.PRELOAD)), name);
        if (loader == Word.NIL) {
            return m.string("no field package.preload['" + Strings.toJava(name) + "']");
        }
        m.push(loader);
        m.push(m.string(":preload:"));
        return m.results(2);
    }

    private static long searchLua(Mutator m) {
        String name = Arguments.toJava(m, 1);
        String candidates = candidates(m, name, "path");
        String found = ModulePaths.firstReadable(candidates);
        if (found == null) {
            return m.string(ModulePaths.notFound(candidates));
        }
        long file = m.string(found);
        m.push(file);
        long loader;
        try {
            loader = ChunkFiles.load(m, file, null, m.state().globals());
        } catch (LuaError problem) {
            throw cannotLoad(m, name, found, Strings.toJava(Operations.toString(m, problem.value())));
        }
        return m.results(loader, m.string(found));
    }

    private static long searchC(Mutator m) {
        String name = Arguments.toJava(m, 1);
        return reportLibrary(m, name, candidates(m, name, "cpath"));
    }

    private static long searchRootInC(Mutator m) {
        String name = Arguments.toJava(m, 1);
        int dot = name.indexOf('.');
        return dot < 0 ? m.none() : reportLibrary(m, name, candidates(m, name.substring(0, dot), "cpath"));
    }

    private static long reportLibrary(Mutator m, String name, String candidates) {
        String found = ModulePaths.firstReadable(candidates);
        if (found == null) {
            return m.string(ModulePaths.notFound(candidates));
        }
        throw cannotLoad(m, name, found, NO_C_LIBRARIES);
    }

    private static LuaError cannotLoad(Mutator m, String name, String file, String reason) {
        return m.errors().errorOfText("error loading module '" + name + "' from file '" + file + "':\n\t" + reason);
    }

    private static String candidates(Mutator m, String name, String field) {
        long path = Operations.index(m, m.upvalue(0), m.string(field));
        if (!Word.isString(path) && !Numbers.isNumber(path)) {
            throw m.errors().error("'package." + field + "' must be a string");
        }
        path = Operations.toString(m, path);
        return ModulePaths.candidates(name, Strings.toJava(path), ".", "/");
    }

    // --- require

    private static long require(Mutator m) {
        long name = Arguments.string(m, 1);
        m.setFrameSize(1);
        m.push(Word.ofTable(Library.registryTable(m, Library.LOADED)));
        long loaded = Operations.index(m, m.at(2), name);
        if (Word.isTruthy(loaded)) {
            return loaded;
        }
        pushLoader(m);
        m.pushFunction(m.fromTop(2));
        m.push(m.arg(1));
        m.push(m.at(4));
        m.call(2, 1);
        if (m.fromTop(1) != Word.NIL) {
            Operations.setIndex(m, m.at(2), m.arg(1), m.fromTop(1));
        }
        m.pop(1);
        long module = Operations.index(m, m.at(2), m.arg(1));
        if (module == Word.NIL) {
            module = Word.TRUE;
            Operations.setIndex(m, m.at(2), m.arg(1), module);
        }
        return m.results(module, m.at(4));
    }

    /** Asks the searchers for the module; pushes the loader and its data. The frame holds name and loaded table. */
    private static void pushLoader(Mutator m) {
        long searchers = Operations.index(m, m.upvalue(0), m.string("searchers"));
        if (!Word.isTable(searchers)) {
            throw m.errors().error("'package.searchers' must be a table");
        }
        m.push(searchers);
        StringBuilder problems = new StringBuilder();
        for (int i = 1;; i++) {
            long searcher = m.tables().getInteger(Word.ref(m.at(3)), i);
            if (searcher == Word.NIL) {
                throw m.errors().errorOfText("module '" + Strings.toJava(m.arg(1)) + "' not found:" + problems);
            }
            m.pushFunction(searcher);
            m.push(m.arg(1));
            m.call(1, 2);
            long loader = m.fromTop(2);
            if (Word.isFunction(loader)) {
                long data = m.fromTop(1);
                m.setFrameSize(2);
                m.push(loader);
                m.push(data);
                return;
            }
            if (Word.isString(loader)) {
                problems.append("\n\t").append(Strings.toJava(loader));
            }
            m.pop(2);
        }
    }
}
