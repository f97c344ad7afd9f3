/// The language of scenarios as documents: the JSON Schema and the tables of the format page, made
/// from what the systems declare of their words. Start with [ScenarioSchema].
@NullMarked
package crashlab.language;

import org.jspecify.annotations.NullMarked;
