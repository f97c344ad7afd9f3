/// The answers to the questions of a lesson, asked of the run itself. Start with [AnswerKey].
@NullMarked
package crashlab.lesson;

import org.jspecify.annotations.NullMarked;
