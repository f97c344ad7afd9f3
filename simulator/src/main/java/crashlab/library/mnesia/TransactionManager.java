package crashlab.library.mnesia;

import crashlab.kernel.RandomStream;
import crashlab.vm.ErlangNode;
import crashlab.vm.NodeMessage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `mnesia_tm` of a node knows of the transactions that began here, and of those that began
/// elsewhere and are to be committed here.
///
/// Source: OTP mnesia_tm.erl, `doit_loop/1`.
final class TransactionManager {
  private static final int REMEMBERED = 1_000;

  private final Mnesia mnesia;
  private final RandomStream random;
  private final Set<Tid> coordinated = new LinkedHashSet<>();
  private final Map<Tid, List<Change>> voted = new LinkedHashMap<>();
  private final LinkedHashSet<Tid> committed = new LinkedHashSet<>();
  private final Set<Transfer> transfers = new LinkedHashSet<>();

  TransactionManager(Mnesia mnesia) {
    this.mnesia = mnesia;
    this.random = mnesia.node.random("mnesia");
  }

  RandomStream random() {
    return random;
  }

  Set<Transfer> transfers() {
    return transfers;
  }

  /// The transactions of this node that are not over.
  List<Tid> open() {
    return List.copyOf(coordinated);
  }

  /// Source: OTP mnesia_recover.erl, `incr_trans_tid_serial/0`.
  long nextSerial() {
    return ++mnesia.disk.serial;
  }

  /// Source: OTP mnesia_recover.erl, `sync_trans_tid_serial/1`.
  void syncSerial(Tid tid) {
    if (tid.counter() > mnesia.disk.serial) {
      mnesia.disk.serial = tid.counter() + 1;
    }
  }

  void begin(Tid tid) {
    coordinated.add(tid);
  }

  void end(Tid tid) {
    coordinated.remove(tid);
  }

  /// Another node asks whether to commit: yes.
  void vote(Tid tid, List<Change> changes) {
    voted.put(tid, changes);
  }

  void commit(Tid tid, long cause) {
    List<Change> changes = voted.remove(tid);
    if (changes != null) {
      changes.forEach(mnesia::apply);
      decided(tid);
    }
    mnesia.locker().release(tid, cause);
  }

  void abort(Tid tid, long cause) {
    voted.remove(tid);
    mnesia.locker().release(tid, cause);
  }

  /// A transaction is committed, which others may ask for some time.
  void decided(Tid tid) {
    committed.add(tid);
    if (committed.size() > REMEMBERED) {
      committed.remove(committed.getFirst());
    }
  }

  /// Source: OTP mnesia_tm.erl, `reconfigure_participants/2`, `tell_outcome/5`; mnesia_locker.erl,
  /// `release_remote_non_pending/2`.
  void peerDown(ErlangNode peer, long cause) {
    for (Tid tid : List.copyOf(voted.keySet())) {
      if (tid.process().node() == peer) {
        resolve(tid, cause);
      }
    }
    mnesia
        .locker()
        .releaseAll(tid -> tid.process().node() == peer && !voted.containsKey(tid), cause);
    List.copyOf(transfers).forEach(transfer -> transfer.peerDown(peer, cause));
  }

  /// The coordinator is gone: what the others know of the outcome holds, and if nobody knows it the
  /// transaction is aborted.
  private void resolve(Tid tid, long cause) {
    Set<ErlangNode> asked = new LinkedHashSet<>();
    for (ErlangNode other : mnesia.membership().running()) {
      if (other != mnesia.node) {
        asked.add(other);
      }
    }
    new Outcome(mnesia, tid, asked).ask(cause);
  }

  /// The question how a transaction ended, to the others.
  private record Outcome(Mnesia mnesia, Tid tid, Set<ErlangNode> asked) {
    void ask(long cause) {
      for (ErlangNode other : List.copyOf(asked)) {
        mnesia.node.run().network().tell(mnesia.node, other, new WhatHappened(this, null), cause);
      }
      endIfNobodyKnows(cause);
    }

    void told(ErlangNode by, boolean isCommitted, long cause) {
      if (isCommitted) {
        mnesia.tm().commit(tid, cause);
      } else if (asked.remove(by)) {
        endIfNobodyKnows(cause);
      }
    }

    private void endIfNobodyKnows(long cause) {
      asked.removeIf(other -> !mnesia.membership().isUp(other));
      if (asked.isEmpty()) {
        mnesia.tm().abort(tid, cause);
      }
    }
  }

  private record WhatHappened(Outcome outcome, @Nullable Boolean isCommitted)
      implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      if (isCommitted != null) {
        outcome.told(from, isCommitted, cause);
      } else {
        boolean knows = Mnesia.of(at).tm().committed.contains(outcome.tid);
        at.run().network().tell(at, from, new WhatHappened(outcome, knows), cause);
      }
    }
  }
}
