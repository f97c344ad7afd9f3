package crashlab.library.distribution;

import crashlab.library.NodeObject;
import crashlab.library.distribution.GlobalMessages.Answer;
import crashlab.library.distribution.GlobalMessages.OperationId;
import crashlab.library.distribution.GlobalMessages.Order;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.PeerListener;
import crashlab.vm.ServiceKey;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The name server of `global` on one node: it has a copy of all names, and takes part in what
/// changes them on all nodes that are connected.
///
/// Source: OTP global.erl.
///
/// Differs: nodes that connect tell each other their names at once, and take the lock only if one
/// is a conflict; in OTP they always take it first.
final class GlobalServer implements PeerListener {
  private static final ServiceKey<GlobalServer> KEY = ServiceKey.of("global", GlobalServer.class);

  private final ErlangNode node;
  private final Map<Term, GlobalName> names = new LinkedHashMap<>();
  private final ArrayDeque<GlobalOperation> waiting = new ArrayDeque<>();
  private @Nullable GlobalOperation current;
  private @Nullable OperationId lockedBy;
  private long operations;

  private GlobalServer(ErlangNode node) {
    this.node = node;
  }

  /// That of a node.
  static GlobalServer of(ErlangNode node) {
    return node.services()
        .get(
            KEY,
            () -> {
              var server = new GlobalServer(node);
              node.watches().listen(server);
              return server;
            });
  }

  /// Who has a name, as this node knows it. Source: OTP global.erl, `where/1`.
  @Nullable ErlangProcess whereis(Term name) {
    GlobalName found = names.get(name);
    if (found == null) {
      return null;
    }
    boolean isGone = found.process().node() == node && !node.local().hasAlive(found.process());
    return isGone ? null : found.process();
  }

  /// The names as this node knows them, for those who look.
  List<NodeObject> objects() {
    return names.entrySet().stream()
        .map(name ->
            NodeObject.of(
                name.getKey().inspect(),
                NodeObject.Fact.of("process", List.of(name.getValue().process()))))
        .toList();
  }

  @Nullable GlobalName find(Term name) {
    return names.get(name);
  }

  /// Tells whether a process has a name; it can have one only. Source: OTP global.erl,
  /// `check_dupname/2`.
  boolean hasName(ErlangProcess process) {
    return names.values().stream().anyMatch(known -> known.process() == process);
  }

  /// Does one operation after the other.
  void begin(GlobalOperation operation) {
    waiting.add(operation);
    next();
  }

  /// The one in hand is over.
  void ended() {
    current = null;
    next();
  }

  private void next() {
    if (current == null && !waiting.isEmpty()) {
      current = waiting.remove();
      current.start(new OperationId(node, ++operations));
    }
  }

  /// Does what an operation of this or another node orders.
  Answer obey(OperationId id, Order order) {
    return switch (order) {
      case Order.Lock() -> new Answer(lock(id), null);
      case Order.Unlock() -> {
        unlock(id);
        yield new Answer(true, null);
      }
      case Order.Put(Term name, GlobalName of) -> {
        put(name, of);
        yield new Answer(true, null);
      }
      case Order.Ask(Term name) -> new Answer(true, names.get(name));
    };
  }

  private boolean lock(OperationId id) {
    if (lockedBy == null) {
      lockedBy = id;
    }
    return id.equals(lockedBy);
  }

  private void unlock(OperationId id) {
    if (id.equals(lockedBy)) {
      lockedBy = null;
    }
  }

  void answered(OperationId id, ErlangNode from, Answer answer, long cause) {
    if (current != null) {
      current.answered(id, from, answer, cause);
    }
  }

  private void put(Term name, @Nullable GlobalName of) {
    if (of == null) {
      names.remove(name);
      return;
    }
    ErlangProcess process = of.process();
    boolean isHere = process.node() == node;
    if (isHere && !node.local().hasAlive(process)) {
      return;
    }
    GlobalName before = names.put(name, of);
    if (isHere && (before == null || before.process() != process)) {
      node.belongings().acquire(process, new Registration(name));
    }
  }

  /// The name of a process of this node, which is free when that ends.
  private final class Registration implements Belonging {
    private final Term name;

    Registration(Term name) {
      this.name = name;
    }

    @Override
    public void ownerEnded(ErlangNode on, ErlangProcess owner, Term reason, long cause) {
      forget(name, owner);
      for (ErlangNode peer : node.run().network().peersOf(node)) {
        node.run().network().tell(node, peer, new GlobalMessages.Ended(name, owner), cause);
      }
    }
  }

  void forget(Term name, ErlangProcess process) {
    GlobalName known = names.get(name);
    if (known != null && known.process() == process) {
      names.remove(name);
    }
  }

  /// A node has connected and tells what names it knows. Of a conflict the lesser node takes care.
  ///
  /// Source: OTP global.erl, `exchange_names/4`.
  void learn(Map<Term, GlobalName> theirs, ErlangNode from, long cause) {
    theirs.forEach((name, of) -> {
      ErlangProcess known = whereis(name);
      if (known == null) {
        put(name, of);
      } else if (known != of.process() && isLess(node, from)) {
        begin(GlobalOperation.resolve(this, name, from, cause));
      }
    });
  }

  private static boolean isLess(ErlangNode one, ErlangNode other) {
    return one.name().name().compareTo(other.name().name()) < 0;
  }

  ErlangNode node() {
    return node;
  }

  @Override
  public void connected(ErlangNode peer, long cause) {
    if (!names.isEmpty()) {
      var known = new GlobalMessages.Names(new LinkedHashMap<>(names));
      node.run().network().tell(node, peer, known, cause);
    }
  }

  @Override
  public void disconnected(ErlangNode peer, Atom reason, long cause) {
    names.values().removeIf(known -> known.process().node() == peer);
    if (lockedBy != null && lockedBy.of() == peer) {
      lockedBy = null;
    }
    if (current != null) {
      current.lost(peer, cause);
    }
  }
}
