package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// What a supervisor is asked that keeps children for another process, which knows each of them by
/// an object of its own.
public sealed interface KeptRequest {
  /// @param path of the child
  /// @param viaKey what was drawn for its name, or null
  /// @param args what was drawn for its argument, or null
  record Start(
      ChildTemplate template, String path, @Nullable Term viaKey, @Nullable Term args, Object known)
      implements KeptRequest {}

  record Terminate(Object known) implements KeptRequest {}

  /// The supervisor is to send a child an exit signal.
  record SendExit(ErlangProcess child, Term reason) implements KeptRequest {}

  /// The supervisor is to stop, as `GenServer.stop` does it.
  record Stop() implements KeptRequest {}
}
