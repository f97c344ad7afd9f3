package crashlab.library.mnesia;

import crashlab.library.NodeObject;
import crashlab.library.NodeObject.Fact;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The locks of the copies of one node, held and waited for.
///
/// A transaction may wait for younger ones (of a higher id) alone; one that would wait for an older
/// one is refused, and starts anew. So nobody waits in a circle.
///
/// Source: OTP mnesia_locker.erl.
final class Locker {
  private record Held(Oid oid, boolean exclusive, Tid tid) {}

  /// What comes of a request.
  ///
  /// @param mayWait whether it may, if there is somebody to wait for
  private record Verdict(boolean mayWait, @Nullable Tid on) {}

  private static final Verdict YES = new Verdict(true, null);

  private final Mnesia mnesia;
  private final Map<Oid, List<Held>> held = new LinkedHashMap<>();
  private final Map<Oid, List<LockRequest>> queue = new LinkedHashMap<>();
  private final Map<Tid, Set<Oid>> touched = new LinkedHashMap<>();

  Locker(Mnesia mnesia) {
    this.mnesia = mnesia;
  }

  /// What is locked, by whom, and who waits for it, for those who look.
  List<NodeObject> objects() {
    Set<Oid> oids = new LinkedHashSet<>(held.keySet());
    oids.addAll(queue.keySet());
    return oids.stream().map(this::object).toList();
  }

  private NodeObject object(Oid oid) {
    Term key = oid.key();
    List<Fact> facts = new ArrayList<>();
    for (Held lock : held.getOrDefault(oid, List.of())) {
      facts.add(
          Fact.of(
              lock.exclusive ? "held for writing by" : "held for reading by",
              List.of(lock.tid.process())));
    }
    for (LockRequest request : queue.getOrDefault(oid, List.of())) {
      String word =
          request.kind().isExclusive() ? "waited for to write by" : "waited for to read by";
      facts.add(Fact.of(word, List.of(request.tid().process())));
    }
    return new NodeObject(
        oid.table() + (key == null ? " (whole table)" : " · " + key.inspect()), facts);
  }

  /// Source: OTP mnesia_locker.erl, `try_lock/6`.
  void request(LockRequest request, long cause) {
    Verdict verdict = canLock(request, false);
    if (verdict.on == null) {
      grant(request, cause);
    } else if (verdict.mayWait) {
      queue.computeIfAbsent(request.oid(), _ -> new ArrayList<>()).add(request);
      touch(request);
      request.client().queued(mnesia, request, verdict.on, cause);
    } else {
      request.client().answered(mnesia, request, verdict.on, cause);
    }
  }

  private void touch(LockRequest request) {
    touched.computeIfAbsent(request.tid(), _ -> new LinkedHashSet<>()).add(request.oid());
  }

  private void grant(LockRequest request, long cause) {
    var lock = new Held(request.oid(), request.kind().isExclusive(), request.tid());
    List<Held> locks = held.computeIfAbsent(request.oid(), _ -> new ArrayList<>());
    if (!locks.contains(lock)) {
      locks.add(lock);
    }
    touch(request);
    request.client().answered(mnesia, request, null, cause);
  }

  /// Source: OTP mnesia_locker.erl, `can_lock/4`, `check_lock/7`.
  ///
  /// @param isQueued whether it waits already
  private Verdict canLock(LockRequest request, boolean isQueued) {
    Tid tid = request.tid();
    Verdict verdict = YES;
    for (Held lock : inTheWay(request)) {
      if (lock.tid.equals(tid)) {
        continue;
      }
      verdict = verdictOn(lock.tid, request);
      if (!verdict.mayWait) {
        return verdict;
      }
    }
    if (isQueued || verdict.on != null) {
      return verdict;
    }
    return behindOthers(request);
  }

  /// Source: OTP mnesia_locker.erl, `can_queue/4`, `allowed_to_be_queued/2`.
  private Verdict verdictOn(Tid holder, LockRequest request) {
    boolean isYounger = holder.compareTo(request.tid()) > 0;
    boolean spurious = isYounger && holder.process() == request.tid().process();
    boolean othersWait =
        queue.containsKey(request.oid()) || queue.containsKey(request.oid().whole());
    return new Verdict(isYounger && !(spurious && othersWait), holder);
  }

