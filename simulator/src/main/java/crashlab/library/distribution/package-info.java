/// Several nodes: how they go down and come up, and what lies between them.
@NullMarked
package crashlab.library.distribution;

import org.jspecify.annotations.NullMarked;
