package crashlab.library.mnesia;

import crashlab.behaviour.BlockStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.StepProgram.Ending;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// `mnesia:transaction/1,2`: does its steps, and commits; if a lock is refused it waits and does
/// them again.
///
/// Source: OTP mnesia_tm.erl, `execute_transaction/5`, `check_exit/6`, `maybe_restart/6`,
/// `restart/9`, `return_abort/3`.
///
/// Differs: a nested transaction begins and ends without a message to `mnesia_tm`, which costs the
/// same; what a restart gives back is not waited for, since later requests for locks come behind
/// it.
final class TransactionStep extends BlockStep {
  private static final int PAID = 1;
  private static final int STARTING = 2;
  private static final int INSIDE = 3;
  private static final int COMMITTING = 4;
  private static final int SLEPT = 5;
  private static final int SLEPT_ANEW = 6;

  private final Instruction[] body;
  private final long retries;

  TransactionStep(Instruction[] body, long retries, ResultUse use) {
    super(use);
    this.body = body;
    this.retries = retries;
  }

  /// One run of the step.
  private static final class Progress {
    long retriesLeft;
    long factor = 1;
    boolean isNested;
    @Nullable Round round;
    @Nullable Commit commit;

    Progress(long retries) {
      this.retriesLeft = retries;
    }
  }

  @Override
  protected Next proceed(StepProgram program, Frame frame) {
    return switch (frame.phase) {
      case 0 -> {
        frame.phase = PAID;
        program.charge(Cost.SEND);
        program.charge(Cost.RECEIVE);
        program.charge(Cost.ETS_INSERT);
        yield program.pay() ? Next.STAY : begin(program, frame, new Progress(retries));
      }
      case PAID -> begin(program, frame, new Progress(retries));
      case STARTING -> started(program, frame);
      case INSIDE -> commit(program, frame, valueOf(frame));
      case COMMITTING -> committing(program, frame);
      case SLEPT -> {
        announce(program);
        yield run(program, frame, body, INSIDE);
      }
      case SLEPT_ANEW -> begin(program, frame, progress(frame));
      default -> throw new IllegalStateException("transaction in phase (" + frame.phase + ")");
    };
  }

  private static Progress progress(Frame frame) {
    if (frame.local instanceof Progress progress) {
      return progress;
    }
    throw new IllegalStateException("no transaction is in hand");
  }

  private Next begin(StepProgram program, Frame frame, Progress progress) {
    frame.local = progress;
    Transaction around = Transaction.of(program);
    if (around != null) {
      progress.isNested = true;
      around.nest();
      announce(program);
      return run(program, frame, body, INSIDE);
    }
    ErlangNode node = program.node();
    if (!Mnesia.of(node).isRunning()) {
      return done(program, Reasons.aborted(Reasons.notRunning(node)));
    }
    var round = new Round(program);
    progress.round = round;
    round.ask(node);
    var request = new Requests.Begin(round.caller());
    MnesiaServer.ask(node, node, MnesiaServer.TM, new Atom("start_outer"), request, program.self());
    frame.phase = STARTING;
    return Next.STAY;
  }

  private Next started(StepProgram program, Frame frame) {
    Round round = progress(frame).round;
    Message answer = round == null ? null : round.take();
    if (answer == null) {
      return Next.STAY;
    }
    Object extra = answer.extra();
    program.node().recycle(answer);
    if (extra instanceof Requests.Answer(Mnesia _, Tid tid)) {
      new Transaction(tid).enter(program);
      announce(program);
      return run(program, frame, body, INSIDE);
    }
    return done(program, Reasons.aborted(Reasons.notRunning(program.node())));
  }

  private static Transaction current(StepProgram program) {
    Transaction transaction = Transaction.of(program);
    if (transaction == null) {
      throw new IllegalStateException("(" + program.self() + ") is in no transaction");
    }
    return transaction;
  }

  private static void announce(StepProgram program) {
    var number = new Int(current(program).tid.counter());
    program.emit(EventType.LIBRARY, null, MnesiaEvents.BEGIN.with(number));
  }

