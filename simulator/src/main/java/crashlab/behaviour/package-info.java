/// What OTP builds on processes: gen_server, gen_statem, agent, task, supervisors of all kinds and
/// registry, each a state machine that the node resumes. Start with [StepProgram] and [Supervisor].
@NullMarked
package crashlab.behaviour;

import org.jspecify.annotations.NullMarked;
