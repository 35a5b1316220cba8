/**
 * Runs the Lua-level tests, the files below {@code src/test/lua}, and compares what they print with the expectations
 * written in them. One harness serves every engine and the reference interpreter: what runs a file is a
 * {@link dev.farside.lua.LuaSuite.Runner}.
 *
 * <h2>The files</h2>
 * <ol>
 *   <li>A file is a plain Lua 5.4 program (those in the folder {@code threads} use the library of that name besides, and are
 *       not run by the reference): it needs no harness, no other file and no particular directory, and
 *       {@code lua5.4 FILE} runs it.</li>
 *   <li>The text behind {@code -->} is a line that the program prints. The expectations of a file, from top to bottom,
 *       are the whole standard output: a line that is missing, too many or different fails. A statement that prints
 *       one line has its expectation beside it, one that prints several has them below it. One blank behind the arrow
 *       and blanks at the end of a line do not count. Lines are compared byte by byte.</li>
 *   <li>What has no text worth printing is an {@code assert}. An error that reaches the top fails the file.</li>
 *   <li>The global {@code STRESS} is true when the file runs under a collector that works at every poll. The file then
 *       uses small counts; its output is the same.</li>
 *   <li>Nothing that differs between two correct implementations is printed: no addresses, no orders of {@code pairs},
 *       no byte counts, no times.</li>
 * </ol>
 *
 * <p>{@link dev.farside.lua.LuaSuiteReferenceTest} holds the expectations against the reference interpreter where one
 * is installed, so a file states what Lua does, never what this machine happens to do.
 *
 * <p>Reading order: {@code LuaSuite}, {@code LuaSuiteReferenceTest}, {@code LuaSuiteTest}.
 */
package dev.farside.lua;
