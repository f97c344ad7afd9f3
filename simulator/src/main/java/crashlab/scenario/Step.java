package crashlab.scenario;

import java.util.List;

/// One thing that a process does in a callback, a task or a load: a verb and what the file says to
/// it.
public record Step(Verb verb, Arguments arguments) {
  /// A timeout that never fires; a time that stands for the end of the run.
  public static final long INFINITY = Long.MAX_VALUE;

  /// The lists of steps inside this one: what it repeats, chooses, rescues with.
  public List<List<Step>> blocks() {
    return arguments.blocks();
  }
}
