package dev.farside.syntax;

import java.util.List;

/**
 * A sequence of statements with a scope of its own.
 *
 * @param statements in source order; a {@code Return} only ever comes last
 * @param endLine    line of the last token before the one that ends the block
 */
public record Block(List<Statement> statements, int endLine) { }
