package crashlab.ui.fault;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.scenario.JsonEdit;
import crashlab.trace.Detail;
import crashlab.ui.session.Recording;
import java.util.Optional;

/// Says whom a fault strikes, so exactly that the saved scenario strikes the same process.
final class FaultTarget {
  private FaultTarget() {}

  /// Returns the target of a fault as JSON: the name that the process got at its start, else its
  /// path, which means the latest process there, with the incarnation if it is not the latest; with
  /// the node where there are several.
  static String json(Recording run, Moment now, int pid) {
    Detail.Identity who = identity(run, pid);
    String node = who.node().isDistributed() ? who.node().name() : null;
    if (who.name() != null) {
      return JsonEdit.quoted(node == null ? who.name() : who.name() + '@' + node);
    }
    String path = "{\"child\": " + JsonEdit.quoted(who.path());
    if (node != null) {
      path += ", \"node\": " + JsonEdit.quoted(node);
    }
    return isLatest(run, now, who)
        ? path + "}"
        : path + ", \"incarnation\": " + who.incarnation() + "}";
  }

  /// Returns a sentence if the slot has nobody who could suffer anything now.
  static Optional<String> whyNobody(Recording run, Moment now, int slot) {
    Roster roster = run.roster();
    String name = roster.label(slot);
    int pid = roster.pidAt(slot, now.seq());
    if (pid == Roster.NONE) {
      return Optional.of(name + " has not been started yet: go on in time first.");
    }
    if (roster.kind(slot).isInternal()) {
      return Optional.of(name + " is a process that its registry keeps for itself: strike that.");
    }
    if (!roster.isAlive(pid, now.seq())) {
      return Optional.of(name + " does not live now: pick another process or another instant.");
    }
    if (isOver(run, now)) {
      return Optional.of("The run is over: go back in time first.");
    }
    return roster.isAlive(pid, run.momentAt(now.timeNanos() + 1).seq())
        ? Optional.empty()
        : Optional.of(name + " ends within this very instant: go back in time a little.");
  }

  /// Whether nothing can happen any more after this instant.
  static boolean isOver(Recording run, Moment now) {
    return now.timeNanos() >= run.endNanos();
  }

  private static Detail.Identity identity(Recording run, int pid) {
    Detail.Identity who = run.roster().who(pid);
    if (who == null) {
      throw new IllegalStateException("nobody has the pid (" + pid + ")");
    }
    return who;
  }

  /// The fault strikes a nanosecond after the instant: who comes until then counts, too.
  private static boolean isLatest(Recording run, Moment now, Detail.Identity who) {
    for (int pid = 1; pid <= run.log().identities().highest(); pid++) {
      Detail.Identity other = run.roster().who(pid);
      if (other != null
          && other.incarnation() > who.incarnation()
          && other.place().equals(who.place())
          && bornNanos(run, pid) <= now.timeNanos() + 1) {
        return false;
      }
    }
    return true;
  }

  private static long bornNanos(Recording run, int pid) {
    return run.momentOf(run.roster().bornSeq(pid)).timeNanos();
  }
}
