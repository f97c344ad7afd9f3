package crashlab.behaviour;

/// The steps of a function that has a state of its own, and the layout of that.
public record FunctionCode(StateLayout layout, Instruction[] steps) {}
