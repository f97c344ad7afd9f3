package crashlab.library.mnesia;

import crashlab.behaviour.Frame;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of a transaction on one row, which takes a lock first: to read, where the row is read; to
/// write, on all copies: on the own node, then on the first of the others, then on the rest at
/// once.
///
/// Source: OTP mnesia_locker.erl, `rlock/3`, `rwlock/3`, `wlock/4`, `get_wlocks_on_nodes/5`.
abstract class LockingStep extends RescuableInstruction {
  private static final int DRAWN = 1;
  private static final int LOCKING = 2;

  final String verb;
  final String table;
  final Atom name;
  private final TermSource key;
  private final LockKind kind;

  /// What a step on one row has to know.
  record On(String verb, String table, TermSource key, ResultUse use) {}

  LockingStep(On on, LockKind kind) {
    super(on.use());
    this.verb = on.verb();
    this.table = on.table();
    this.name = new Atom(on.table());
    this.key = on.key();
    this.kind = kind;
  }

  /// How far the locks have come.
  private static final class Locks {
    final Oid oid;
    final ArrayDeque<ErlangNode> left = new ArrayDeque<>();
    @Nullable Round round;
    @Nullable Term refusal;
    @Nullable Tuple rows;

    Locks(Oid oid) {
      this.oid = oid;
    }
  }

  /// The row is locked.
  ///
  /// @param rows the values of the key as they are in the table
  abstract Next locked(
      StepProgram program, Frame frame, Transaction transaction, Oid oid, List<Term> rows);

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    if (frame.phase == 0) {
      frame.phase = DRAWN;
      frame.key = TableKeys.normal(key.next(program));
      program.charge(Cost.ETS_LOOKUP);
      program.charge(Cost.SEND);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    Transaction transaction = Transaction.of(program);
    if (transaction == null) {
      return failed(program, frame, Reasons.aborted(Reasons.NO_TRANSACTION));
    }
    return frame.phase == DRAWN
        ? begin(program, frame, transaction)
        : goOn(program, frame, transaction);
  }

  private Next begin(StepProgram program, Frame frame, Transaction transaction) {
    Mnesia mnesia = Mnesia.of(program.node());
    Oid oid = new Oid(table, frame.key);
    var locks = new Locks(oid);
    frame.local = locks;
    frame.phase = LOCKING;
    frame.number = 0;
    ErlangNode readOn = mnesia.readOn(table);
    List<ErlangNode> written = mnesia.writtenOn(table);
    if (kind.isExclusive() ? written.isEmpty() : readOn == null) {
      return failed(program, frame, Reasons.aborted(Reasons.noExists(name)));
    }
    boolean isNeeded = transaction.store().needs(oid, kind);
    TableCopy copy = mnesia.table(table);
    if (isNeeded && kind.isExclusive() && copy != null && Majority.isMissing(copy, written)) {
      return failed(program, frame, Reasons.aborted(Reasons.noMajority(table)));
    }
    if (isNeeded && kind.isExclusive()) {
      queueWrite(locks, program.node(), written, kind == LockKind.READ_WRITE ? readOn : null);
    } else if (readOn != null
        && (isNeeded || (readOn != program.node() && kind != LockKind.WRITE))) {
      locks.left.add(readOn);
    }
    return next(program, frame, transaction);
  }

  private static void queueWrite(
      Locks locks, ErlangNode own, List<ErlangNode> written, @Nullable ErlangNode first) {
    if (first != null) {
      locks.left.add(first);
    } else if (written.contains(own)) {
      locks.left.add(own);
    }
    for (ErlangNode peer : written) {
      if (!locks.left.contains(peer)) {
        locks.left.add(peer);
      }
    }
  }

  private static Locks locks(Frame frame) {
    if (frame.local instanceof Locks locks) {
      return locks;
    }
    throw new IllegalStateException("no lock is in hand");
  }

  /// The local node alone, then one other alone, then the rest.
  private Next next(StepProgram program, Frame frame, Transaction transaction) {
    Locks locks = locks(frame);
    if (locks.refusal != null) {
      return failed(program, frame, locks.refusal);
    }
    if (locks.left.isEmpty()) {
      return allLocked(program, frame, transaction);
    }
    var round = new Round(program);
    boolean rest = frame.number > 0; // the first of the others has granted it
    do {
      ErlangNode peer = locks.left.remove();
      transaction.nodes.add(peer);
      round.ask(peer);
      if (peer != program.node()) {
        frame.number++;
      }
      ask(program, transaction, locks.oid, round, peer);
    } while (rest && !locks.left.isEmpty());
    locks.round = round;
    return Next.STAY;
  }

  private void ask(
      StepProgram program, Transaction transaction, Oid oid, Round round, ErlangNode peer) {
    var client = new WaitingProcess(program.self(), round.ref());
    boolean first = kind != LockKind.READ_WRITE || transaction.store().needs(oid, kind);
    LockKind wanted = first ? kind : LockKind.READ;
    var request = new LockRequest(transaction.tid, oid, wanted, client);
    Term asTerm = Tuple.of(new Atom(wanted.word()), transaction.tid.term(), oid.term());
    MnesiaServer.ask(
        program.node(),
        peer,
        MnesiaServer.LOCKER,
        asTerm,
        new Requests.Lock(request),
        program.self());
  }

  private Next goOn(StepProgram program, Frame frame, Transaction transaction) {
    Locks locks = locks(frame);
    Round round = locks.round;
    while (round != null && !round.isOver()) {
      Message answer = round.take();
      if (answer == null) {
        return Next.STAY;
      }
      if (answer.extra() instanceof LockAnswer lock) {
        note(locks, lock, answer.payload(), program.node());
      } else if (answer.extra() instanceof Mnesia.PeerDown(ErlangNode peer)) {
        locks.refusal = Reasons.aborted(Reasons.notRunning(peer));
      }
      program.node().recycle(answer);
    }
    return next(program, frame, transaction);
  }

  private static void note(Locks locks, LockAnswer answer, Term rows, ErlangNode own) {
    Tid lucky = answer.lucky();
    if (lucky != null) {
      locks.refusal = Reasons.aborted(Reasons.cyclic(answer.at(), answer.request(), lucky));
    } else if (answer.at() != own && rows instanceof Tuple brought && locks.rows == null) {
      locks.rows = answer.request().kind() == LockKind.WRITE ? null : brought;
    }
  }

  private Next allLocked(StepProgram program, Frame frame, Transaction transaction) {
    Locks locks = locks(frame);
    transaction.store().locked(locks.oid, kind);
    Tuple brought = locks.rows;
    Term found = frame.key;
    List<Term> rows =
        brought != null
            ? brought.elements()
            : Mnesia.of(program.node()).find(table, found == null ? Atom.NIL : found);
    frame.number = 0;
    return locked(program, frame, transaction, locks.oid, rows);
  }
}
