package crashlab.ui.session;

import crashlab.analysis.cascade.Meaning;
import crashlab.analysis.state.Moment;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// The time cursor that all views share: where in the run the window is, and how it moves on.
///
/// Playing goes by virtual time. At each event that a cascade tells the player dwells, so that
/// steps which share one virtual instant are seen one after the other.
public final class Player {
  /// Speed at which a run plays as fast as it goes: a whole run in about two seconds, no dwelling.
  public static final double FASTEST = Double.POSITIVE_INFINITY;

  /// How long a step of a cascade is lit, in nanoseconds of wall time.
  public static final long DWELL_NANOS = 250_000_000L;

  private static final double FASTEST_RUN_WALL_NANOS = 2e9;

  private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.START);
  private final BooleanProperty playing = new SimpleBooleanProperty(false);
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final BooleanProperty dwells = new SimpleBooleanProperty(true);
  private @Nullable Recording recording;
  private long[] told = new long[0];
  private double fraction;
  private long dwellUntilNanos = Long.MIN_VALUE;
  private long lastTickNanos = Long.MIN_VALUE;
  private @Nullable Moment stopAt;

  Player() {}

  /// Takes up a recording. The cursor goes to the moment that is like `at`, which can be one of
  /// another run, or to the end if this one is shorter.
  void load(Recording next, Moment at) {
    recording = next;
    told =
        next.cascades().all().stream()
            .flatMapToLong(cascade -> cascade.told().stream().mapToLong(Long::longValue))
            .sorted()
            .distinct()
            .toArray();
    pause();
    moment.set(Moment.START);
    seek(next.like(at));
  }

  /// From now on goes wherever `leader` goes, by virtual time.
  void followTime(Player leader) {
    leader.momentProperty().subscribe((_, now) -> seekTime(now.timeNanos()));
  }

  /// The instant that all views show.
  public ReadOnlyObjectProperty<Moment> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  public Moment moment() {
    return moment.get();
  }

  public BooleanProperty playingProperty() {
    return playing;
  }

  public boolean isPlaying() {
    return playing.get();
  }

  /// Virtual seconds for each second of wall time; [#FASTEST] for as fast as it goes.
  public DoubleProperty speedProperty() {
    return speed;
  }

  /// Whether the player dwells at the steps of a cascade; off where less motion is wanted.
  public BooleanProperty dwellsProperty() {
    return dwells;
  }

  /// Plays from here; from the start if the run is at its end.
  public void play() {
    Recording run = recording;
    if (run == null) {
      return;
    }
    if (moment().compareTo(run.end()) >= 0) {
      seek(Moment.START);
    }
    lastTickNanos = Long.MIN_VALUE;
    fraction = 0;
    playing.set(true);
  }

  public void pause() {
    playing.set(false);
    stopAt = null;
  }

  public void togglePlaying() {
    if (isPlaying()) {
      pause();
    } else {
      play();
    }
  }

  /// Plays to a moment that comes later and pauses there.
  public void playTo(Moment end) {
    if (end.compareTo(moment()) > 0) {
      play();
      stopAt = end;
    }
  }

  /// Moves on by the wall time that has passed since the last tick, if it plays.
  ///
  /// @param wallNanos of a clock that never goes back
  public void tick(long wallNanos) {
    Recording run = recording;
    long passed = lastTickNanos == Long.MIN_VALUE ? 0 : wallNanos - lastTickNanos;
    lastTickNanos = wallNanos;
    if (run == null || !isPlaying() || wallNanos < dwellUntilNanos) {
      return;
    }
    Moment end = stopAt == null ? run.end() : stopAt;
    Moment next = earlier(advanced(run, passed), end);
    long stop = nextTold(moment().seq(), next.seq());
    if (stop != 0 && dwells.get() && speed.get() != FASTEST) {
      next = run.momentOf(stop);
      dwellUntilNanos = wallNanos + DWELL_NANOS;
    }
    moment.set(next);
    if (next.compareTo(end) >= 0) {
      pause();
    }
  }

  private Moment advanced(Recording run, long passedNanos) {
    double rate = speed.get() == FASTEST ? run.endNanos() / FASTEST_RUN_WALL_NANOS : speed.get();
    double virtual = passedNanos * rate + fraction;
    long whole = (long) virtual;
    fraction = virtual - whole;
    long time = moment().timeNanos() + whole;
    Moment there = time >= run.endNanos() ? run.end() : run.momentAt(time);
    // Stepping can leave the cursor among several events of one instant: never go back for that.
    return there.compareTo(moment()) < 0 ? moment() : there;
  }

  private static Moment earlier(Moment a, Moment b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /// The first event after `from`, up to and with `to`, that a cascade tells; 0 if there is none.
  private long nextTold(long from, long to) {
    int at = Arrays.binarySearch(told, from + 1);
    int index = at < 0 ? -at - 1 : at;
    return index < told.length && told[index] <= to ? told[index] : 0;
  }

  /// Goes to a moment at once.
  public void seek(Moment to) {
    fraction = 0;
    dwellUntilNanos = Long.MIN_VALUE;
    moment.set(to);
  }

  public void seekTime(long timeNanos) {
    if (recording != null) {
      seek(recording.momentAt(timeNanos));
    }
  }

  public void seekSeq(long seq) {
    if (recording != null) {
      seek(recording.momentOf(seq));
    }
  }

  public void toStart() {
    pause();
    seek(Moment.START);
  }

  public void toEnd() {
    if (recording != null) {
      pause();
      seek(recording.end());
    }
  }

  /// Goes one event on.
  public void stepForward() {
    step(1, _ -> true);
  }

  /// Goes one event back.
  public void stepBack() {
    step(-1, _ -> true);
  }

  /// Goes to the next event (`direction` 1) or the one before (-1) that passes a test on its
  /// position in the log. Returns whether there is one; if not, the cursor stays.
  public boolean step(int direction, IntPredicate wanted) {
    Recording run = recording;
    if (run == null) {
      return false;
    }
    pause();
    int here = run.indexAtOrBefore(moment().seq());
    int from = direction > 0 ? here + 1 : here - 1;
    for (int i = from; i >= 0 && i < run.log().size(); i += direction) {
      if (wanted.test(i)) {
        seek(new Moment(run.log().seq(i), run.log().timeNanos(i)));
        return true;
      }
    }
    if (direction < 0 && here == 0) {
      seek(Moment.START);
    }
    return false;
  }

  /// Goes to the next or previous event of one slot's processes.
  public boolean stepOfSlot(int direction, int slot) {
    Recording run = recording;
    return run != null
        && step(
            direction,
            i -> {
              int pid = run.log().pid(i);
              int other = run.log().other(i);
              return run.roster().slotOf(pid) == slot || run.roster().slotOf(other) == slot;
            });
  }

  /// Goes to the next or previous failure.
  public boolean stepToFailure(int direction) {
    Recording run = recording;
    return run != null && step(direction, run::isFailure);
  }

  /// Goes to the next or previous failure or decision of a supervisor.
  public boolean stepToDecision(int direction) {
    Recording run = recording;
    return run != null
        && step(direction, i -> run.isFailure(i) || run.meaning(i) == Meaning.DECISION);
  }

  /// The `seq` of all events that cascades tell, in order.
  public LongStream toldEvents() {
    return Arrays.stream(told);
  }
}
