package crashlab.analysis.finding;

import java.util.List;

/// Something that followed from a failure, as often as it did.
///
/// @param index the position in the log of the first such event
/// @param times how often it happened
/// @param who to whom, each place once, in the order in which it came to them; not more than
///   [#MOST_NAMED]
/// @param places to how many places it came
public record Act(Kind kind, int index, long times, List<Integer> who, int places) {
  /// How many of those whom it came to are kept.
  static final int MOST_NAMED = 12;

  /// What followed.
  public enum Kind {
    /// A process ended by a link.
    TAKEN_ALONG,
    /// A process ended since its call, or its wait for a task, failed.
    CALL_FAILED,
    /// A process ended by itself for another reason.
    ENDED,
    /// A process was told of an end, as a message.
    TOLD_BY_EXIT,
    TOLD_BY_DOWN,
    /// A supervisor started a child again.
    RESTARTED,
    /// An init or a start failed.
    START_FAILED,
    /// A supervisor gave up.
    GAVE_UP,
    /// A supervisor shut itself down since a significant child had ended.
    SHUT_ITSELF_DOWN,
    /// A supervisor stopped a child.
    STOPPED,
    /// A call went unanswered.
    TIMED_OUT,
    RESCUED,
    /// A library lost or handed over something.
    LIBRARY,
    APPLICATION_ENDED,
    NODE_ENDED
  }
}
