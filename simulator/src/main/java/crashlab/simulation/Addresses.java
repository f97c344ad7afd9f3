package crashlab.simulation;

import crashlab.behaviour.Address;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.StateLayout;
import crashlab.kernel.ZipfDistribution;
import crashlab.library.distribution.GlobalNames;
import crashlab.library.pg.GroupAddresses;
import crashlab.library.registry.RegistryNames;
import crashlab.library.supervisor.PartitionNames;
import crashlab.library.supervisor.RandomChild;
import crashlab.otp.Atom;
import crashlab.scenario.Key;
import crashlab.scenario.Target;
import crashlab.vm.ErlangNode;

/// Makes addresses and keys of what a scenario says about them.
final class Addresses {
  private final ErlangNode node;
  private final Installations all;

  /// @param all on the nodes of the run
  Addresses(ErlangNode node, Installations all) {
    this.node = node;
    this.all = all;
  }

  /// Whom steps mean whose variables are those of `layout`.
  Address of(Target target, StateLayout layout) {
    return switch (target) {
      case Target.Name(String name) -> new Address.ByName(node.directory().name(name));
      case Target.Self() -> new Address.Self();
      case Target.Caller() -> new Address.Caller();
      case Target.Via(String registry, Key key) -> new Address.Via(registry(registry), key(key));
      case Target.Child(String path, _) -> new Address.ByPath(node.directory().path(path));
      case Target.Partition(String supervisor, Key key) ->
          new Address.Via(partitions(supervisor), key(key));
      case Target.Global(String name) ->
          new Address.Via(new GlobalNames(node), new KeySource.Fixed(new Atom(name)));
      case Target.Member(String scope, Key group, Target.Pick pick) ->
          GroupAddresses.of(scope, key(group), pick);
      case Target.OfState(String key) -> new Address.OfState(node, layout.index(key));
      case Target.RandomChildOf(String supervisor) ->
          new RandomChild(node.directory().name(supervisor));
      case Target.AllChildrenOf _ ->
          throw new IllegalStateException("only faults have (" + target + ")");
      case Target.OnNode(Target there, String on) -> all.of(on).addresses().of(there, layout);
    };
  }

  /// The names in a registry.
  RegistryNames registry(String name) {
    return new RegistryNames(node.directory().name(name));
  }

  /// The partitions of a partition_supervisor by their keys.
  PartitionNames partitions(String supervisor) {
    return new PartitionNames(node.directory().name(supervisor));
  }

  KeySource key(Key key) {
    return switch (key) {
      case Key.Literal literal -> new KeySource.Fixed(literal.value());
      case Key.Pick(int n) -> new KeySource.Pick(n);
      case Key.Zipf(int n, double s) -> new KeySource.Zipf(new ZipfDistribution(n, s));
      case Key.Sequence(String prefix) -> all.sequence(prefix);
    };
  }
}
