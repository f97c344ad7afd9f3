/// Two runs side by side in figures, and the first event at which they part. Start with
/// [CompareView].
@NullMarked
package crashlab.ui.compare;

import org.jspecify.annotations.NullMarked;
