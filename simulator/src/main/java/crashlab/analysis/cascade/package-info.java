/// What followed from what: which events are failures, which of them belong together as one
/// cascade, and how the steps of a cascade led to each other. Start with [Meaning] and
/// [CascadeGraph].
@NullMarked
package crashlab.analysis.cascade;

import org.jspecify.annotations.NullMarked;
