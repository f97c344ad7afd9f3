package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the processes of Mnesia are asked to do.
///
/// Source: OTP mnesia_tm.erl, `doit_loop/1`; mnesia_locker.erl, `loop/1`; mnesia_rpc.erl.
final class Requests {
  private Requests() {}

  /// Who awaits an answer, and under which reference.
  record Caller(ErlangProcess process, long ref) {
    void answer(Mnesia at, Term value, Object extra, long cause) {
      at.answer(process, ref, value, extra, cause);
    }
  }

  /// The answer to a request of one node.
  record Answer(Mnesia from, @Nullable Object more) {}

  private static Answer from(Mnesia at, @Nullable Object more) {
    return new Answer(at, more);
  }

  /// A transaction begins; the answer brings its [Tid].
  record Begin(Caller caller) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      var tid = new Tid(at.tm().nextSerial(), caller.process());
      at.tm().begin(tid);
      if (!at.node.local().hasAlive(caller.process())) {
        at.tm().end(tid);
        return;
      }
      caller.answer(at, Atom.OK, from(at, tid), cause);
    }
  }

  /// A transaction of this node is over.
  record Delete(Tid tid) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      at.tm().end(tid);
    }
  }

  /// May these changes be made here?
  record AskCommit(Tid tid, List<Change> changes, Caller caller) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      at.tm().syncSerial(tid);
      at.tm().vote(tid, changes);
      caller.answer(at, Atom.OK, from(at, null), cause);
    }
  }

  /// All have voted for it. Source: OTP mnesia_tm.erl, `commit_participant/7`.
  record PreCommit(Tid tid, Caller caller) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      caller.answer(at, Atom.OK, from(at, null), cause);
    }
  }

  /// The changes are made, if any are to be, and the locks are free.
  record Commit(Tid tid) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      at.tm().commit(tid, cause);
    }
  }

  /// The changes are not made, and the locks are free.
  record Abort(Tid tid) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      at.tm().abort(tid, cause);
    }
  }

  /// A lock is wanted.
  record Lock(LockRequest request) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      at.locker().request(request, cause);
    }
  }

  /// The locks of a transaction are free.
  record Release(Tid tid) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      at.locker().release(tid, cause);
    }
  }

  /// Changes are made without a transaction.
  ///
  /// @param caller awaits the end; null for nobody
  record Dirty(Change change, @Nullable Caller caller) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      Term value = at.apply(change);
      if (caller != null) {
        caller.answer(at, value, from(at, null), cause);
      }
    }
  }

  /// Rows are read without a transaction.
  record Get(String table, Term key, Caller caller) implements MnesiaServer.Request {
    @Override
    public void arrive(Mnesia at, long cause) {
      caller.answer(at, new Tuple(at.find(table, key)), from(at, null), cause);
    }
  }
}
