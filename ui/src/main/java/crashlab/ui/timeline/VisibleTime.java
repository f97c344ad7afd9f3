package crashlab.ui.timeline;

import crashlab.analysis.state.Moment;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Recording;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What stretch of a run's time the timeline shows. As long as that is the whole run, it stays so.
final class VisibleTime {
  /// The whole run and a little more, so that the signs of its end are seen.
  private static final double WITH_ROOM = 1.025;

  /// What happens within less than this is no better seen any closer.
  private static final double LEAST_SHOWN = 2_000;

  /// Room on each side of what is shown, as a share of it.
  private static final double BESIDE = 0.2;

  private final ObjectProperty<TimeScale> scale =
      new SimpleObjectProperty<>(new TimeScale(0, 1_000_000));
  private TimeScale anchor = scale.get();
  private boolean fitted = true;
  private boolean setting;
  private double end = 1;
  private double width;

  /// @param width of the lanes, in pixels
  VisibleTime(double width) {
    this.width = width;
    scale.subscribe((_, next) -> scaleSet(next));
  }

  /// Another run is shown.
  void show(Recording run) {
    end = Math.max(1, run.endNanos());
    if (fitted || end < scale.get().from()) {
      fit();
    }
  }

  /// The lanes are so many pixels wide now.
  void resize(double next) {
    width = next;
    if (fitted) {
      fit();
    }
  }

  ObjectProperty<TimeScale> scaleProperty() {
    return scale;
  }

  /// Takes the stretch of time that somebody else set, whose picture is bound to this one.
  private void scaleSet(TimeScale next) {
    if (!setting) {
      fitted = false;
      anchor = next;
    }
  }

  private void put(TimeScale next) {
    setting = true;
    scale.set(next);
    setting = false;
  }

  TimeScale scale() {
    return scale.get();
  }

  /// Shows the whole run.
  void fit() {
    set(TimeScale.fit(0, end * WITH_ROOM, width));
    fitted = true;
  }

  boolean isFitted() {
    return fitted;
  }

  /// Zooms about a pixel of the lanes.
  void zoom(double factor, double x) {
    double coarsest = TimeScale.fit(0, end * WITH_ROOM, width).nanosPerPixel();
    TimeScale next = scale().zoomed(factor, x, coarsest);
    if (next.nanosPerPixel() >= coarsest) {
      fit();
    } else {
      set(next.within(end, width));
    }
  }

  void pan(double pixels) {
    if (!fitted) {
      set(scale().panned(pixels).within(end, width));
    }
  }

  /// Puts an instant in the middle; zooms in if all of the run is in the picture. If it is in the
  /// middle already, shows the whole run.
  void centre(long nanos) {
    TimeScale now = fitted ? new TimeScale(0, Math.max(1, scale().nanosPerPixel() / 8)) : scale();
    TimeScale next = now.with((double) nanos, width / 2).within(end, width);
    if (next.equals(now)) {
      fit();
    } else {
      set(next);
    }
  }

  /// Shows a stretch of time with some room beside it; the whole run if that is in the picture
  /// already.
  void show(long fromNanos, long toNanos) {
    double span = Math.max(toNanos - fromNanos, LEAST_SHOWN);
    double middle = (fromNanos + toNanos) / 2.0;
    double half = span * (0.5 + BESIDE);
    TimeScale next = TimeScale.fit(middle - half, middle + half, width);
    if (next.equals(anchor) && !fitted) {
      fit();
    } else {
      set(next);
    }
  }

  /// Shows another stretch of time, as somebody else found it good.
  void set(TimeScale next) {
    fitted = false;
    anchor = next;
    put(next);
  }

  /// Leafs on so that an instant is in the picture.
  void follow(Moment moment) {
    if (!fitted) {
      double time = moment.timeNanos();
      put(anchor.pageOf(time, width));
    }
  }
}
