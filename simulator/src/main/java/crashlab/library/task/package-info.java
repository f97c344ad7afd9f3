/// Tasks, alone and under a task supervisor.
@NullMarked
package crashlab.library.task;

import org.jspecify.annotations.NullMarked;
