package crashlab.behaviour;

import crashlab.vm.ErlangProcess;

/// A name by a via module that processes are started under.
///
/// @param key where the key of each such process comes from
public record ViaName(NameService service, KeySource key) {
  /// What the starter of a process keeps about it, if it started it under such a name.
  public interface Registration {
    /// The process gives the name up, if it has one.
    void giveUp(ErlangProcess process);
  }
}
