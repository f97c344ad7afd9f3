/// persistent_term: its steps, the terms of a node, and what an update costs the others. Start with
/// [PersistentTerms].
@NullMarked
package crashlab.library.persistentterm;

import org.jspecify.annotations.NullMarked;
