package crashlab.library.horde;

import crashlab.library.supervisor.KeptRequest;
import crashlab.library.supervisor.SupervisorRequest;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digest;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The children of a Horde: where each runs, as the supervisor of one node knows it, and what that
/// does about those which run there, or shall.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex.
final class PlacedChildren {
  static final Term REDISTRIBUTION =
      Tuple.of(new Atom("shutdown"), new Atom("process_redistribution"));

  private final HordeServer server;
  private final HordeSettings settings;
  private final Membership membership;
  private final Placement placement;
  private final ChildTable table = new ChildTable();
  private long ids;

  PlacedChildren(
      HordeServer server, HordeSettings settings, Membership membership, Placement placement) {
    this.server = server;
    this.settings = settings;
    this.membership = membership;
    this.placement = placement;
  }

  ChildTable table() {
    return table;
  }

  /// A number that no child of the Horde has had.
  long newId() {
    return Digest.mix(Digest.mix(Digest.of(server.own()), server.self().number()), ++ids);
  }

  /// Takes what the supervisor of the own processes answers, and the process that it speaks of.
  interface WhenAsked {
    void accept(Term answer, @Nullable ErlangProcess process);
  }

  private void ask(KeptRequest request, WhenAsked then) {
    server.call(
        server.names.processes(server.node()),
        new Atom("processes_supervisor"),
        new SupervisorRequest.OfKept(request),
        (answer, extra) ->
            then.accept(answer, extra instanceof ErlangProcess process ? process : null));
  }

  /// Starts a child here and lets all know.
  ///
  /// Source: dynamic_supervisor_impl.ex, `add_children/2`, `update_state_with_child/3`.
  void add(HordeChild child, WhenAsked then) {
    String path = ownPath() + '/' + child.template().id();
    var start =
        new KeptRequest.Start(
            child.template().on(server.node()), path, child.viaKey(), child.args(), child);
    ask(
        start,
        (answer, process) -> {
          if (process == null) {
            then.accept(answer, null);
            return;
          }
          table.put(new ChildTable.Row(server.own(), child, process));
          server.write(placed(child, process), () -> then.accept(answer, process));
        });
  }

  private List<CrdtOperation> placed(HordeChild child, ErlangProcess process) {
    var placed = new CrdtValue.Placed(server.own(), child, process);
    return List.of(new CrdtOperation(new CrdtKey.Child(child.id()), placed));
  }

  /// The path of the child that brought the Horde, below which its children are.
  private String ownPath() {
    String path = server.self().path().path();
    return path.substring(0, path.lastIndexOf('/'));
  }

  /// Ends a child that runs here.
  void terminate(HordeChild child, Consumer<Term> then) {
    ask(
        new KeptRequest.Terminate(child),
        (answer, _) -> {
          table.remove(child.id());
          server.write(new CrdtKey.Child(child.id()), null, () -> then.accept(answer));
        });
  }

  /// Ends all that run here.
  void stopAll(Runnable then) {
    ask(new KeptRequest.Stop(), (_, _) -> then.run());
  }

  /// A child that runs here was restarted.
  void restarted(HordeChild child, ErlangProcess process) {
    if (table.get(child.id()) != null) {
      table.put(new ChildTable.Row(server.own(), child, process));
      server.write(placed(child, process), () -> {});
    }
  }

  /// A child that ran here is gone for good.
  void gone(HordeChild child) {
    if (table.remove(child.id()) != null) {
      server.write(new CrdtKey.Child(child.id()), null, () -> {});
    }
  }

  /// A child that ran here is to run where it belongs.
  void givenUp(HordeChild child) {
    if (table.get(child.id()) != null) {
      var nowhere = new CrdtValue.Placed(null, child, null);
      server.write(new CrdtKey.Child(child.id()), nowhere, () -> {});
    }
  }

  /// Takes in a change of the map, if it is about a child.
  void update(CrdtOperation change, Runnable next) {
    if (!(change.key() instanceof CrdtKey.Child(long id))) {
      next.run();
      return;
    }
    server.charge(Cost.ETS_INSERT);
    if (!(change.value() instanceof CrdtValue.Placed placed)) {
      table.remove(id);
      next.run();
    } else if (placed.node() != null && placed.process() != null) {
      table.put(new ChildTable.Row(placed.node(), placed.child(), placed.process()));
      next.run();
    } else if (server.own().equals(placement.choose(placed.child()).node())) {
      add(placed.child(), (_, _) -> next.run());
    } else {
      next.run();
    }
  }

  /// Each child goes where it belongs, if it is for this node to see to it.
  ///
  /// Source: dynamic_supervisor_impl.ex, `handoff_processes/1`.
  void handOff() {
    new InTurn<>(table.rows(), this::handOff, () -> {}).run();
  }

  private void handOff(ChildTable.Row row, Runnable next) {
    String chosen = placement.choose(row.child()).node();
    if (chosen == null || chosen.equals(row.node())) {
      next.run();
    } else if (row.node().equals(server.own())) {
      giveUp(row, chosen, next);
    } else if (chosen.equals(server.own())
        && membership.statusOf(row.node()) == MemberStatus.DEAD) {
      takeOver(row, next);
    } else {
      next.run();
    }
  }

  private void giveUp(ChildTable.Row row, String chosen, Runnable next) {
    if (!settings.active()) {
      next.run();
      return;
    }
    server
        .self()
        .setCause(
            server.emit(
                EventType.LIBRARY,
                row.process(),
                HordeEvents.REDISTRIBUTE.with(row.child().shown(), new Atom(chosen))));
    ask(new KeptRequest.SendExit(row.process(), REDISTRIBUTION), (_, _) -> next.run());
  }

  /// Source: dynamic_supervisor_impl.ex, `handoff_processes/1`.
  ///
  /// Differs: the child under its old id is forgotten at once, not when the copy of the map tells
  /// that it is gone; two members that go at the very same instant would have it started twice.
  private void takeOver(ChildTable.Row row, Runnable next) {
    table.remove(row.child().id());
    HordeChild child = row.child().under(newId());
    server.write(
        new CrdtKey.Child(row.child().id()),
        null,
        () ->
            add(
                child,
                (_, process) -> {
                  if (process != null) {
                    TakeoverRecord.of(server.node()).add(server.names.horde());
                    server.emit(
                        EventType.LIBRARY,
                        process,
                        HordeEvents.TAKEOVER.with(child.shown(), new Atom(row.node())));
                  }
                  next.run();
                }));
  }
}
