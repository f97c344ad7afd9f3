/// Supervisors: requests about their children.
@NullMarked
package crashlab.library.supervisor;

import org.jspecify.annotations.NullMarked;
