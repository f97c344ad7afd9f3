package crashlab.library.horde;

import crashlab.behaviour.From;
import crashlab.behaviour.MessageNames;
import crashlab.library.registry.ClusterRegistry;
import crashlab.library.registry.ClusterRequest;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The process of a Horde.Registry on one node: it writes names into the map, and its tables by
/// what the map says. Of a name that two have, the map keeps what was registered last.
///
/// Source: horde 0.10 registry_impl.ex.
final class HordeRegistry extends HordeServer implements ClusterRegistry {
  static final ProcessKind KIND =
      ProcessKind.of("horde_registry", ProcessKind.Trait.SERVER, ProcessKind.Trait.TAKES_CALLS)
          .described("process that knows the names of a Horde.Registry");

  static final Atom MODULE = new Atom("Horde.Registry");
  private static final Atom ALREADY_REGISTERED = new Atom("already_registered");

  private final Members given;
  private final RegistryTables tables = new RegistryTables();
  private final Set<String> members = new TreeSet<>();

  /// A name that a process that is being started asks for, or gives up.
  private sealed interface ByName {
    record Register(Term key, ErlangProcess process) implements ByName {}

    record Unregister(Term key, ErlangProcess process) implements ByName {}
  }

  HordeRegistry(ErlangNode node, HordeNames names, Members given) {
    super(node, names);
    this.given = given;
  }

  @Override
  public Term stateTerm() {
    return new Int(tables.keys().size());
  }

  /// Source: registry_impl.ex, `init/1`, `set_initial_members/2`.
  @Override
  protected void init() {
    Set<String> initial = given.on(node);
    tables.members().addAll(initial);
    write(
        present(initial),
        () -> {
          setNeighbours(initial);
          initDone();
        });
  }

  private static List<CrdtOperation> present(Iterable<String> nodes) {
    List<CrdtOperation> changes = new ArrayList<>();
    nodes.forEach(
        name -> changes.add(new CrdtOperation(new CrdtKey.Member(name), CrdtValue.Present.VALUE)));
    return changes;
  }

  /// The names that the node finds: of members, and of processes that live.
  List<Term> foundKeys() {
    return tables.keys().stream().filter(key -> lookup(key) != null).toList();
  }

  /// Source: horde 0.10 registry.ex, `lookup/2`, `process_alive?/1`.
  ///
  /// Differs: whether a process of another node lives is known at once, without the time of an erpc
  /// there and back.
  @Override
  public @Nullable Found lookup(Term key) {
    RegistryTables.Row row = tables.get(key);
    if (row == null || !tables.members().contains(row.node()) || !lives(row.process())) {
      return null;
    }
    return new Found(row.process(), row.value());
  }

  private boolean lives(ErlangProcess process) {
    ErlangNode there = process.node();
    return (there == node || node.run().network().isConnected(node, there))
        && there.local().hasAlive(process);
  }

  /// Source: registry.ex, `register_name/2`: whoever holds the name is not asked for.
  @Override
  public void register(Term key, ErlangProcess process) {
    request(new ByName.Register(key, process), process);
  }

  @Override
  public void unregister(Term key, ErlangProcess process) {
    request(new ByName.Unregister(key, process), process);
  }

  private void request(ByName request, ErlangProcess process) {
    Atom word = new Atom(request instanceof ByName.Register ? "register" : "unregister");
    NameSlot owner = names.owner(node); // by name: the registry may not have run yet
    long cause = node.emitTo(EventType.SEND, process, owner, process.cause(), word);
    node.deliver(owner, node.message(Message.Kind.CALL, process, word, cause).with(request));
  }

  @Override
  protected void handleCall(Message call) {
    From from = from();
    ErlangProcess caller = call.sender();
    switch (call.extra()) {
      case ByName.Register(Term key, ErlangProcess process) ->
          register(key, Atom.NIL, process, () -> {});
      case ByName.Unregister(Term key, ErlangProcess process) -> unregister(key, process, () -> {});
      case ClusterRequest.Register(Term key, Term value) when caller != null ->
          registerAsked(key, value, caller, from);
      case ClusterRequest.Unregister(Term key) when caller != null ->
          unregister(key, caller, () -> reply(from, Atom.OK));
      case HordeMessage.SetMembers(Set<String> nodes) ->
          setMembers(nodes, () -> reply(from, Atom.OK));
      case null, default -> noClause();
    }
  }

