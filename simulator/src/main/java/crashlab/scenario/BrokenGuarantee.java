package crashlab.scenario;

import org.jspecify.annotations.Nullable;

/// Faults that no real system can suffer, with the guarantee of the BEAM that each would break.
///
/// Source: Erlang Reference Manual, "Processes", sections "Delivery of Signals", "Links" and
/// "Monitors".
final class BrokenGuarantee {
  private BrokenGuarantee() {}

  /// Returns why a fault of this name is refused, or null where it breaks no guarantee.
  static @Nullable String of(String fault) {
    String guarantee =
        switch (fault) {
          case "reorder", "reorder_messages", "reorder_signals", "shuffle", "swap" ->
              "signals from one process to another arrive in the order in which they were sent";
          case "lose",
              "lose_message",
              "lose_messages",
              "drop",
              "drop_message",
              "drop_messages",
              "lose_signal",
              "drop_signal",
              "message_loss" ->
              "a message between two live processes of one node is never lost";
          case "duplicate", "duplicate_message", "duplicate_messages" ->
              "a message is delivered once";
          case "corrupt", "corrupt_message", "change_message" -> "a message arrives as it was sent";
          case "exit_signal", "spurious_exit", "forge_exit" ->
              "an exit signal has a sender (use exit, or a step exit_signal in a process)";
          case "lose_exit", "drop_exit", "break_link", "lose_link", "drop_link" ->
              "a link gives its exit signal when one of the two ends";
          case "lose_down", "drop_down", "drop_monitor", "lose_monitor" ->
              "a monitor gives one DOWN message when the process ends";
          case "restart" ->
              "a process that ended never runs again; only its supervisor starts another";
          case "unregister", "steal_name", "lose_name" ->
              "a registered name stays with its process until it ends or gives it up";
          case "corrupt_state", "change_state", "set_state" ->
              "no process can change another's memory";
          default -> null;
        };
    return guarantee == null
        ? null
        : "\"" + fault + "\" would break a guarantee of the BEAM: " + guarantee;
  }
}
