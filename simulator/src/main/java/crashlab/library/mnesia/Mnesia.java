package crashlab.library.mnesia;

import crashlab.library.NodeObject;
import crashlab.library.RowSource;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.ServiceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mnesia on one node, in one life of it.
final class Mnesia {
  private static final ServiceKey<Mnesia> KEY = ServiceKey.of("mnesia", Mnesia.class);
  private static final Atom SYSTEM_EVENT = new Atom("mnesia_system_event");

  /// How long the log keeps what was written before it goes to the disk. Source: OTP
  /// disk_log_1.erl, `TIMEOUT`.
  private static final long LOG_NANOS = 2_000_000_000L;

  /// What the answer brings along where there will be none, since Mnesia of that node is down.
  record PeerDown(ErlangNode peer) {}

  private record Awaited(ErlangProcess process, long ref, ErlangNode peer) {}

  final ErlangNode node;
  final MnesiaDisk disk;
  private Schema schema = Schema.NONE;
  private final Map<String, TableCopy> tables = new LinkedHashMap<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private final List<Change> log = new ArrayList<>();
  private final List<ErlangProcess> subscribers = new ArrayList<>();
  private Membership membership;
  private Locker locker;
  private TransactionManager tm;
  final TableWaits waits;
  final TransactionFigures figures;

  private Mnesia(ErlangNode node) {
    this.node = node;
    this.figures = TransactionFigures.of(node);
    this.disk = MnesiaDisk.of(node);
    this.membership = new Membership(this);
    this.locker = new Locker(this);
    this.tm = new TransactionManager(this);
    this.waits = new TableWaits(this);
  }

  static Mnesia of(ErlangNode node) {
    return node.services().get(KEY, () -> new Mnesia(node));
  }

  void install(Schema ofScenario) {
    schema = node.id().isDistributed() ? ofScenario : ofScenario.ofOne(node.name().name());
  }

  Schema schema() {
    return schema;
  }

  Membership membership() {
    return membership;
  }

  Locker locker() {
    return locker;
  }

  TransactionManager tm() {
    return tm;
  }

  boolean isRunning() {
    return membership.isRunning();
  }

  /// The nodes of the schema without this one, in the order of the run.
  List<ErlangNode> others() {
    return node.run().nodes().stream()
        .filter(other -> other != node && schema.nodes().contains(other.name().name()))
        .toList();
  }

  /// Nobody has loaded anything yet.
  void openTables() {
    tables.clear();
    for (TableSpec spec : schema.tables()) {
      tables.put(spec.name(), new TableCopy(spec, node));
    }
  }

  /// A table of the schema; null while Mnesia does not run.
  @Nullable TableCopy table(String name) {
    return tables.get(name);
  }

  List<TableCopy> tables() {
    return List.copyOf(tables.values());
  }

  /// Its tables, for those who look; none while it does not run.
  List<NodeObject> tableObjects() {
    return tables.values().stream().map(TableCopy::object).toList();
  }

  /// The nodes where a table is written; none while it is loaded nowhere.
  List<ErlangNode> writtenOn(String table) {
    TableCopy copy = tables.get(table);
    return copy == null ? List.of() : copy.writtenOn();
  }

  /// Where a table is read: here if it is loaded here, else where it is not on the disk alone.
  ///
  /// Source: OTP mnesia_lib.erl, `set_remote_where_to_read/2`.
  @Nullable ErlangNode readOn(String table) {
    TableCopy copy = tables.get(table);
    if (copy == null || copy.isLoaded()) {
      return copy == null ? null : node;
    }
    List<ErlangNode> active = new ArrayList<>(copy.writtenOn());
    List<String> masters = disk.masters.getOrDefault(table, List.of());
    active.removeIf(peer -> !masters.isEmpty() && !masters.contains(peer.name().name()));
    return active.stream()
        .filter(peer -> copy.storageOn(peer) != Storage.DISC_ONLY)
        .findFirst()
        .orElse(active.isEmpty() ? null : active.getFirst());
  }

  /// The values of a key of the copy of this node.
  List<Term> find(String table, Term key) {
    TableCopy copy = tables.get(table);
    return copy == null ? List.of() : copy.rows.find(key);
  }