  private List<Held> inTheWay(LockRequest request) {
    Oid oid = request.oid();
    List<Held> locks = new ArrayList<>();
    if (oid.key() == null) {
      held.forEach((other, those) -> {
        if (other.table().equals(oid.table())) {
          locks.addAll(those);
        }
      });
    } else {
      locks.addAll(held.getOrDefault(oid.whole(), List.of()));
      locks.addAll(held.getOrDefault(oid, List.of()));
    }
    if (!request.kind().isExclusive()) {
      locks.removeIf(lock -> !lock.exclusive);
    }
    return locks;
  }

  /// Those who wait count too: readers do not starve a writer. Source: OTP mnesia_locker.erl,
  /// `check_lock/7`, `check_queue/4`.
  private Verdict behindOthers(LockRequest request) {
    Oid oid = request.oid();
    if (!request.kind().isExclusive() && oid.key() != null) {
      Tid youngest = youngest(oid);
      if (youngest != null && youngest.compareTo(request.tid()) <= 0) {
        return new Verdict(false, youngest);
      }
      if (youngest != null) {
        return behindTable(request, new Verdict(true, youngest));
      }
    }
    return behindTable(request, YES);
  }

  private Verdict behindTable(LockRequest request, Verdict otherwise) {
    Tid youngest = youngest(request.oid().whole());
    if (youngest == null || youngest.equals(request.tid())) {
      return otherwise;
    }
    return new Verdict(youngest.compareTo(request.tid()) > 0, youngest);
  }

  private @Nullable Tid youngest(Oid oid) {
    return queue.getOrDefault(oid, List.of()).stream()
        .map(LockRequest::tid)
        .max(Tid::compareTo)
        .orElse(null);
  }

  /// A transaction is over, or starts anew: what it had is free, and it waits no longer.
  ///
  /// Source: OTP mnesia_locker.erl, `do_release_tid/1`, `rearrange_queue/1`.
  void release(Tid tid, long cause) {
    Set<Oid> oids = touched.remove(tid);
    if (oids == null) {
      return;
    }
    for (Oid oid : oids) {
      drop(held, oid, lock -> lock.tid.equals(tid));
      drop(queue, oid, request -> request.tid().equals(tid));
    }
    for (Oid oid : oids) {
      rearrange(oid, cause);
    }
  }

  private static <T> void drop(
      Map<Oid, List<T>> map, Oid oid, java.util.function.Predicate<T> which) {
    List<T> list = map.get(oid);
    if (list != null && list.removeIf(which) && list.isEmpty()) {
      map.remove(oid);
    }
  }

  private void rearrange(Oid freed, long cause) {
    List<LockRequest> waiting = new ArrayList<>();
    if (freed.key() == null) {
      queue.forEach((oid, those) -> {
        if (oid.table().equals(freed.table())) {
          waiting.addAll(those);
        }
      });
    } else {
      waiting.addAll(queue.getOrDefault(freed.whole(), List.of()));
      waiting.addAll(queue.getOrDefault(freed, List.of()));
    }
    waiting.sort((one, other) -> other.tid().compareTo(one.tid()));
    Set<Oid> blocked = new LinkedHashSet<>();
    for (LockRequest request : waiting) {
      if (blocked.contains(request.oid())) {
        continue;
      }
      if (!retry(request, cause)) {
        if (freed.key() != null || request.oid().key() == null) {
          return;
        }
        blocked.add(request.oid());
      }
    }
  }

  /// Tells whether the request waits no longer. Source: OTP mnesia_locker.erl, `try_waiter/6`.
  private boolean retry(LockRequest request, long cause) {
    Verdict verdict = canLock(request, true);
    if (verdict.on != null && verdict.mayWait) {
      return false;
    }
    drop(queue, request.oid(), other -> other == request);
    if (verdict.on == null) {
      grant(request, cause);
    } else {
      request.client().answered(mnesia, request, verdict.on, cause);
    }
    return true;
  }

  /// The locks of transactions for which this holds are free. Source: OTP mnesia_locker.erl,
  /// `release_remote_non_pending/2`.
  void releaseAll(java.util.function.Predicate<Tid> which, long cause) {
    for (Tid tid : List.copyOf(touched.keySet())) {
      if (which.test(tid)) {
        release(tid, cause);
      }
    }
  }
}
