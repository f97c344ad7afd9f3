/// How things stood at any instant of a run, as its trace tells: where its processes were, what
/// tied them to each other, how much of their restart intensity the supervisors had spent. Start
/// with [Roster].
@NullMarked
package crashlab.analysis.state;

import org.jspecify.annotations.NullMarked;
