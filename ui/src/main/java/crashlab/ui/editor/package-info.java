/// The scenario editor: the JSON text with its problems, what could stand at the caret, and the
/// design as a form. Start with [EditorView].
@NullMarked
package crashlab.ui.editor;

import org.jspecify.annotations.NullMarked;
