/// A scenario file as values: what the reader made of the JSON, checked and complete, without any
/// knowledge of how it is run. Start with [Scenario].
@NullMarked
package crashlab.scenario;

import org.jspecify.annotations.NullMarked;
