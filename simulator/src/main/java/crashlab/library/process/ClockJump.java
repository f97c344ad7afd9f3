package crashlab.library.process;

import crashlab.library.FaultWord;
import crashlab.otp.Int;
import crashlab.scenario.At;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import crashlab.scenario.Word;
import crashlab.trace.FaultEvent;
import crashlab.world.FaultInjector;
import crashlab.world.Strikes;

/// The monotonic clock moves on at once, as on a machine that was suspended.
final class ClockJump {
  private static final Param<Long> CLOCK_JUMP =
      Param.needed("clock_jump", ValueType.of("duration", "D", 0L, ClockJump::read))
          .says("By how much.");

  static final FaultWord FAULT =
      new FaultWord(
          new FaultVerb(
              Word.of(
                  CLOCK_JUMP,
                  "The monotonic clock, by which restart windows count, moves on at once. It"
                      + " strikes no process."),
              "Jump the clock",
              "fast-forward",
              FaultVerb.Victims.NOBODY,
              "jump the clock by {for}"),
          FaultEvent.CLOCK_JUMP,
          (given, context) -> jump(CLOCK_JUMP.of(given), context.strikes()));

  private ClockJump() {}

  private static FaultInjector.Strike jump(long byNanos, Strikes strikes) {
    return strikes.atNode(
        FaultEvent.CLOCK_JUMP.with(new Int(byNanos)), () -> strikes.node().jumpClock(byNanos));
  }

  private static long read(At at, Reading reading, Scope scope) {
    boolean back =
        (at.value() instanceof JsonValue.Str text && text.value().startsWith("-"))
            || (at.value() instanceof JsonValue.Num number && number.text().startsWith("-"));
    if (back) {
      reading
          .problems()
          .add(
              ProblemKind.IMPOSSIBLE,
              at,
              "\"clock_jump\" would break a guarantee of the BEAM: Erlang's monotonic time never"
                  + " goes back");
      return 0;
    }
    return reading.times().duration(at, 0);
  }
}
