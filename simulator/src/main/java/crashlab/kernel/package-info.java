/// Discrete events without a word of Erlang: the set of pending events with its clock, random
/// streams derived by name, the distributions drawn from them, and a histogram of latencies.
/// Everything is deterministic on every JVM, and what runs per event allocates nothing. Start with
/// [EventQueue].
@NullMarked
package crashlab.kernel;

import org.jspecify.annotations.NullMarked;
