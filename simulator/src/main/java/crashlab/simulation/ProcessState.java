package crashlab.simulation;

import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process at one instant, as a value.
///
/// @param name the name it is registered under, or null
/// @param status `waiting`, `ready`, `running`, `suspended` or `ended`
/// @param exitReason null while it lives
/// @param mailbox the first messages that wait, oldest first
/// @param mailboxSize how many wait in all
/// @param state a server's state, or null
/// @param supervisor what it is as a supervisor, or null
public record ProcessState(
    Pid pid,
    Detail.Identity identity,
    @Nullable String name,
    String status,
    @Nullable Term exitReason,
    boolean trapsExits,
    List<WaitingMessage> mailbox,
    int mailboxSize,
    List<Pid> links,
    List<Pid> monitors,
    List<Pid> monitoredBy,
    @Nullable Pid parent,
    @Nullable Term state,
    @Nullable SupervisorState supervisor) {

  /// @param kind `call`, `cast`, `info`, `exit`, `down` …
  /// @param from null for somebody outside
  /// @param latencyNanos how long what its sender sends is on its way over the network at present,
  ///   on the average; [#LOCAL] if the sender is on the same node, or outside
  public record WaitingMessage(String kind, @Nullable Pid from, Term payload, long latencyNanos) {
    public static final long LOCAL = -1;

    /// Whether it came from another node.
    public boolean isFromElsewhere() {
      return latencyNanos != LOCAL;
    }
  }

  /// @param restartsCounted restarts within the window now
  public record SupervisorState(
      int restartsCounted, int maxRestarts, int maxSeconds, List<ChildState> children) {}

  /// @param pid null where the child has no process
  /// @param status `running`, `restarting` or `undefined`
  public record ChildState(String id, @Nullable Pid pid, String status) {}
}
