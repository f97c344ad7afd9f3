package crashlab.ui;

import crashlab.analysis.state.Moment;
import crashlab.ui.session.PlayTarget;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Goes through the run by what happens in it: to failures, to decisions, up to a condition. Says
/// so where there is nothing to go to.
final class TimeTravel {
  private final RunSession session;
  private final Player player;

  TimeTravel(RunSession session) {
    this.session = session;
    this.player = session.main().player();
  }

  void ofProcess(int direction) {
    player.stepOfSlot(direction, session.main().selection().slot());
  }

  void failure(int direction) {
    if (!player.stepToFailure(direction)) {
      session
          .noticeProperty()
          .set(
              direction > 0 ? "No failure after this instant." : "No failure before this instant.");
    } else {
      selectWhatFailed();
    }
  }

  void decision(int direction) {
    if (!player.stepToDecision(direction)) {
      session.noticeProperty().set("No failure and no decision of a supervisor there.");
    } else {
      selectWhatFailed();
    }
  }

  /// Selects the process of the event at the cursor, and the cascade that tells the event.
  private void selectWhatFailed() {
    Recording run = session.main().recording();
    if (run == null) {
      return;
    }
    long seq = session.main().moment().seq();
    int index = run.indexAtOrBefore(seq);
    var selection = session.main().selection();
    selection.selectEvent(seq, run.roster().slotOf(run.log().pid(index)));
    var cascades = run.cascades().all();
    IntStream.range(0, cascades.size())
        .filter(i -> cascades.get(i).told().contains(seq))
        .findFirst()
        .ifPresent(selection::selectCascade);
  }

  void untilDecided() {
    Recording run = session.main().recording();
    if (run == null) {
      return;
    }
    Moment now = session.main().moment();
    Optional<Moment> next =
        IntStream.range(0, run.run().verdicts().size())
            .mapToObj(i -> new PlayTarget.ExpectationDecided(i).next(run, now))
            .flatMap(Optional::stream)
            .min(Moment::compareTo);
    next.ifPresentOrElse(
        player::playTo,
        () -> session.noticeProperty().set("No expectation is decided after this instant."));
  }

  void untilSelected(IntFunction<PlayTarget> condition) {
    Recording run = session.main().recording();
    if (run == null || session.main().selection().slot() < 0) {
      session.noticeProperty().set("Select a process first.");
      return;
    }
    PlayTarget wanted = condition.apply(session.main().selection().slot());
    wanted
        .next(run, session.main().moment())
        .ifPresentOrElse(
            player::playTo,
            () ->
                session
                    .noticeProperty()
                    .set("It does not come to that: " + wanted.words(run) + "."));
  }
}
