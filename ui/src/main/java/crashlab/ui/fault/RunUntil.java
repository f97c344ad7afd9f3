package crashlab.ui.fault;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.ui.session.PlayTarget;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.Optional;

/// Goes on in a run until something is so: plays to there if that can be watched in a few seconds,
/// else is there at once.
final class RunUntil {
  private static final double LONGEST_WATCH_SECONDS = 20;
  private static final double NANOS = 1e9;

  private RunUntil() {}

  static void go(RunSession session, PlayTarget condition) {
    Recording run = session.main().recording();
    if (run == null) {
      return;
    }
    Player player = session.main().player();
    Moment now = player.moment();
    Optional<Moment> there = condition.next(run, now);
    if (there.isEmpty()) {
      session.noticeProperty().set("Not in the rest of this run: " + condition.words(run) + ".");
      return;
    }
    Moment then = there.get();
    session
        .noticeProperty()
        .set("Until " + Wording.instant(then.timeNanos()) + ": " + condition.words(run) + ".");
    if (isWorthWatching(player, now, then)) {
      player.playTo(then);
    } else {
      player.pause();
      player.seek(then);
    }
  }

  private static boolean isWorthWatching(Player player, Moment now, Moment then) {
    double speed = player.speedProperty().get();
    double seconds = (then.timeNanos() - now.timeNanos()) / NANOS / Math.max(speed, 1e-9);
    return speed == Player.FASTEST || seconds <= LONGEST_WATCH_SECONDS;
  }
}
