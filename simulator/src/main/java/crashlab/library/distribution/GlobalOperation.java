package crashlab.library.distribution;

import crashlab.kernel.RandomStream;
import crashlab.library.distribution.GlobalMessages.Answer;
import crashlab.library.distribution.GlobalMessages.OperationId;
import crashlab.library.distribution.GlobalMessages.Order;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A change of names on all nodes that are connected, under a lock that all of them give: first the
/// greatest, then the others. Where one does not, it is tried again after a random time.
///
/// Source: OTP global.erl, `trans_all_known/1`, `set_lock_known/2`, `random_sleep/1`.
final class GlobalOperation {
  private static final long MILLI = 1_000_000;
  private static final Ended NOBODY = (_, _) -> {};

  /// What is done under the lock.
  interface Change {
    void make(GlobalOperation operation);
  }

  /// Is told that it is over.
  interface Ended {
    /// @param done whether it did what was wanted
    void tell(boolean done, long cause);
  }

  /// What comes after all have answered an order.
  private interface Then {
    void go(boolean allDone);
  }

  private final GlobalServer server;
  private final ErlangNode node;
  private final RandomStream random;
  private final Change change;
  private final List<ErlangNode> pending = new ArrayList<>();
  private Then then = _ -> {};
  private boolean allDone;
  private @Nullable GlobalName asked;
  private OperationId id;
  private long cause;
  private int tries;

  private GlobalOperation(GlobalServer server, Change change, long cause) {
    this.server = server;
    this.node = server.node();
    this.random = node.random("global");
    this.change = change;
    this.cause = cause;
    this.id = new OperationId(node, 0);
  }

  /// Registers a process, if the name is free and the process has none.
  ///
  /// @param ended is told whether it is registered
  static GlobalOperation register(GlobalServer server, Term name, GlobalName of, Ended ended) {
    Change change =
        operation -> {
          boolean isFree = server.whereis(name) == null && !server.hasName(of.process());
          if (isFree) {
            operation.everywhere(new Order.Put(name, of), () -> operation.end(true, ended));
          } else {
            operation.end(false, ended);
          }
        };
    return new GlobalOperation(server, change, of.process().cause());
  }

  /// Takes a name away, whoever has it.
  static GlobalOperation unregister(GlobalServer server, Term name, long cause, Ended ended) {
    Change change =
        operation ->
            operation.everywhere(new Order.Put(name, null), () -> operation.end(true, ended));
    return new GlobalOperation(server, change, cause);
  }

  /// Decides a conflict with a node that has connected, if there still is one.
  static GlobalOperation resolve(GlobalServer server, Term name, ErlangNode peer, long cause) {
    Change change =
        operation -> operation.ask(peer, name, theirs -> operation.decide(name, theirs));
    return new GlobalOperation(server, change, cause);
  }

  void start(OperationId newId) {
    id = newId;
    lock();
  }

  private void lock() {
    List<ErlangNode> all = new ArrayList<>(node.run().network().peersOf(node));
    all.add(node);
    ErlangNode boss =
        all.stream().max(Comparator.comparing(each -> each.name().name())).orElse(node);
    all.remove(boss);
    order(
        List.of(boss),
        new Order.Lock(),
        isGiven -> {
          if (isGiven) {
            order(all, new Order.Lock(), this::locked);
          } else {
            later();
          }
        });
  }

  private void locked(boolean all) {
    if (all) {
      change.make(this);
    } else {
      everywhere(new Order.Unlock(), this::later);
    }
  }

  private void later() {
    long most = tries > 5 ? 8_000 : (1L << tries) * 125;
    tries++;
    again((random.nextLong(most) + 1) * MILLI, node.life());
  }

  private void again(long nanos, int life) {
    node.run()
        .network()
        .after(
            nanos,
            () -> {
              if (node.life() == life && node.isFrozen()) {
                again(1_000 * MILLI, life);
              } else if (node.life() == life) {
                lock();
              }
            });
  }

  private void decide(Term name, @Nullable GlobalName theirs) {
    GlobalName ours = server.find(name);
    if (ours == null || theirs == null || ours.process() == theirs.process()) {
      end(true, NOBODY);
      return;
    }
    ErlangProcess kept =
        ours.resolver().resolve(node, name, theirs.process(), ours.process(), cause);
    GlobalName now = null;
    if (kept != null) {
      now = kept == ours.process() ? ours : theirs;
    }
    everywhere(new Order.Put(name, now), () -> end(true, NOBODY));
  }

  private void ask(ErlangNode peer, Term name, Consumer<@Nullable GlobalName> with) {
    asked = null;
    order(List.of(peer), new Order.Ask(name), _ -> with.accept(asked));
  }

  /// All nodes that are connected by now, also those that have come since.
  private void everywhere(Order order, Runnable after) {
    List<ErlangNode> all = new ArrayList<>(node.run().network().peersOf(node));
    all.add(node);
    order(all, order, _ -> after.run());
  }

  private void end(boolean done, Ended ended) {
    everywhere(
        new Order.Unlock(),
        () -> {
          ended.tell(done, cause);
          server.ended();
        });
  }

  /// Orders something of nodes; goes on when all that are still connected have answered.
  private void order(List<ErlangNode> whom, Order order, Then next) {
    then = next;
    allDone = true;
    pending.clear();
    Network network = node.run().network();
    for (ErlangNode each : whom) {
      if (each != node && network.isConnected(node, each)) {
        pending.add(each);
        network.tell(node, each, new GlobalMessages.Ordered(id, order), cause);
      }
    }
    if (whom.contains(node)) {
      allDone = server.obey(id, order).done();
    }
    goOnIfAllAnswered();
  }

  void answered(OperationId ofId, ErlangNode from, Answer answer, long newCause) {
    if (ofId.equals(id) && pending.remove(from)) {
      cause = newCause;
      allDone &= answer.done();
      asked = answer.name();
      goOnIfAllAnswered();
    }
  }

  /// A node is connected no longer, and answers nothing.
  void lost(ErlangNode peer, long newCause) {
    if (pending.remove(peer)) {
      cause = newCause;
      goOnIfAllAnswered();
    }
  }

  private void goOnIfAllAnswered() {
    if (pending.isEmpty()) {
      then.go(allDone);
    }
  }
}
