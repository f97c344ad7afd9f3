package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NodeMessage;
import crashlab.vm.PeerListener;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which nodes Mnesia of one node works together with, from its start to its end: those that it has
/// met at its start, or that have met it at theirs, until the connection or their Mnesia goes. A
/// connection that comes back makes no difference to that.
///
/// Source: OTP mnesia_monitor.erl, mnesia_recover.erl, `connect_nodes/1`, mnesia_controller.erl,
/// `merge_schema/0`, `im_running`, `adopt_orphans`, `mnesia_down/1`.
///
/// Differs: nodes meet by one message each way, without the locks of a schema transaction.
final class Membership implements PeerListener {
  private static final Atom MNESIA_UP = new Atom("mnesia_up");
  private static final Atom MNESIA_DOWN = new Atom("mnesia_down");
  private static final Atom INCONSISTENT_DATABASE = new Atom("inconsistent_database");
  private static final Atom STARTING = new Atom("starting_partitioned_network");
  private static final Atom RUNNING = new Atom("running_partitioned_network");

  private final Mnesia mnesia;
  private final ErlangNode node;
  private final Set<ErlangNode> met = new LinkedHashSet<>();
  private final Set<ErlangNode> running = new LinkedHashSet<>();
  private final Set<ErlangNode> asked = new LinkedHashSet<>();
  private final Set<ErlangNode> told = new LinkedHashSet<>();
  private final Loading loading;
  private boolean hasBegun;
  private boolean isRunning;
  private boolean hasLeft;
  private @Nullable ErlangProcess starter;
  private long starterRef;

  Membership(Mnesia mnesia) {
    this.mnesia = mnesia;
    this.node = mnesia.node;
    this.loading = new Loading(mnesia);
  }

  Loading loading() {
    return loading;
  }

