package crashlab.library.ets;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.TermWords;
import crashlab.otp.Tuple;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A table. It belongs to a process and ends with it, unless an heir takes it over.
///
/// Source: OTP ets manual, `new/2`, `give_away/3`, `setopts/2`; erl_db.c,
/// `erts_db_process_exiting`, `give_away_to_heir`.
final class EtsTable implements Belonging {
  static final LibraryEvent TRANSFER =
      LibraryEvent.of("ets", "transfer", EventRole.NOTE, "table", "to", "data", "rows")
          .says("handed the table {table} (rows: {rows}) over to {to}");
  static final LibraryEvent DESTROYED =
      LibraryEvent.of("ets", "destroyed", EventRole.NOTE, "table", "rows")
          .says("took the table {table} with it (rows: {rows})");
  private static final Atom ETS_TRANSFER = new Atom("ETS-TRANSFER");

  /// What a table takes of memory without a row, in words.
  private static final long EMPTY_WORDS = 300;

  final TableName name;
  final TableType type;
  final Access access;
  final boolean isNamed;
  final TableLock lock;
  final Rows rows;
  private final ErlangNode node;
  private ErlangProcess owner;
  private @Nullable Heir heir;
  private boolean isAlive = true;
  private long claimedWords;

  /// @param owner lives
  EtsTable(ErlangNode node, TableName name, TableOptions options, ErlangProcess owner) {
    this.node = node;
    this.name = name;
    this.type = options.type();
    this.access = options.access();
    this.isNamed = options.isNamed();
    this.lock = new TableLock(options, name.figures);
    this.rows = new Rows(type);
    this.owner = owner;
    node.belongings().acquire(owner, this);
    claim();
  }

  boolean isAlive() {
    return isAlive;
  }

  ErlangProcess owner() {
    return owner;
  }

  @Nullable Heir heir() {
    return heir;
  }

  /// Source: OTP erl_db.c, `set_heir`: a process that has ended is no heir.
  void setHeir(@Nullable Heir other) {
    heir = other == null || !node.local().hasAlive(other.process()) ? null : other;
  }

  /// What there is to know of it, for those who look.
  NodeObject object() {
    Heir next = heir;
    long waited = name.figures.waitNanos;
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("owner", List.of(owner)));
    facts.add(next == null ? Fact.of("heir", "none") : Fact.of("heir", List.of(next.process())));
    facts.add(Fact.of("rows", rows.size()));
    facts.add(Fact.of("type", word(type) + ", " + word(access) + (isNamed ? "" : ", not named")));
    facts.add(Fact.of("memory", words() * TermWords.WORD_BYTES + " bytes"));
    facts.add(Fact.of("waited for its locks", waited / 1_000 + " us so far"));
    addAny(facts, "hold a lock", lock.holders(node.nowNanos()));
    addAny(facts, "wait for a lock", lock.waiters(node.nowNanos()));
    return new NodeObject(name.toString(), facts);
  }

  private static void addAny(List<Fact> facts, String word, List<ErlangProcess> processes) {
    if (!processes.isEmpty()) {
      facts.add(Fact.of(word, processes));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  boolean allows(ErlangProcess process, boolean writing) {
    return process == owner || access.allowsOthers(writing);
  }

  /// What it takes of memory, in words.
  long words() {
    return EMPTY_WORDS + rows.words();
  }

  /// Lets the node know what the table takes of memory now, after a change.
  void claim() {
    long now = words();
    if (now > claimedWords) {
      node.claimMemory((now - claimedWords) * TermWords.WORD_BYTES);
    } else {
      node.freeMemory((claimedWords - now) * TermWords.WORD_BYTES);
    }
    claimedWords = now;
  }

  /// Hands the table to another process, which lives and is told so.
  void giveAway(ErlangProcess to, Term data, long cause) {
    node.belongings().handOver(owner, to, this);
    changeHands(to, data, cause);
  }

  private void changeHands(ErlangProcess to, Term data, long cause) {
    ErlangProcess from = owner;
    owner = to;
    Term rowCount = new Int(rows.size());
    long seq =
        node.emit(
            EventType.LIBRARY, from, to, cause, TRANSFER.with(name.atom, to.pid(), data, rowCount));
    Tuple message = Tuple.of(ETS_TRANSFER, name.atom, from.pid(), data);
    node.deliver(to, node.message(Message.Kind.INFO, from, message, seq));
  }

  /// The table is deleted.
  void delete() {
    node.belongings().giveUp(owner, this);
    vanish();
  }

  private void vanish() {
    isAlive = false;
    lock.vanish();
    if (name.named == this) {
      name.named = null;
    }
    node.freeMemory(claimedWords * TermWords.WORD_BYTES);
    claimedWords = 0;
  }

  /// The heir stays what it was, which is the owner itself now.
  @Override
  public void ownerEnded(ErlangNode on, ErlangProcess ended, Term reason, long cause) {
    Heir next = heir;
    if (next != null && node.local().hasAlive(next.process())) {
      node.belongings().acquire(next.process(), this);
      changeHands(next.process(), next.data(), cause);
      return;
    }
    Term rowCount = new Int(rows.size());
    node.emit(EventType.LIBRARY, ended, null, cause, DESTROYED.with(name.atom, rowCount));
    vanish();
    name.lostWith = ended.pid();
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
