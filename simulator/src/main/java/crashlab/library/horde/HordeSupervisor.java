package crashlab.library.horde;

import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.From;
import crashlab.behaviour.KeySource;
import crashlab.kernel.RandomStream;
import crashlab.library.supervisor.KeptRequest;
import crashlab.library.supervisor.SupervisorRequest;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digest;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The process that everybody asks on one node of a Horde: it chooses the node of a child, asks
/// that one or the supervisor of its own, and does what the changes of the map ask for.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex.
final class HordeSupervisor extends HordeServer implements ChildHolder {
  static final ProcessKind KIND =
      ProcessKind.of("horde_supervisor", ProcessKind.Trait.SERVER, ProcessKind.Trait.TAKES_CALLS)
          .described("process of a Horde that decides where children run");

  static final Term REDISTRIBUTION =
      Tuple.of(new Atom("shutdown"), new Atom("process_redistribution"));

  private static final Atom QUORUM_NOT_MET = new Atom("quorum_not_met");
  private static final Atom NO_ALIVE_NODES = new Atom("no_alive_nodes");
  private static final Atom NOT_FOUND = new Atom("not_found");

  private static final Term SHUTTING_DOWN =
      Tuple.of(new Atom("shutting_down"), new Text("this node is shutting down."));
  private static final Term DEAD_OR_SHUTTING_DOWN =
      Tuple.of(
          new Atom("node_dead_or_shutting_down"),
          new Text(
              "the node responsible for this process is shutting down or dead, try again soon"));

  private final HordeSettings settings;
  private final Membership membership = new Membership();
  private final ChildTable table = new ChildTable();
  private final Map<String, Monitor> monitors = new LinkedHashMap<>();
  private boolean shuttingDown;
  private long ids;

  /// Where a child is to run, or why nowhere.
  private record Choice(@Nullable String node, Term problem) {}

  HordeSupervisor(ErlangNode node, HordeSettings settings) {
    super(node, settings.names());
    this.settings = settings;
  }

  Membership membership() {
    return membership;
  }

  @Override
  public Term stateTerm() {
    return new Int(table.size());
  }

  @Override
  protected void init() {
    setOwnStatus(() -> {
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
        shuttingDown = true;
        setOwnStatus(() -> reply(from, Atom.OK));
      }
      case null, default -> noClause();
    }
  }

