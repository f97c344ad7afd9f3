package crashlab.analysis;

import crashlab.otp.Term;
import crashlab.scenario.Subject;
import crashlab.trace.Detail;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of the processes that a scenario means by one word: a registered name, a path, a
/// child's id, a load's id, or the module of a process that a step made.
final class Watch {
  /// How well a process fits the word. Who fits better takes the place of those who fit less.
  private enum Fit {
    NAME_OR_PATH,
    CHILD_ID,
    MODULE,
    NONE
  }

  /// The word as files write it, with the node where they name one.
  final String word;

  private final Subject subject;
  private final BitSet members = new BitSet();
  private final List<EventTally> tallies = new ArrayList<>();
  private Fit fit = Fit.NONE;

  int living;
  int restarts;
  long latestRestartSeq;
  long latestRestartNanos;
  long latestSpawnSeq;
  long latestSpawnNanos;
  long latestExitSeq;
  long latestExitNanos;
  @Nullable Term latestReason;

  Watch(Subject subject) {
    this.subject = subject;
    this.word = subject.shown();
  }

  /// The tallies of what happens to those who are meant, in the order of their making.
  List<EventTally> tallies() {
    return tallies;
  }

  boolean contains(int pid) {
    return members.get(pid);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /// Takes a new process in if it is meant; tells whether those who were in before no longer are.
  boolean spawned(int pid, Detail.Identity identity, long seq, long timeNanos) {
    Fit its = fit(identity);
    if (its == Fit.NONE || its.compareTo(fit) > 0) {
      return false;
    }
    boolean better = its.compareTo(fit) < 0 && !members.isEmpty();
    if (better) {
      forget();
    }
    fit = its;
    members.set(pid);
    living++;
    latestSpawnSeq = seq;
    latestSpawnNanos = timeNanos;
    return better;
  }

  /// Takes a living process in that registers itself under the word.
  boolean registered(int pid, Detail.Identity identity, String name, long seq, long timeNanos) {
    if (!name.equals(subject.text()) || !isOnNode(identity) || members.get(pid)) {
      return false;
    }
    boolean better = fit != Fit.NAME_OR_PATH && !members.isEmpty();
    if (better) {
      forget();
    }
    fit = Fit.NAME_OR_PATH;
    members.set(pid);
    living++;
    latestSpawnSeq = seq;
    latestSpawnNanos = timeNanos;
    return better;
  }

  void exited(long seq, long timeNanos, @Nullable Term reason) {
    living--;
    latestExitSeq = seq;
    latestExitNanos = timeNanos;
    latestReason = reason;
  }

  void restarted(long seq, long timeNanos) {
    restarts++;
    latestRestartSeq = seq;
    latestRestartNanos = timeNanos;
  }

  private boolean isOnNode(Detail.Identity identity) {
    return subject.node() == null || subject.node().equals(identity.node().name());
  }

  private Fit fit(Detail.Identity identity) {
    return isOnNode(identity) ? fitAnywhere(identity) : Fit.NONE;
  }

  private Fit fitAnywhere(Detail.Identity identity) {
    String called = subject.text();
    if (identity.kind().isArrival()) {
      return called.equals(identity.path()) ? Fit.CHILD_ID : Fit.NONE;
    }
    if (called.equals(identity.name()) || called.equals(identity.path())) {
      return Fit.NAME_OR_PATH;
    }
    String path = identity.path();
    int before = path.length() - called.length() - 1;
    if (before < 0 || !path.endsWith(called)) {
      return Fit.NONE;
    }
    return switch (path.charAt(before)) {
      case '/' -> Fit.CHILD_ID;
      case '>' -> Fit.MODULE;
      default -> Fit.NONE;
    };
  }

  private void forget() {
    members.clear();
    living = 0;
    restarts = 0;
    latestRestartSeq = 0;
    latestExitSeq = 0;
    latestReason = null;
  }
}
