package crashlab.library.horde;

import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.From;
import crashlab.behaviour.KeySource;
import crashlab.library.supervisor.SupervisorRequest;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The process that everybody asks on one node of a Horde: it chooses the node of a child, asks
/// that one or the supervisor of its own, and does what the changes of the map ask for.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex.
final class HordeSupervisor extends HordeServer implements AnswersForProcesses {
  static final ProcessKind KIND =
      ProcessKind.of("horde_supervisor", ProcessKind.Trait.SERVER, ProcessKind.Trait.TAKES_CALLS)
          .described("process of a Horde that decides where children run");

  private static final Atom NOT_FOUND = new Atom("not_found");

  private static final Term SHUTTING_DOWN =
      Tuple.of(new Atom("shutting_down"), new Text("this node is shutting down."));
  private static final Term DEAD_OR_SHUTTING_DOWN =
      Tuple.of(
          new Atom("node_dead_or_shutting_down"),
          new Text(
              "the node responsible for this process is shutting down or dead, try again soon"));

  private final HordeSettings settings;
  private final HordeMembers members = new HordeMembers(this);
  private final Placement placement;
  private final PlacedChildren children;

  HordeSupervisor(ErlangNode node, HordeSettings settings) {
    super(node, settings.names());
    this.settings = settings;
    this.placement = new Placement(settings.distribution(), membership(), this::random);
    this.children = new PlacedChildren(this, settings, membership(), placement);
  }

  Membership membership() {
    return members.membership();
  }

  @Override
  public Term stateTerm() {
    return new Int(children.table().size());
  }

  @Override
  protected void init() {
    members.setOwnStatus(() -> {
      initDone();
      setMembers(settings.members().on(node), () -> {});
    });
  }

  @Override
  protected void handleCall(Message call) {
    From from = from();
    switch (call.extra()) {
      case SupervisorRequest request -> asked(request, from);
      case HordeMessage.SetMembers(Set<String> nodes) ->
          setMembers(nodes, () -> reply(from, Atom.OK));
      case HordeMessage.ShuttingDown _ -> {
        members.shutDown(() -> reply(from, Atom.OK));
      }
      case null, default -> noClause();
    }
  }

  private void asked(SupervisorRequest request, From from) {
    switch (request) {
      case SupervisorRequest.StartChild(ChildTemplate template) -> {
        if (members.isShuttingDown()) {
          reply(from, error(SHUTTING_DOWN));
        } else {
          start(drawn(template), from);
        }
      }
      case SupervisorRequest.TerminatePid(ErlangProcess process) -> {
        if (process == null) {
          reply(from, error(NOT_FOUND));
        } else {
          terminate(process, from);
        }
      }
      case SupervisorRequest.WhichChildren _,
          SupervisorRequest.ListChildren _,
          SupervisorRequest.CountChildren _ ->
          new AskAllMembers(this, request, from).run();
      case SupervisorRequest.TerminateChild _, SupervisorRequest.TerminateKnown _ ->
          reply(from, error(NOT_FOUND));
      case SupervisorRequest.RestartChild _,
          SupervisorRequest.DeleteChild _,
          SupervisorRequest.GetChildSpec _,
          SupervisorRequest.StartOther _,
          SupervisorRequest.OfKept _,
          SupervisorRequest.StartTask _ ->
          noClause();
    }
  }

  /// The members, for a question to all.
  Set<String> memberNames() {
    return membership().members().keySet();
  }

  private static Term error(Term what) {
    return Tuple.of(Atom.ERROR, what);
  }

  /// A child of a spec, whose key and argument are drawn now.
  private HordeChild drawn(ChildTemplate template) {
    long id = children.newId();
    KeySource args = template.arguments().args();
    Term key = template.via() == null ? null : template.via().key().next(random());
    return new HordeChild(template, id, id, key, args == null ? null : args.next(random()));
  }

  private void start(HordeChild child, From from) {
    Placement.Choice choice = placement.choose(child);
    if (choice.node() == null) {
      reply(from, error(choice.problem()));
    } else if (choice.node().equals(own())) {
      children.add(child, (answer, process) -> reply(from, answer, process));
    } else {
      proxy(choice.node(), new HordeMessage.StartChild(child), from);
    }
  }