  private void asked(SupervisorRequest request, From from) {
    switch (request) {
      case SupervisorRequest.StartChild(ChildTemplate template) -> {
        if (shuttingDown) {
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
    return membership.members().keySet();
  }

  private static Term error(Term what) {
    return Tuple.of(Atom.ERROR, what);
  }

  /// A child of a spec, whose key and argument are drawn now.
  private HordeChild drawn(ChildTemplate template) {
    long id = newId();
    KeySource args = template.arguments().args();
    Term key = template.via() == null ? null : template.via().key().next(random());
    return new HordeChild(template, id, id, key, args == null ? null : args.next(random()));
  }

  private long newId() {
    return Digest.mix(Digest.mix(Digest.of(own()), self().number()), ++ids);
  }

  private void start(HordeChild child, From from) {
    Choice choice = choose(child);
    if (choice.node == null) {
      reply(from, error(choice.problem));
    } else if (choice.node.equals(own())) {
      add(child, (answer, process) -> reply(from, answer, process));
    } else {
      proxy(choice.node, new HordeMessage.StartChild(child), from);
    }
  }

  private void terminate(ErlangProcess process, From from) {
    ChildTable.Row row = table.of(process);
    if (row == null) {
      reply(from, error(NOT_FOUND));
    } else if (row.node().equals(own())) {
      askProcesses(
          new KeptRequest.Terminate(row.child()),
          (answer, _) -> {
            table.remove(row.child().id());
            write(new CrdtKey.Child(row.child().id()), null, () -> reply(from, answer));
          });
    } else {
      proxy(row.node(), new HordeMessage.TerminateChild(process), from);
    }
  }

  /// Source: dynamic_supervisor_impl.ex, `proxy_to_node/4`.
  private void proxy(String to, HordeMessage.Asked asked, From from) {
    boolean lives =
        membership.names().contains(to) && membership.statusOf(to) == MemberStatus.ALIVE;
    if (lives) {
      charge(Cost.SEND);
      var proxied = new HordeMessage.Proxied(asked, from);
      send(names.owner(HordeNames.node(node, to)), proxied.term(), proxied);
    } else {
      reply(from, error(DEAD_OR_SHUTTING_DOWN));
    }
  }

  /// Source: horde 0.10 uniform_distribution.ex and those beside it, `choose_node/2`.
  private Choice choose(HordeChild child) {
    if (settings.distribution().needsQuorum() && !Distribution.isQuorum(membership.members())) {
      return new Choice(null, QUORUM_NOT_MET);
    }
    List<String> alive = membership.alive();
    if (alive.isEmpty()) {
      return new Choice(null, NO_ALIVE_NODES);
    }
    String chosen =
        switch (settings.distribution()) {
          case UNIFORM, UNIFORM_QUORUM -> membership.ring().nodeOf(child.placement());
          case UNIFORM_RANDOM -> alive.get(random().nextInt(alive.size()));
        };
    return new Choice(chosen, Atom.OK);
  }

  /// Takes what the supervisor of the own processes answers, and the process that it speaks of.
  private interface WhenAsked {
    void accept(Term answer, @Nullable ErlangProcess process);
  }

  private void askProcesses(KeptRequest request, WhenAsked then) {
    var asked = new SupervisorRequest.OfKept(request);
    Term term = new Atom("processes_supervisor");
    doNext(
        new ServerCall(
            this,
            names.processes(node),
            term,
            asked,
            (answer, extra) -> {
              if (answer == null) {
                failCallback(noproc(names.processes(node), term));
              } else {
                then.accept(answer, extra instanceof ErlangProcess process ? process : null);
              }
            }));
  }

  /// Starts a child here and lets all know.
  ///
  /// Source: dynamic_supervisor_impl.ex, `add_children/2`, `update_state_with_child/3`.
  private void add(HordeChild child, WhenAsked then) {
    String path = ownPath() + '/' + child.template().id();
    var start =
        new KeptRequest.Start(child.template().on(node), path, child.viaKey(), child.args(), child);
    askProcesses(
        start,
        (answer, process) -> {
          if (process == null) {
            then.accept(answer, null);
            return;
          }
          table.put(new ChildTable.Row(own(), child, process));
          write(placed(child, process), () -> then.accept(answer, process));
        });
  }

  private List<CrdtOperation> placed(HordeChild child, ErlangProcess process) {
    var placed = new CrdtValue.Placed(own(), child, process);
    return List.of(new CrdtOperation(new CrdtKey.Child(child.id()), placed));
  }

  /// The path of the child that brought the Horde, below which its children are.
  private String ownPath() {
    String path = self().path().path();
    return path.substring(0, path.lastIndexOf('/'));
  }

  /// Source: dynamic_supervisor_impl.ex, `handle_cast/2`.
  @Override
  protected void handleCast(Message cast) {
    switch (cast.extra()) {
      case HordeMessage.Restarted(HordeChild child, ErlangProcess process) -> {
        if (table.get(child.id()) != null) {
          table.put(new ChildTable.Row(own(), child, process));
          write(placed(child, process), () -> {});
        }
      }
      case HordeMessage.Gone(HordeChild child) -> {
        if (table.remove(child.id()) != null) {
          write(new CrdtKey.Child(child.id()), null, () -> {});
        }
      }
      case HordeMessage.GivenUp(HordeChild child) -> {
        if (table.get(child.id()) != null) {
          var nowhere = new CrdtValue.Placed(null, child, null);
          write(new CrdtKey.Child(child.id()), nowhere, () -> {});
        }
      }
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
        if (shuttingDown) {
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
      membersChanged |= updateMember(change);
    }
    Runnable next = membersChanged ? this::membersChanged : () -> {};
    new InTurn<>(changes, this::updateChild, next).run();
  }

  private boolean updateMember(CrdtOperation change) {
    switch (change.key()) {
      case CrdtKey.Member(String member) -> {
        if (change.value() == null) {
          membership.remove(member);
        } else {
          membership.add(member);
        }
      }
      case CrdtKey.MemberInfo(String member) -> {
        if (change.value() instanceof CrdtValue.Status(MemberStatus status)) {
          know(member, status);
        } else {
          membership.forget(member);
        }
      }
      case CrdtKey.Child _, CrdtKey.Name _ -> {
        return false;
      }
    }
    return true;
  }

  private void know(String member, MemberStatus status) {
    MemberStatus before = membership.statusOf(member);
    membership.know(member, status);
    if (before != status && status == MemberStatus.ALIVE) {
      emit(EventType.LIBRARY, null, HordeEvents.MEMBER_UP.with(new Atom(member)));
    } else if (before != status && status == MemberStatus.DEAD) {
      self()
          .setCause(emit(EventType.LIBRARY, null, HordeEvents.MEMBER_DEAD.with(new Atom(member))));
    }
  }

  private void updateChild(CrdtOperation change, Runnable next) {
    if (!(change.key() instanceof CrdtKey.Child(long id))) {
      next.run();
      return;
    }
    charge(Cost.ETS_INSERT);
    if (!(change.value() instanceof CrdtValue.Placed placed)) {
      table.remove(id);
      next.run();
    } else if (placed.node() != null && placed.process() != null) {
      table.put(new ChildTable.Row(placed.node(), placed.child(), placed.process()));
      next.run();
    } else if (own().equals(choose(placed.child()).node)) {
      add(placed.child(), (_, _) -> next.run());
    } else {
      next.run();
    }
  }

  private void membersChanged() {
    monitorMembers();
    setOwnStatus(() -> {
      quorumChanged(() -> {
        setNeighbours(membership.names());
        handOff();
      });
    });
  }

  /// Each child goes where it belongs, if it is for this node to see to it.
  ///
  /// Source: dynamic_supervisor_impl.ex, `handoff_processes/1`.
  private void handOff() {
    new InTurn<>(table.rows(), this::handOff, () -> {}).run();
  }

  private void handOff(ChildTable.Row row, Runnable next) {
    String chosen = choose(row.child()).node;
    if (chosen == null || chosen.equals(row.node())) {
      next.run();
    } else if (row.node().equals(own())) {
      giveUp(row, chosen, next);
    } else if (chosen.equals(own()) && membership.statusOf(row.node()) == MemberStatus.DEAD) {
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
    self()
        .setCause(
            emit(
                EventType.LIBRARY,
                row.process(),
                HordeEvents.REDISTRIBUTE.with(row.child().shown(), new Atom(chosen))));
    askProcesses(new KeptRequest.SendExit(row.process(), REDISTRIBUTION), (_, _) -> next.run());
  }

  /// Source: dynamic_supervisor_impl.ex, `handoff_processes/1`.
  ///
  /// Differs: the child under its old id is forgotten at once, not when the copy of the map tells
  /// that it is gone; two members that go at the very same instant would have it started twice.
  private void takeOver(ChildTable.Row row, Runnable next) {
    table.remove(row.child().id());
    HordeChild child = row.child().under(newId());
    write(
        new CrdtKey.Child(row.child().id()),
        null,
        () ->
            add(
                child,
                (_, process) -> {
                  if (process != null) {
                    TakeoverRecord.of(node).add(names.horde());
                    emit(
                        EventType.LIBRARY,
                        process,
                        HordeEvents.TAKEOVER.with(child.shown(), new Atom(row.node())));
                  }
                  next.run();
                }));
  }

  /// Source: dynamic_supervisor_impl.ex, `set_own_node_status/2`.
  private void setOwnStatus(Runnable then) {
    MemberStatus status = shuttingDown ? MemberStatus.SHUTTING_DOWN : MemberStatus.ALIVE;
    if (membership.statusOf(own()) == status) {
      then.run();
      return;
    }
    write(
        new CrdtKey.MemberInfo(own()),
        new CrdtValue.Status(status),
        () -> {
          know(own(), status);
          then.run();
        });
  }

  /// Source: dynamic_supervisor_impl.ex, `set_members/2`.
  private void setMembers(Set<String> members, Runnable then) {
    List<CrdtOperation> changes = new ArrayList<>();
    Set<String> before = new TreeSet<>(membership.names());
    for (String gone : before) {
      if (!members.contains(gone)) {
        changes.add(new CrdtOperation(new CrdtKey.Member(gone), null));
        changes.add(new CrdtOperation(new CrdtKey.MemberInfo(gone), null));
      }
    }
    for (String member : members) {
      if (!before.contains(member)) {
        changes.add(new CrdtOperation(new CrdtKey.Member(member), CrdtValue.Present.VALUE));
      }
    }
    membership.set(members);
    write(
        changes,
        () -> {
          monitorMembers();
          quorumChanged(() -> {
            setNeighbours(membership.names());
            then.run();
          });
        });
  }

  /// Source: dynamic_supervisor_impl.ex, `monitor_supervisors/1`.
  private void monitorMembers() {
    for (String member : membership.alive()) {
      if (!monitors.containsKey(member)) {
        charge(Cost.MONITOR);
        var owner = names.owner(HordeNames.node(node, member));
        monitors.put(member, node.bonds().monitorName(self(), owner));
      }
    }
  }

  /// The process of another member has ended, or its node cannot be reached.
  ///
  /// Source: dynamic_supervisor_impl.ex, `handle_info({:DOWN, …})`.
  @Override
  protected void handleDown(Message down) {
    for (Map.Entry<String, Monitor> entry : monitors.entrySet()) {
      if (entry.getValue().ref() == down.ref()) {
        String member = entry.getKey();
        monitors.remove(member);
        var dead = new CrdtValue.Status(MemberStatus.DEAD);
        write(new CrdtKey.MemberInfo(member), dead, () -> setOwnStatus(() -> {}));
        return;
      }
    }
  }

  /// Source: dynamic_supervisor_impl.ex, `handle_quorum_change/1`, `shut_down_all_processes/1`,
  /// whose question whether there are any is never answered by yes: `processes_for_node/1` asks for
  /// rows of another shape.
  private void quorumChanged(Runnable then) {
    boolean stops =
        settings.quorumStops()
            && settings.distribution().needsQuorum()
            && !Distribution.isQuorum(membership.members())
            && table.isAnyOn(own());
    if (!stops) {
      then.run();
      return;
    }
    self().setCause(emit(EventType.LIBRARY, null, HordeEvents.NO_QUORUM.with(new Atom(own()))));
    askProcesses(new KeptRequest.Stop(), (_, _) -> then.run());
  }

  private @Nullable ChildHolder processes() {
    ErlangProcess holder = node.local().whereis(names.processes(node));
    return holder != null && node.local().program(holder) instanceof ChildHolder children
        ? children
        : null;
  }

  @Override
  public @Nullable ErlangProcess randomChild(RandomStream random) {
    ChildHolder children = processes();
    return children == null ? null : children.randomChild(random);
  }

  @Override
  public List<ListedChild> listedChildren() {
    ChildHolder children = processes();
    return children == null ? List.of() : children.listedChildren();
  }

  @Override
  public int restartsCounted() {
    ChildHolder children = processes();
    return children == null ? 0 : children.restartsCounted();
  }

  @Override
  public int maxRestarts() {
    ChildHolder children = processes();
    return children == null ? 0 : children.maxRestarts();
  }

  @Override
  public int maxSeconds() {
    ChildHolder children = processes();
    return children == null ? 0 : children.maxSeconds();
  }

  @Override
  public long restarts() {
    ChildHolder children = processes();
    return children == null ? 0 : children.restarts();
  }
}
