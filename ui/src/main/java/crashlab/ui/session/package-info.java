/// Runs as the window plays them: recorded off the UI thread, then looked at from any instant.
/// Knows no scene and no control. Start with [RunSession].
@NullMarked
package crashlab.ui.session;

import org.jspecify.annotations.NullMarked;
