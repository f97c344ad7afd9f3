package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// Why transactions and operations fail. Source: OTP mnesia.erl, `abort/1`; mnesia.hrl, `cyclic`.
final class Reasons {
  static final Atom ABORTED = new Atom("aborted");
  static final Atom ATOMIC = new Atom("atomic");
  static final Atom NO_TRANSACTION = new Atom("no_transaction");
  static final Atom NOMORE = new Atom("nomore");
  private static final Atom THROW = new Atom("throw");
  private static final Atom CYCLIC = new Atom("cyclic");
  private static final Atom BAD_COMMIT = new Atom("bad_commit");
  private static final Atom NODE_NOT_RUNNING = new Atom("node_not_running");

  private Reasons() {}

  /// What `mnesia:abort(reason)` exits with.
  static Tuple aborted(Term reason) {
    return Tuple.of(ABORTED, reason);
  }

  static Tuple noExists(Term what) {
    return Tuple.of(new Atom("no_exists"), what);
  }

  static Tuple noMajority(String table) {
    return Tuple.of(new Atom("no_majority"), new Atom(table));
  }

  static Tuple notRunning(ErlangNode node) {
    return Tuple.of(NODE_NOT_RUNNING, node.name());
  }

  static Tuple badCommit(ErlangNode node) {
    return Tuple.of(BAD_COMMIT, node.name());
  }

  static Tuple thrown(Term value) {
    return Tuple.of(THROW, value);
  }

  /// A lock is refused.
  static Tuple cyclic(ErlangNode at, LockRequest request, Tid lucky) {
    Atom lock = new Atom(request.kind().isExclusive() ? "write" : "read");
    Atom op = new Atom(request.kind() == LockKind.WRITE ? "write" : "read");
    return Tuple.of(CYCLIC, at.name(), request.oid().term(), op, lock, lucky.term());
  }

  /// What a failure aborts a transaction with. Source: OTP mnesia_lib.erl, `fix_error/1`.
  static Term of(Term failure) {
    return failure instanceof Tuple pair && pair.size() == 2 && pair.get(0).equals(ABORTED)
        ? pair.get(1)
        : failure;
  }

  static boolean isCyclic(Term reason) {
    return is(reason, CYCLIC);
  }

  /// Whether a transaction with this reason begins anew, as another one.
  static boolean beginsAnew(Term reason) {
    return is(reason, BAD_COMMIT) || is(reason, NODE_NOT_RUNNING);
  }

  private static boolean is(Term reason, Atom tag) {
    return reason instanceof Tuple tuple && tuple.size() > 0 && tuple.get(0).equals(tag);
  }

  /// Who has the lock that was refused; null where no lock was.
  static @Nullable Term holder(Term reason) {
    return isCyclic(reason)
            && reason instanceof Tuple tuple
            && tuple.get(tuple.size() - 1) instanceof Tuple tid
        ? tid.get(tid.size() - 1)
        : null;
  }

  /// The table of the row whose lock was refused; null where no lock was.
  static @Nullable Term refusedTable(Term reason) {
    return refused(reason, 0);
  }

  /// The key of that row.
  static @Nullable Term refusedKey(Term reason) {
    return refused(reason, 1);
  }

  private static @Nullable Term refused(Term reason, int part) {
    return isCyclic(reason)
            && reason instanceof Tuple tuple
            && tuple.get(2) instanceof Tuple oid
            && part < oid.size()
        ? oid.get(part)
        : null;
  }
}
