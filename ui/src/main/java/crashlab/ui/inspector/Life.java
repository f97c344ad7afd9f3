package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Roster;
import crashlab.otp.Term;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;

/// One life of a slot: a process that was there, as far as it is known at an instant.
///
/// @param bornSeq the `seq` of its creation
/// @param endedSeq the `seq` of its end; 0 while it lives
/// @param words when it began and ended, and why
record Life(int incarnation, long bornSeq, long endedSeq, String words) {
  /// The latest lives that had begun after event `seq`, the latest first.
  static List<Life> of(Recording run, int slot, long seq, int most) {
    Roster roster = run.roster();
    var wording = new Wording(run.log().identities());
    List<Life> lives = new ArrayList<>();
    for (int i = roster.livesBegun(slot, seq) - 1; i >= 0 && lives.size() < most; i--) {
      int pid = roster.occupant(slot, i);
      lives.add(life(run, wording, pid, seq));
    }
    return lives;
  }

  private static Life life(Recording run, Wording wording, int pid, long seq) {
    Roster roster = run.roster();
    long born = roster.bornSeq(pid);
    long ended = roster.endedSeq(pid);
    var who = roster.who(pid);
    int incarnation = who == null ? 0 : who.incarnation();
    String from = Wording.instant(run.momentOf(born).timeNanos());
    if (ended > seq) {
      return new Life(incarnation, born, 0, "from " + from + ", lives");
    }
    String to = Wording.instant(run.momentOf(ended).timeNanos());
    return new Life(
        incarnation, born, ended, from + " to " + to + ": " + reason(run, wording, ended));
  }

  /// Why a process ended, in words.
  static String reason(Recording run, Wording wording, long exitSeq) {
    int index = run.log().indexOf(exitSeq);
    return index >= 0 && run.log().detail(index) instanceof Term reason
        ? wording.reason(reason)
        : "unknown";
  }
}
