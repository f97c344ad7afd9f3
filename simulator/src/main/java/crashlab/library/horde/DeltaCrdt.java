package crashlab.library.horde;

import crashlab.behaviour.JavaServer;
import crashlab.behaviour.ServerTimer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digest;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The process of one node's copy of a map: it takes the changes of its node, tells it of all that
/// change the copy, and compares it with those of its neighbours every so often, which take from it
/// what they lack.
///
/// Source: delta_crdt 0.6.4 causal_crdt.ex. Its acknowledgements, which change nothing, are left
/// out.
final class DeltaCrdt extends JavaServer {
  static final ProcessKind KIND =
      ProcessKind.of("delta_crdt", ProcessKind.Trait.SERVER, ProcessKind.Trait.TAKES_CALLS)
          .described("process that keeps a node's copy of what a Horde knows");

  /// So many levels of its binary tree does a message compare. Source: causal_crdt.ex,
  /// `handle_info({:diff, …})`.
  private static final int LEVELS_A_ROUND = 8;

  private final HordeNames names;
  private final long syncNanos;
  private final ServerTimer timer = new ServerTimer(this, "sync", this::syncAgain);
  private final Map<String, Monitor> monitors = new LinkedHashMap<>();
  private List<String> neighbours = List.of();
  private @Nullable CrdtState state;

  DeltaCrdt(ErlangNode node, HordeNames names, long syncNanos) {
    super(node);
    this.names = names;
    this.syncNanos = syncNanos;
  }

  @Override
  protected void init() {
    long replica = Digest.mix(Digest.of(node.name().name()), self().number());
    state = new CrdtState(replica);
    timer.set(syncNanos);
    initDone();
  }

  private CrdtState copy() {
    return Objects.requireNonNull(state);
  }

  @Override
  public Term stateTerm() {
    return new Int(state == null ? 0 : state.tree().size());
  }

  @Override
  protected void handleCall(Message call) {
    if (call.extra() instanceof CrdtMessage.Change(List<CrdtOperation> operations)) {
      change(operations);
      reply(from(), Atom.OK);
    } else {
      noClause();
    }
  }

  private void change(List<CrdtOperation> operations) {
    List<CrdtOperation> changes = new ArrayList<>();
    for (CrdtOperation operation : operations) {
      CrdtValue before = copy().get(operation.key());
      CrdtValue value = operation.value();
      charge(Cost.ETS_INSERT);
      if (value == null) {
        copy().remove(operation.key());
      } else {
        copy().put(operation.key(), value, node.monotonicNanos());
      }
      if (!Objects.equals(before, value)) {
        changes.add(operation);
      }
    }
    tellOwner(changes);
  }

  /// Source: causal_crdt.ex, `diffs_to_callback/3`; nobody having the name is no error.
  private void tellOwner(List<CrdtOperation> changes) {
    if (!changes.isEmpty()) {
      send(names.owner(node), new CrdtMessage.Update(changes));
    }
  }

  private void send(Destination to, CrdtMessage message) {
    Term term = message.term();
    charge(Cost.SEND);
    chargeCopy(term);
    long cause = emitTo(EventType.SEND, to, term);
    node.deliver(to, node.message(Message.Kind.INFO, self(), term, cause).with(message));
  }

  @Override
  protected void handleInfo(Message message) {
    if (message.extra() instanceof CrdtMessage told) {
      hear(told);
    }
  }

  private void hear(CrdtMessage told) {
    switch (told) {
      case CrdtMessage.SetNeighbours(List<String> nodes) -> {
        neighbours = nodes;
        monitors
            .entrySet()
            .removeIf(entry -> {
              boolean isNone = !nodes.contains(entry.getKey());
              if (isNone) {
                node.bonds().demonitor(entry.getValue());
              }
              return isNone;
            });
        sync();
      }
      case CrdtMessage.Compare compare -> compare(compare);
      case CrdtMessage.Ask(var from, var keys, var seen) ->
          send(from, new CrdtMessage.Values(keys, copy().tree().take(keys), seen));
      case CrdtMessage.Values values -> take(values);
      case CrdtMessage.Change _, CrdtMessage.Update _ -> {} // these are no messages of its own
    }
  }

  /// Goes one round on, or finds what differs: the originator's values go to the other one.
  private void compare(CrdtMessage.Compare compare) {
    MerkleTree mine = copy().tree();
    if (mine.isSame(compare.tree())) {
      return;
    }
    if (compare.round() < rounds(Math.max(mine.size(), compare.tree().size()))) {
      var next =
          new CrdtMessage.Compare(
              compare.originator(), self(), mine, compare.seen(), compare.round() + 1);
      send(compare.from(), next);
      return;
    }
    List<CrdtKey> keys = new ArrayList<>();
    mine.difference(compare.tree(), keys::add);
    if (compare.originator() == self()) {
      send(compare.from(), new CrdtMessage.Values(keys, mine.take(keys), compare.seen()));
    } else {
      send(compare.originator(), new CrdtMessage.Ask(self(), keys, compare.seen()));
    }
  }

  /// How many messages it takes to get to the leaves of a binary tree.
  private static int rounds(int size) {
    int levels = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    return Math.max(1, (levels + LEVELS_A_ROUND - 1) / LEVELS_A_ROUND);
  }

  /// Source: causal_crdt.ex, `update_state_with_delta/3`.
  private void take(CrdtMessage.Values values) {
    List<CrdtKey> keys = values.keys();
    List<@Nullable CrdtValue> before = new ArrayList<>(keys.size());
    for (CrdtKey key : keys) {
      charge(Cost.ETS_INSERT);
      before.add(copy().get(key));
    }
    copy().join(keys, values.entries(), values.seen());
    List<CrdtOperation> changes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      CrdtValue now = copy().get(keys.get(i));
      if (!Objects.equals(before.get(i), now)) {
        changes.add(new CrdtOperation(keys.get(i), now));
      }
    }
    tellOwner(changes);
  }

  private void syncAgain() {
    sync();
    timer.set(syncNanos);
  }

  /// Source: causal_crdt.ex, `sync_interval_or_state_to_all/1`, which remembers no earlier one.
  private void sync() {
    for (String neighbour : neighbours) {
      if (!monitors.containsKey(neighbour)) {
        charge(Cost.MONITOR);
        Monitor monitor =
            node.bonds().monitorName(self(), names.crdt(HordeNames.node(node, neighbour)));
        monitors.put(neighbour, monitor);
      }
    }
    for (String neighbour : List.copyOf(monitors.keySet())) {
      var compare = new CrdtMessage.Compare(self(), self(), copy().tree(), copy().seen(), 1);
      send(names.crdt(HordeNames.node(node, neighbour)), compare);
    }
  }

  @Override
  protected void handleDown(Message down) {
    monitors.values().removeIf(monitor -> monitor.ref() == down.ref());
  }
}
