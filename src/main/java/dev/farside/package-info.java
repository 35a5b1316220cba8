/**
 * Farside: a Lua 5.4 virtual machine whose values live off-heap.
 *
 * <h2>Purpose</h2>
 * This package holds no code. It is the root of the layers; each package below it states its own purpose, its
 * invariants and the order in which to read its files.
 *
 * <h2>Layers</h2>
 * A package uses only packages of the layers above it in this list, which {@code LayerRulesTest} checks. Packages of
 * one layer do not know each other, with the exceptions named here.
 * <ol start="0">
 *   <li>{@code memory}: the region, raw access to it, its pages; the only user of {@code java.lang.foreign}.
 *       {@code value}: the 8-byte word, encoding and decoding</li>
 *   <li>{@code object}: kinds, headers, layouts</li>
 *   <li>{@code heap}: blocks, size classes, the heap of a thread</li>
 *   <li>{@code gc}: roots, marking, sweeping, publication, weak tables, finalizers, the verifier</li>
 *   <li>{@code string}: strings and atoms. {@code table}: tables and shapes; may use {@code string}</li>
 *   <li>{@code bytecode}: instructions, prototypes, disassembler, verifier</li>
 *   <li>{@code syntax}: lexer, parser, syntax tree; uses no other package of Farside</li>
 *   <li>{@code compiler}: from the syntax tree to bytecode</li>
 *   <li>{@code runtime}: the semantics of Lua, written once for every engine</li>
 *   <li>{@code interp}, {@code jit}: the engines</li>
 *   <li>{@code lib}: the standard library</li>
 *   <li>{@code threads}: the library of threads</li>
 *   <li>{@code api}: what a Java program that embeds Farside sees</li>
 *   <li>{@code cli}: the {@code farside} command; the only user of JLine</li>
 * </ol>
 * Where a lower layer has to call a higher one, the lower layer declares the interface and the higher one implements
 * it.
 *
 * <h2>Reading order</h2>
 * {@code value}, {@code object}, {@code table}, {@code bytecode}, {@code runtime}, {@code interp}; then {@code heap}
 * and {@code gc}.
 */
package dev.farside;