  private Next commit(StepProgram program, Frame frame, Term value) {
    Progress progress = progress(frame);
    if (progress.isNested) {
      current(program).unnest(true);
      var number = new Int(current(program).tid.counter());
      program.emit(EventType.LIBRARY, null, MnesiaEvents.COMMIT.with(number));
      return committed(program, value);
    }
    progress.commit = new Commit(program, current(program), value);
    frame.phase = COMMITTING;
    return committing(program, frame);
  }

  private Next committing(StepProgram program, Frame frame) {
    Commit commit = progress(frame).commit;
    if (commit == null) {
      throw new IllegalStateException("nothing is to be committed");
    }
    return switch (commit.advance()) {
      case WAITING -> Next.STAY;
      case FAILED -> ended(program, frame, commit.failure());
      case DONE -> {
        current(program).leave(program);
        yield committed(program, commit.value());
      }
    };
  }

  private Next committed(StepProgram program, Term value) {
    Mnesia.of(program.node()).figures.commits++;
    return done(program, Tuple.of(Reasons.ATOMIC, value));
  }

  private Next done(StepProgram program, Tuple value) {
    return returned(program, new Detail.Result("mnesia_transaction", value));
  }

  @Override
  protected Next bodyFailed(StepProgram program, Frame frame, Ending how, Term with) {
    return how == Ending.THROWN
        ? abort(program, frame, Reasons.thrown(with))
        : ended(program, frame, with);
  }

  /// Source: OTP mnesia_tm.erl, `check_exit/6`, `maybe_restart/6`.
  private Next ended(StepProgram program, Frame frame, Term failure) {
    Term reason = Reasons.of(failure);
    boolean mayBeAgain =
        !reason.equals(failure) && (Reasons.isCyclic(reason) || Reasons.beginsAnew(reason));
    if (!mayBeAgain) {
      return abort(program, frame, reason);
    }
    Progress progress = progress(frame);
    if (progress.retriesLeft <= 1) {
      return abort(program, frame, Reasons.NOMORE);
    }
    if (progress.isNested) {
      current(program).unnest(false);
      return failed(program, frame, failure);
    }
    return again(program, frame, reason);
  }

  private Next again(StepProgram program, Frame frame, Term reason) {
    Progress progress = progress(frame);
    Transaction transaction = current(program);
    ErlangNode node = program.node();
    Mnesia mnesia = Mnesia.of(node);
    mnesia.figures.restarts++;
    if (progress.retriesLeft != Long.MAX_VALUE) {
      progress.retriesLeft--;
    }
    var number = new Int(transaction.tid.counter());
    program
        .self()
        .setCause(
            program.emit(
                EventType.LIBRARY,
                null,
                MnesiaEvents.RESTART.with(
                    number,
                    reason,
                    Reasons.holder(reason),
                    Reasons.refusedTable(reason),
                    Reasons.refusedKey(reason))));
    transaction.release(node, program.self());
    if (Reasons.isCyclic(reason)) {
      node.waits().sleep(program.self(), RetryWait.of(mnesia, progress.factor++));
      transaction.clear();
      frame.phase = SLEPT;
    } else {
      forget(program, transaction);
      progress.factor = 1;
      node.waits().sleep(program.self(), RetryWait.of(mnesia, 1));
      frame.phase = SLEPT_ANEW;
    }
    return Next.STAY;
  }

  private static void forget(StepProgram program, Transaction transaction) {
    transaction.leave(program);
    MnesiaServer.ask(
        program.node(),
        program.node(),
        MnesiaServer.TM,
        transaction.asTerm("delete_transaction"),
        new Requests.Delete(transaction.tid),
        program.self());
  }

  /// Source: OTP mnesia_tm.erl, `return_abort/3`.
  private Next abort(StepProgram program, Frame frame, Term reason) {
    Transaction transaction = current(program);
    Mnesia.of(program.node()).figures.aborts++;
    var number = new Int(transaction.tid.counter());
    program.emit(EventType.LIBRARY, null, MnesiaEvents.ABORT.with(number, reason));
    if (progress(frame).isNested) {
      transaction.unnest(false);
    } else {
      transaction.release(program.node(), program.self());
      forget(program, transaction);
    }
    return done(program, Reasons.aborted(reason));
  }
}
