/** Statistics, and the tables that are printed and kept. */
@NullMarked
package dev.latchkey.bench.report;

import org.jspecify.annotations.NullMarked;