  /// What two nodes say to each other when one starts.
  private record Hello(boolean isAnswer, boolean runs, boolean hasDown, boolean hasMasters)
      implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia.of(at).membership().hear(this, from, cause);
    }
  }

  /// The sender runs now, and has loaded or is about to load these tables.
  private record Running(boolean isAnswer, List<String> loaded, List<String> intended)
      implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia.of(at).membership().up(this, from, cause);
    }
  }

  /// Mnesia of the sender has ended.
  private record Left() implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia.of(at).membership().down(from, cause);
    }
  }

  /// Does the receiver take the sender for down?
  private record HasDown(boolean isAnswer, boolean hasDown) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Mnesia.of(at).membership().compare(this, from, cause);
    }
  }

  /// Tables can be used.
  boolean isRunning() {
    return isRunning;
  }

  /// Tells whether Mnesia of a node works together with this one.
  boolean isUp(ErlangNode peer) {
    return running.contains(peer);
  }

  /// The nodes that work together with this one, itself among them, in the order of the run.
  List<ErlangNode> running() {
    return node.run().nodes().stream()
        .filter(other -> running.contains(other) || (other == node && isRunning))
        .toList();
  }

  /// Begins; `starter` is told when it is over.
  void start(ErlangProcess by, long ref) {
    hasBegun = true;
    starter = by;
    starterRef = ref;
    mnesia.openTables();
    node.watches().listen(this);
    for (ErlangNode peer : mnesia.others()) {
      var network = node.run().network();
      if (!network.isConnected(node, peer)) {
        network.connect(node, peer, by.cause());
      }
      if (network.isConnected(node, peer) || network.isConnecting(node, peer)) {
        asked.add(peer);
        network.tell(node, peer, hello(false, peer), by.cause());
      }
    }
    mergeIfAll(by.cause());
  }

  private Hello hello(boolean isAnswer, ErlangNode peer) {
    return new Hello(isAnswer, hasBegun, hasDown(peer), !mnesia.disk.schemaMasters.isEmpty());
  }

  private boolean hasDown(ErlangNode peer) {
    return mnesia.disk.downs.contains(peer.name().name());
  }

  private void hear(Hello hello, ErlangNode from, long cause) {
    if (!hello.isAnswer) {
      if (hasBegun && met.contains(from)) {
        down(from, cause); // it has started anew, which comes before word of its end
      }
      node.run().network().tell(node, from, hello(true, from), cause);
    }
    if (hello.runs && hasBegun) {
      met.add(from);
      if (hello.isAnswer && hasDown(from) && mnesia.disk.schemaMasters.isEmpty()) {
        if (hello.hasDown && !hello.hasMasters) {
          inconsistent(STARTING, from, cause);
        }
      }
    }
    if (hello.isAnswer) {
      answered(from, cause);
    }
  }

  private void answered(ErlangNode peer, long cause) {
    if (asked.remove(peer)) {
      mergeIfAll(cause);
    }
  }

  /// All whom it asked have answered: the node runs, and says so.
  private void mergeIfAll(long cause) {
    if (!asked.isEmpty() || isRunning || !hasBegun) {
      return;
    }
    isRunning = true;
    loading.findSafe();
    for (ErlangNode peer : met) {
      told.add(peer);
      node.run().network().tell(node, peer, announcement(false), cause);
    }
    ErlangProcess waiting = starter;
    if (waiting != null) {
      LateLoader.tell(node, waiting, starterRef, cause);
    }
    loadIfAll(cause);
  }

  private Running announcement(boolean isAnswer) {
    return new Running(isAnswer, loading.loaded(), loading.intended());
  }

  private void loadIfAll(long cause) {
    if (told.isEmpty() && isRunning) {
      loading.loadWhatIsSafe(cause);
    }
  }

  private void up(Running message, ErlangNode from, long cause) {
    if (!isRunning || !met.contains(from)) {
      return;
    }
    boolean isNew = running.add(from);
    if (!message.isAnswer) {
      node.run().network().tell(node, from, announcement(true), cause);
    }
    if (isNew) {
      mnesia.disk.downs.remove(from.name().name());
      mnesia.report(cause, MNESIA_UP, from.name());
    }
    loading.peerHas(from, message.loaded, message.intended, cause);
    told.remove(from);
    loadIfAll(cause);
    if (told.isEmpty()) {
      loading.adoptOrphans(cause);
    }
  }

  /// Mnesia of a node has ended, or cannot be reached any longer.
  ///
  /// Source: OTP mnesia_controller.erl, `maybe_log_mnesia_down/1`; mnesia_tm.erl, `{mnesia_down,
  /// N}`; mnesia_monitor.erl, `handle_cast({mnesia_down, mnesia_tm, Node}, State)`.
  private void down(ErlangNode peer, long cause) {
    if (met.remove(peer)) {
      running.remove(peer);
      told.remove(peer);
      if (isRunning || loading.waitsWith(peer)) {
        mnesia.disk.downs.add(peer.name().name());
      }
      loading.peerLost(peer, cause);
      mnesia.tm().peerDown(peer, cause);
      mnesia.giveUpOn(peer, cause);
      mnesia.report(cause, MNESIA_DOWN, peer.name());
    }
    answered(peer, cause);
    loadIfAll(cause);
  }

  private void inconsistent(Atom context, ErlangNode peer, long cause) {
    mnesia.emit(MnesiaServer.MONITOR, MnesiaEvents.INCONSISTENT.with(peer.name()), cause);
    mnesia.report(cause, INCONSISTENT_DATABASE, context, peer.name());
  }

  /// Source: OTP mnesia_monitor.erl, `check_mnesia_down/2`.
  @Override
  public void connected(ErlangNode peer, long cause) {
    if (isRunning && !hasLeft && hasDown(peer)) {
      node.run().network().tell(node, peer, new HasDown(false, false), cause);
    }
  }

  /// Source: OTP mnesia_monitor.erl, `has_remote_mnesia_down/1`, `report_inconsistency/3`.
  private void compare(HasDown message, ErlangNode from, long cause) {
    if (!message.isAnswer) {
      boolean tells = hasBegun && hasDown(from) && mnesia.disk.schemaMasters.isEmpty();
      node.run().network().tell(node, from, new HasDown(true, tells), cause);
    } else if (message.hasDown && isRunning) {
      inconsistent(RUNNING, from, cause);
    }
  }

  @Override
  public void disconnected(ErlangNode peer, Atom reason, long cause) {
    if (!hasLeft) {
      down(peer, cause);
    }
  }

  @Override
  public void failed(ErlangNode peer, long cause) {
    if (!hasLeft) {
      answered(peer, cause);
    }
  }

  /// Mnesia of this node has ended.
  void leave(long cause) {
    hasLeft = true;
    isRunning = false;
    hasBegun = false;
    for (ErlangNode peer : new ArrayList<>(met)) {
      node.run().network().tell(node, peer, new Left(), cause);
    }
  }
}