  /// Source: registry.ex, `register/3`, where the caller looks the key up first.
  private void registerAsked(Term key, Term value, ErlangProcess caller, From from) {
    Found holder = lookup(key);
    if (holder != null) {
      Term problem = Tuple.of(ALREADY_REGISTERED, holder.process().pid());
      reply(from, Tuple.of(Atom.ERROR, problem));
      return;
    }
    register(key, value, caller, () -> reply(from, Tuple.of(Atom.OK, self().pid())));
  }

  private void register(Term key, Term value, ErlangProcess process, Runnable then) {
    link(process);
    write(new CrdtKey.Name(key), new CrdtValue.Registered(own(), process, value), then);
  }

  private void unregister(Term key, ErlangProcess process, Runnable then) {
    write(
        new CrdtKey.Name(key),
        null,
        () -> {
          tables.remove(key, process);
          then.run();
        });
  }

  private void link(ErlangProcess process) {
    if (process.node() == node) {
      node.bonds().linkOrRaise(self(), process);
    }
  }

  private void setMembers(Set<String> nodes, Runnable then) {
    List<CrdtOperation> changes = new ArrayList<>();
    for (String gone : members) {
      if (!nodes.contains(gone)) {
        changes.add(new CrdtOperation(new CrdtKey.Member(gone), null));
      }
    }
    List<String> added = nodes.stream().filter(name -> !members.contains(name)).toList();
    changes.addAll(present(added));
    members.clear();
    members.addAll(nodes);
    write(
        changes,
        () -> {
          setNeighbours(nodes);
          then.run();
        });
  }

  /// A process of this node has ended: its names are free.
  @Override
  protected void handleExit(Message exit) {
    ErlangProcess ended = exit.sender();
    List<Term> keys = ended == null ? List.of() : tables.take(ended);
    if (ended == null || keys.isEmpty()) {
      return;
    }
    List<CrdtOperation> changes = new ArrayList<>();
    keys.forEach(key -> changes.add(new CrdtOperation(new CrdtKey.Name(key), null)));
    write(changes, () -> keys.forEach(key -> tables.remove(key, ended)));
  }

  @Override
  protected void handleInfo(Message message) {
    if (message.extra() instanceof CrdtMessage.Update(List<CrdtOperation> changes)) {
      new InTurn<>(changes, this::update, () -> {}).run();
    }
  }

  private void update(CrdtOperation change, Runnable next) {
    charge(Cost.ETS_INSERT);
    switch (change.key()) {
      case CrdtKey.Member(String member) -> {
        if (change.value() == null) {
          memberGone(member, next);
          return;
        }
        members.add(member);
        tables.members().add(member);
        setNeighbours(members);
      }
      case CrdtKey.Name(Term key) -> {
        if (change.value() instanceof CrdtValue.Registered registered) {
          named(key, registered);
        } else {
          tables.remove(key);
        }
      }
      case CrdtKey.MemberInfo _, CrdtKey.Child _ -> {} // a registry has none
    }
    next.run();
  }

  /// Source: registry_impl.ex, `process_diff/2` of a member that is gone: its names go, too.
  private void memberGone(String member, Runnable next) {
    tables.members().remove(member);
    members.remove(member);
    List<CrdtOperation> changes = new ArrayList<>();
    for (Term key : tables.keys()) {
      RegistryTables.Row row = tables.get(key);
      if (row != null && row.node().equals(member)) {
        changes.add(new CrdtOperation(new CrdtKey.Name(key), null));
        tables.remove(key, row.process());
      }
    }
    if (changes.isEmpty()) {
      next.run();
    } else {
      write(changes, next);
    }
  }

  /// Source: registry_impl.ex, `process_diff/2` of a name: whoever had it here is told.
  private void named(Term key, CrdtValue.Registered registered) {
    ErlangProcess winner = registered.process();
    link(winner);
    tables.note(winner, key);
    RegistryTables.Row before = tables.get(key);
    if (before != null && before.process() != winner) {
      tables.remove(key, before.process());
      tell(key, before, winner);
    }
    tables.put(key, new RegistryTables.Row(registered.node(), winner, registered.value()));
  }

  private void tell(Term key, RegistryTables.Row loser, ErlangProcess winner) {
    ConflictRecord.of(node).add(names.horde(), loser.process());
    long cause =
        emit(EventType.LIBRARY, loser.process(), HordeEvents.CONFLICT.with(key, winner.pid()));
    Term reason =
        Tuple.of(
            MessageNames.NAME_CONFLICT,
            Tuple.of(key, loser.value()),
            names.owner(node).atom(),
            winner.pid());
    node.lifecycle().exitSignal(self(), loser.process(), reason, cause);
  }
}
