/// Agents: servers whose requests are functions on a state.
@NullMarked
package crashlab.library.agent;

import org.jspecify.annotations.NullMarked;
