/// What all programs have in common: frames and the steps that they run, addresses, calls, and the
/// loop of gen_server. It knows no system. Start with [StepProgram] and [ServerLoop].
@NullMarked
package crashlab.behaviour;

import org.jspecify.annotations.NullMarked;
