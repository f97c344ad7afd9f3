/// Two runs set against each other: where they part, and which figures are better in which. Start
/// with [ComparedFigures] and [Divergence].
@NullMarked
package crashlab.analysis.compare;

import org.jspecify.annotations.NullMarked;
