package crashlab.library;

import crashlab.behaviour.FunctionCode;
import java.util.function.Supplier;

/// The code of a task.
///
/// @param name its module's name, or `run` for steps in place
/// @param code asked for when the first such task starts, since a task may start tasks like itself
public record TaskCode(String name, boolean trapsExits, Supplier<FunctionCode> code) {}
