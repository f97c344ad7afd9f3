package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.NameLookup;
import crashlab.kernel.RandomStream;
import crashlab.library.FaultContext;
import crashlab.library.NodeSwitch;
import crashlab.library.distribution.GlobalNames;
import crashlab.library.pg.GroupAddresses;
import crashlab.library.supervisor.RandomChild;
import crashlab.otp.Atom;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Fault;
import crashlab.scenario.Target;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import crashlab.world.FaultInjector.Aim;
import crashlab.world.FaultInjector.Strike;
import crashlab.world.Strikes;
import crashlab.world.Sweep;
import java.util.function.UnaryOperator;

/// The faults of one node: makes what strikes there.
final class NodeFaults implements FaultContext {
  private final Installation installation;
  private final ErlangNode node;
  private final Strikes strikes;
  private final RandomStream random;
  private UnaryOperator<Aim> watched = aim -> aim;

  /// @param sweep through the nodes, which strikes belong to
  NodeFaults(Installation installation, Sweep sweep) {
    this.installation = installation;
    this.node = installation.node();
    this.strikes = new Strikes(node, sweep);
    this.random = node.random("faults");
  }

  ErlangNode node() {
    return node;
  }

  /// Makes what strikes.
  ///
  /// @param watch is to know of each aim
  Strike strike(Fault.Action action, UnaryOperator<Aim> watch) {
    watched = watch;
    Strike strike = Libraries.maker(action.verb()).make(action.arguments(), this);
    watched = aim -> aim;
    return strike;
  }

  @Override
  public Strikes strikes() {
    return strikes;
  }

  @Override
  public NodeSwitch nodes() {
    return installation.all();
  }

  @Override
  public ChildTemplate template(ChildSpec child) {
    return installation.system().template(child);
  }

  /// Finds living processes only.
  @Override
  public Aim aim(Target target) {
    return watched.apply(living(target));
  }

  /// The same, of which nobody is to know.
  Aim living(Target target) {
    return target instanceof Target.AllChildrenOf(String supervisor)
        ? new ChildrenAim(node.directory().name(supervisor))
        : alive(any(target));
  }

  private static Aim alive(Aim any) {
    return () -> {
      ErlangProcess process = any.find();
      return process != null && Inspection.isAlive(process) ? process : null;
    };
  }

  private Aim any(Target target) {
    return switch (target) {
      case Target.Name(String name) -> {
        NameSlot slot = node.directory().name(name);
        yield () -> Inspection.holder(slot);
      }
      case Target.Child(String path, int incarnation) -> {
        PathEntry entry = node.directory().path(path);
        yield incarnation == Target.Child.LATEST
            ? entry::latest
            : new IncarnationAim(node, entry, incarnation);
      }
      case Target.Via(String registry, var key) ->
          keyed(installation.addresses().registry(registry), installation.addresses().key(key));
      case Target.Partition(String supervisor, var key) ->
          keyed(installation.addresses().partitions(supervisor), installation.addresses().key(key));
      case Target.Global(String name) ->
          keyed(new GlobalNames(node), new KeySource.Fixed(new Atom(name)));
      case Target.Member(String scope, var group, var pick) ->
          () ->
              GroupAddresses.localMember(
                  node, scope, installation.addresses().key(group).next(random), pick, random);
      case Target.RandomChildOf(String supervisor) -> {
        var address = new RandomChild(node.directory().name(supervisor));
        yield () -> address.draw(random);
      }
      case Target.OnNode(Target here, String _) -> living(here); // only this node is asked for it
      case Target.AllChildrenOf _ -> living(target);
      case Target.Self _, Target.Caller _, Target.OfState _ ->
          throw new IllegalStateException("a fault has no (" + target + ")");
    };
  }

  private Aim keyed(NameLookup names, KeySource key) {
    return () -> names.whereis(key.next(random));
  }
}
