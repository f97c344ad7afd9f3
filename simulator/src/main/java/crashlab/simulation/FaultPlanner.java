package crashlab.simulation;

import crashlab.analysis.EventWatch;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.NameLookup;
import crashlab.kernel.RandomStream;
import crashlab.library.FaultContext;
import crashlab.library.supervisor.RandomChild;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Fault;
import crashlab.scenario.Target;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import crashlab.world.FaultInjector;
import crashlab.world.Strikes;
import org.jspecify.annotations.Nullable;

/// Turns the faults of a scenario into plans of the injector.
final class FaultPlanner implements FaultContext {
  private final ErlangNode node;
  private final Addresses addresses;
  private final SystemCompiler system;
  private final FaultInjector injector;
  private final Strikes strikes;
  private final RandomStream random;
  private @Nullable EventWatch events;

  FaultPlanner(
      ErlangNode node, Addresses addresses, SystemCompiler system, FaultInjector injector) {
    this.node = node;
    this.addresses = addresses;
    this.system = system;
    this.injector = injector;
    this.strikes = new Strikes(node);
    this.random = node.random("faults");
  }

  /// What looks for the events that conditions ask for, and is to see those of the run; null if
  /// none asks.
  @Nullable EventWatch events() {
    return events;
  }

  void plan(Fault fault) {
    FaultInjector.Strike strike = strike(fault.action());
    switch (fault.trigger()) {
      case Fault.Trigger.AtTimes(long at, long every, int times) ->
          injector.plan(at, every, times, strike);
      case Fault.Trigger.When(Fault.Occurrence condition, long after, int times) ->
          injector.watch(condition(condition), after, times, strike);
    }
  }

  FaultInjector.Strike strike(Fault.Action action) {
    return Libraries.maker(action.verb()).make(action.arguments(), this);
  }

  @Override
  public Strikes strikes() {
    return strikes;
  }

  @Override
  public ChildTemplate template(ChildSpec child) {
    return system.template(child);
  }

  private FaultInjector.FaultCondition condition(Fault.Occurrence occurrence) {
    return switch (occurrence) {
      case Fault.Occurrence.MailboxAbove(Target target, int above) -> {
        FaultInjector.Aim aim = aim(target);
        yield () -> {
          ErlangProcess process = aim.find();
          return process != null && Inspection.mailboxSize(process) > above;
        };
      }
      case Fault.Occurrence.Happened(var event, int count) -> {
        var counter = new EventCounter(count);
        if (events == null) {
          events = new EventWatch();
        }
        events.watch(event, counter);
        yield counter;
      }
    };
  }

  /// Finds living processes only.
  @Override
  public FaultInjector.Aim aim(Target target) {
    FaultInjector.Aim any = anyAim(target);
    return () -> {
      ErlangProcess process = any.find();
      return process != null && Inspection.isAlive(process) ? process : null;
    };
  }

  private FaultInjector.Aim anyAim(Target target) {
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
      case Target.Via(String registry, var key) -> {
        NameLookup names = addresses.registry(registry);
        KeySource source = addresses.key(key);
        yield () -> names.whereis(source.next(random));
      }
      case Target.Partition(String supervisor, var key) -> {
        NameLookup names = addresses.partitions(supervisor);
        KeySource source = addresses.key(key);
        yield () -> names.whereis(source.next(random));
      }
      case Target.RandomChildOf(String supervisor) -> {
        var address = new RandomChild(node.directory().name(supervisor));
        yield () -> address.draw(random);
      }
      case Target.Self _, Target.Caller _, Target.OfState _ ->
          throw new IllegalStateException("a fault has no (" + target + ")");
    };
  }
}
