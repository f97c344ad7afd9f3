/// The scenarios that can be opened: those that ship, by topic, the recent ones, and any file that
/// is dropped on the window; and what greets whoever starts it for the first time. Start with
/// [LibraryView].
@NullMarked
package crashlab.ui.library;

import org.jspecify.annotations.NullMarked;
