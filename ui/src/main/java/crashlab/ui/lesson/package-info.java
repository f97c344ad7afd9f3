/// The lesson of a scenario: what to learn, what to predict before the run, hints, and whether each
/// expectation holds at the present instant. Start with [LessonView].
@NullMarked
package crashlab.ui.lesson;

import org.jspecify.annotations.NullMarked;
