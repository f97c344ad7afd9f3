/// What is worth knowing of a run before its single steps: what failed from which cause, who waited
/// for whom, who was not restarted, what was refused. Facts without words; the story, the results
/// and the window tell them in the same ones. Start with [Findings].
@NullMarked
package crashlab.analysis.finding;

import org.jspecify.annotations.NullMarked;
