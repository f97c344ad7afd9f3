package crashlab.library;

import crashlab.vm.ErlangNode;

/// The nodes of a run with what turns them on and off: the scenario's applications start and stop
/// with them.
public interface NodeSwitch {
  /// The node of a name that the scenario gives, or that of its one node.
  ErlangNode node(String name);

  /// Boots a node that is down; does nothing with one that is up.
  ///
  /// @param cause the `seq` of what does it; 0 for nobody
  void boot(String name, long cause);

  /// Stops the applications of a node in order, and takes it down then.
  ///
  /// Source: Elixir system.ex, `stop/1`; OTP init manual, `stop/0`.
  void stop(String name, long cause);
}
