/// A run along its time: a lane for each process, its messages and its cascades, and the slim
/// scrubber over the whole of it. Start with [TimelineView].
@NullMarked
package crashlab.ui.timeline;

import org.jspecify.annotations.NullMarked;
