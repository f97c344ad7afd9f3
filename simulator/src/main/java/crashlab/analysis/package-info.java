/// What the events of a run mean: why something ended, what followed from it, whether the run did
/// what its scenario expects, and all this told in plain sentences. Start with [CauseChain].
@NullMarked
package crashlab.analysis;

import org.jspecify.annotations.NullMarked;