  private void terminate(ErlangProcess process, From from) {
    ChildTable.Row row = children.table().of(process);
    if (row == null) {
      reply(from, error(NOT_FOUND));
    } else if (row.node().equals(own())) {
      children.terminate(row.child(), answer -> reply(from, answer));
    } else {
      proxy(row.node(), new HordeMessage.TerminateChild(process), from);
    }
  }

  /// Source: dynamic_supervisor_impl.ex, `proxy_to_node/4`.
  private void proxy(String to, HordeMessage.Asked asked, From from) {
    if (members.isAlive(to)) {
      charge(Cost.SEND);
      var proxied = new HordeMessage.Proxied(asked, from);
      send(names.owner(HordeNames.node(node, to)), proxied.term(), proxied);
    } else {
      reply(from, error(DEAD_OR_SHUTTING_DOWN));
    }
  }

  /// Source: dynamic_supervisor_impl.ex, `handle_cast/2`.
  @Override
  protected void handleCast(Message cast) {
    switch (cast.extra()) {
      case HordeMessage.Restarted(HordeChild child, ErlangProcess process) ->
          children.restarted(child, process);
      case HordeMessage.Gone(HordeChild child) -> children.gone(child);
      case HordeMessage.GivenUp(HordeChild child) -> children.givenUp(child);
      case null, default -> noClause();
    }
  }

  @Override
  protected void handleInfo(Message message) {
    switch (message.extra()) {
      case CrdtMessage.Update(List<CrdtOperation> changes) -> update(changes);
      case HordeMessage.Proxied(HordeMessage.Asked asked, From from) -> proxied(asked, from);
      case null, default -> {} // Elixir gen_server.ex drops it
    }
  }

  private void proxied(HordeMessage.Asked asked, From from) {
    switch (asked) {
      case HordeMessage.StartChild(HordeChild child) -> {
        if (members.isShuttingDown()) {
          reply(from, error(SHUTTING_DOWN));
        } else {
          start(child, from);
        }
      }
      case HordeMessage.TerminateChild(ErlangProcess process) -> terminate(process, from);
    }
  }

  /// Source: dynamic_supervisor_impl.ex, `handle_info({:crdt_update, …})`.
  private void update(List<CrdtOperation> changes) {
    boolean membersChanged = false;
    for (CrdtOperation change : changes) {
      membersChanged |= members.update(change);
    }
    Runnable next = membersChanged ? this::membersChanged : () -> {};
    new InTurn<>(changes, children::update, next).run();
  }

  private void membersChanged() {
    members.monitorAll();
    members.setOwnStatus(() -> memberListChanged(children::handOff));
  }

  /// Source: dynamic_supervisor_impl.ex, `set_members/2`.
  private void setMembers(Set<String> nodes, Runnable then) {
    members.set(nodes, () -> memberListChanged(then));
  }

  private void memberListChanged(Runnable then) {
    quorumChanged(() -> {
      setNeighbours(membership().names());
      then.run();
    });
  }

  @Override
  protected void handleDown(Message down) {
    members.down(down.ref());
  }

  /// Source: dynamic_supervisor_impl.ex, `handle_quorum_change/1`, `shut_down_all_processes/1`,
  /// whose question whether there are any is never answered by yes: `processes_for_node/1` asks for
  /// rows of another shape.
  private void quorumChanged(Runnable then) {
    boolean stops =
        settings.quorumStops() && placement.lacksQuorum() && children.table().isAnyOn(own());
    if (!stops) {
      then.run();
      return;
    }
    self().setCause(emit(EventType.LIBRARY, null, HordeEvents.NO_QUORUM.with(new Atom(own()))));
    children.stopAll(then);
  }

  @Override
  public @Nullable ChildHolder keeper() {
    ErlangProcess holder = node.local().whereis(names.processes(node));
    return holder != null && node.local().program(holder) instanceof ChildHolder keeper
        ? keeper
        : null;
  }
}
