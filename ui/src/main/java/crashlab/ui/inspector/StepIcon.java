package crashlab.ui.inspector;

import crashlab.analysis.cascade.StepKind;
import org.kordamp.ikonli.feather.Feather;

/// The icons of the kinds of step, so that none is told by colour alone.
final class StepIcon {
  private StepIcon() {}

  static Feather of(StepKind kind) {
    return switch (kind) {
      case FAULT -> Feather.TARGET;
      case CRASH -> Feather.X_OCTAGON;
      case ENDED -> Feather.LOG_OUT;
      case LINK -> Feather.LINK;
      case MONITOR -> Feather.EYE;
      case TRAPPED -> Feather.SHIELD;
      case STOPPED -> Feather.POWER;
      case RESTART -> Feather.ROTATE_CCW;
      case GAVE_UP -> Feather.ALERT_OCTAGON;
      case INIT -> Feather.ALERT_TRIANGLE;
      case TIMEOUT -> Feather.CLOCK;
      case RESCUED -> Feather.LIFE_BUOY;
      case MESSAGE -> Feather.MAIL;
      case OWNED -> Feather.DATABASE;
      case NODE -> Feather.SERVER;
    };
  }
}
