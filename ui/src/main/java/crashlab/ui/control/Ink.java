package crashlab.ui.control;

import crashlab.ui.session.Look;

/// The named colours of the window, each with its value in the dark and in the light theme.
///
/// The colours of the looks were measured to stay apart for colour-blind people and to stand out
/// from the background by 3:1 at least; no hue may be added without measuring again.
public enum Ink {
  CANVAS(0x0D1117, 0xFFFFFF),
  CARD(0x161B22, 0xF6F8FA),
  LINE(0x484F58, 0xAFB8C1),
  TEXT(0xE6EDF3, 0x1F2328),
  /// For what is less important; still 4.5:1 on the canvas.
  FAINT(0x9198A1, 0x59636E),
  /// Focus, selection, the playhead.
  ACCENT(0x4493F8, 0x0969DA),
  IDLE(0x3B5EC5, 0x3394F1),
  BUSY(0x19B57F, 0x296867),
  BLOCKED(0xFAECAF, 0x9A9A00),
  OVERLOADED(0xFFB100, 0x9C642A),
  CRASHED(0xE14307, 0x892608),
  STARTING(0xA86987, 0xF2539E),
  STOPPING(0xAF95FF, 0x260BE0),
  DOWN(0x8B949E, 0x6E7781),
  /// The chip of a supervisor that gave up; its mark has [#GAVE_UP_MARK].
  GAVE_UP(0xF0F6FC, 0x1F2328),
  GAVE_UP_MARK(0xE14307, 0xE14307);

  /// How faint [#TEXT] may be drawn on the canvas or a card and still have 4.5:1.
  public static final double READABLE = 0.68;

  private static final int OPAQUE = 0xFF000000;

  private final int dark;
  private final int light;

  Ink(int dark, int light) {
    this.dark = OPAQUE | dark;
    this.light = OPAQUE | light;
  }

  /// Opaque ARGB.
  public int argb(boolean isDark) {
    return isDark ? dark : light;
  }

  /// The colour in which a look fills its chip. Ready is drawn as busy, restarting as starting,
  /// suspended as blocked: their glyphs and words differ.
  public static Ink of(Look look) {
    return switch (look) {
      case ABSENT -> LINE;
      case DOWN -> DOWN;
      case IDLE -> IDLE;
      case READY, BUSY -> BUSY;
      case STARTING, RESTARTING -> STARTING;
      case STOPPING -> STOPPING;
      case SUSPENDED, BLOCKED -> BLOCKED;
      case OVERLOADED -> OVERLOADED;
      case CRASHED -> CRASHED;
      case GAVE_UP -> GAVE_UP;
    };
  }
}
