package crashlab.scenario;

/// A node of a scenario: one VM, and what runs there.
///
/// @param name [GivenNodes#ALONE] for the one node of a scenario that names none
/// @param tree what its application starts
/// @param startsNanos when it boots for the first time
public record ScenarioNode(String name, Vm vm, ChildSpec tree, long startsNanos) {
  /// The same node on another machine.
  public ScenarioNode with(Vm other) {
    return new ScenarioNode(name, other, tree, startsNanos);
  }
}
