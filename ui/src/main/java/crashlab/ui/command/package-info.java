/// What people can tell the window to do: each command once, with its name and its keys; menus, the
/// key help and the command palette are made of them. Start with [Commands].
@NullMarked
package crashlab.ui.command;

import org.jspecify.annotations.NullMarked;