  /// Does what a transaction or a dirty operation wants done to the copy of this node.
  Term apply(Change change) {
    TableCopy copy = tables.get(change.table());
    if (copy == null || copy.storage == null) {
      return change.value();
    }
    if (!copy.isLoaded()) {
      copy.early.add(change);
      return change.value();
    }
    Term done = copy.rows.apply(change);
    if (copy.storage != Storage.RAM) {
      log(change);
    }
    return done;
  }

  private void log(Change change) {
    if (log.isEmpty()) {
      int life = node.life();
      node.run()
          .network()
          .after(
              LOG_NANOS,
              () -> {
                if (node.life() == life) {
                  flush();
                }
              });
    }
    log.add(change);
  }

  /// What was written goes to the disk.
  void flush() {
    for (Change change : log) {
      for (TableSpec spec : schema.tables()) {
        if (spec.name().equals(change.table())) {
          disk.rows(spec).apply(change);
        }
      }
    }
    log.clear();
  }

  /// A process awaits, under a reference, what Mnesia of another node answers.
  void await(ErlangProcess process, long ref, ErlangNode peer) {
    awaited.add(new Awaited(process, ref, peer));
    if (peer != node && !membership.isUp(peer)) {
      giveUpOn(peer, process.cause());
    }
  }

  /// It has the answer, or waits no longer.
  void forget(long ref, ErlangNode peer) {
    awaited.removeIf(one -> one.ref == ref && one.peer == peer);
  }

  void forget(long ref) {
    awaited.removeIf(one -> one.ref == ref);
  }

  /// Mnesia of a node is down: whoever waits for it learns it.
  void giveUpOn(ErlangNode peer, long cause) {
    for (Awaited one : List.copyOf(awaited)) {
      if (one.peer == peer) {
        awaited.remove(one);
        Message answer =
            node.message(Message.Kind.REPLY, null, ExitReason.NODEDOWN, cause, one.ref);
        node.deliver(one.process, answer.with(new PeerDown(peer)));
      }
    }
  }

  /// Answers a process of this or another node.
  void answer(ErlangProcess process, long ref, Term value, Object extra, long cause) {
    node.deliver(process, node.message(Message.Kind.REPLY, null, value, cause, ref).with(extra));
  }

  /// Tells the trace something, as of one of its processes.
  void emit(String server, Detail.Operation what, long cause) {
    ErlangProcess process = node.local().whereis(node.directory().name(server));
    node.emit(EventType.LIBRARY, process, null, cause, what);
  }

  /// `mnesia:subscribe(system)`.
  void subscribe(ErlangProcess process) {
    if (!subscribers.contains(process)) {
      subscribers.add(process);
    }
  }

  /// Source: OTP mnesia_lib.erl, `report_system_event/1`.
  void report(long cause, Term... event) {
    subscribers.removeIf(process -> !node.local().hasAlive(process));
    Tuple message = Tuple.of(SYSTEM_EVENT, Tuple.of(event));
    for (ErlangProcess process : List.copyOf(subscribers)) {
      node.deliver(process, node.message(Message.Kind.INFO, null, message, cause));
    }
  }

  /// Its processes have ended.
  void stopped(long cause) {
    if (!node.isUp()) {
      return;
    }
    flush();
    Membership before = membership;
    List<Tid> open = tm.open();
    membership = new Membership(this);
    locker = new Locker(this);
    tm = new TransactionManager(this);
    tables().stream().filter(TableCopy::isLoaded).forEach(FormerRows.of(node)::keep);
    tables.clear();
    subscribers.clear();
    before.leave(cause);
    Set<ErlangNode> peers = new LinkedHashSet<>();
    awaited.forEach(one -> peers.add(one.peer));
    peers.forEach(peer -> giveUpOn(peer, cause));
    for (Tid tid : open) {
      if (node.local().hasAlive(tid.process())) {
        node.lifecycle().exitSignal(null, tid.process(), ExitReason.SHUTDOWN, cause);
      }
    }
  }

  /// The rows of a table by key, for expectations; null while the node has no copy that is loaded.
  @Nullable List<RowSource.KeyedRow> rows(String table) {
    TableCopy copy = tables.get(table);
    return copy == null || !copy.isLoaded() ? null : copy.rows.keyed();
  }
}
