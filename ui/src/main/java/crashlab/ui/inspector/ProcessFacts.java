package crashlab.ui.inspector;

import crashlab.analysis.Sentences;
import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.trace.Detail;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the recording itself tells of a process at an instant: there at once, without a look into
/// the process.
///
/// @param pid who has the slot or had it last; [Roster#NONE] before the first
/// @param pidText the pid as Erlang prints it
/// @param sentence what it is about
/// @param registered the name that it got at its start, or null
/// @param ancestors its supervisor or creator first, the root last
/// @param lives the latest lives of the slot, the latest first
/// @param earlierLives how many more there were
/// @param exitSeq the event that ended it; 0 while it lives
record ProcessFacts(
    int slot,
    int pid,
    String pidText,
    String name,
    String subject,
    String kind,
    @Nullable String module,
    Look look,
    String sentence,
    @Nullable String registered,
    int mailbox,
    List<Peer> ancestors,
    List<Life> lives,
    int earlierLives,
    List<EventLine> events,
    long exitSeq) {
  static final int MOST_LIVES = 30;
  static final int MOST_EVENTS = 20;

  /// An event of the process in words.
  record EventLine(long seq, long timeNanos, String sentence) {}

  static ProcessFacts of(SlotEvents events, RunFrame frame, Moment now) {
    Recording run = events.run();
    int slot = events.slot();
    Roster roster = run.roster();
    int pid = roster.pidAt(slot, now.seq());
    Detail.Identity who = pid == Roster.NONE ? roster.identity(slot) : roster.who(pid);
    Detail.Identity identity = who == null ? roster.identity(slot) : who;
    Look look = frame.look(slot);
    int begun = roster.livesBegun(slot, now.seq());
    return new ProcessFacts(
        slot,
        pid,
        roster.pidText(pid),
        roster.label(slot),
        identity.subject(),
        identity.kind().description(),
        identity.module(),
        look,
        new StateWords(events).of(now, pid, frame),
        identity.name(),
        frame.mailbox(slot),
        ancestors(roster, slot),
        Life.of(run, slot, now.seq(), MOST_LIVES),
        Math.max(0, begun - MOST_LIVES),
        lines(run, events, now),
        exitSeq(run, pid, look, now));
  }

  private static List<Peer> ancestors(Roster roster, int slot) {
    List<Peer> ancestors = new ArrayList<>();
    for (int above = roster.parent(slot); above != Roster.NONE; above = roster.parent(above)) {
      ancestors.add(new Peer(roster.label(above), above));
    }
    return ancestors;
  }

  private static List<EventLine> lines(Recording run, SlotEvents events, Moment now) {
    List<EventLine> lines = new ArrayList<>();
    int until = events.until(now.seq());
    for (int i = until - 1; i >= Math.max(0, until - MOST_EVENTS); i--) {
      int at = events.position(i);
      lines.add(
          new EventLine(
              run.log().seq(at), run.log().timeNanos(at), new Sentences(run.log()).of(at)));
    }
    return lines;
  }

  /// With the node everything ends, without an end of its own.
  private static long exitSeq(Recording run, int pid, Look look, Moment now) {
    if (pid == Roster.NONE) {
      return 0;
    }
    if (!run.roster().isAlive(pid, now.seq())) {
      return run.roster().endedSeq(pid);
    }
    return look == Look.DOWN ? run.events() : 0;
  }

  /// Who and where, for assistive technology.
  String spoken() {
    return name
        + ", "
        + look.word()
        + ": it "
        + sentence
        + ". Mailbox "
        + Wording.count(mailbox)
        + ".";
  }
}
