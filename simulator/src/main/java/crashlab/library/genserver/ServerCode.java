package crashlab.library.genserver;

import crashlab.behaviour.Clauses;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ServerCallbacks;
import crashlab.behaviour.StateLayout;
import org.jspecify.annotations.Nullable;

/// The callbacks of a gen_server module, ready to be run by any number of processes.
///
/// @param terminate null where the module has no such callback
public record ServerCode(
    StateLayout layout,
    Instruction[] init,
    Clauses handleCall,
    Clauses handleCast,
    Clauses handleInfo,
    Clauses handleContinue,
    Instruction @Nullable [] terminate)
    implements ServerCallbacks {}
