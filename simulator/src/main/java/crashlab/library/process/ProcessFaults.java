package crashlab.library.process;

import crashlab.library.FaultParams;
import crashlab.library.FaultWord;
import crashlab.otp.ExitReason;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.FaultVerb.Victims;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.Word;
import java.util.List;

/// What any process can suffer, and the clock.
final class ProcessFaults {
  private static final double MOST_FACTOR = 1e6;

  private static final Param<Target> KILL = Param.needed("kill", FaultParams.VICTIM);
  private static final Param<Target> EXIT = Param.needed("exit", FaultParams.VICTIM);
  private static final Param<Target> CRASH = Param.needed("crash", FaultParams.VICTIM);
  private static final Param<Target> SUSPEND = Param.needed("suspend", FaultParams.VICTIM);
  private static final Param<Target> HANG = Param.needed("hang", FaultParams.VICTIM);
  private static final Param<Target> SLOW = Param.needed("slow", FaultParams.VICTIM);
  private static final Param<Double> FACTOR =
      Param.needed(
              "factor",
              ValueType.of(
                  "{\"anyOf\": [{\"type\": \"number\", \"minimum\": 1, \"maximum\": 1000000},"
                      + " {\"$ref\": \"#/$defs/param\"}]}",
                  "n",
                  1.0,
                  (at, reading, _) -> reading.values().number(at, 1, MOST_FACTOR, 1)))
          .says("How many times as long.");

  static final List<FaultWord> FAULTS =
      List.of(
          new FaultWord(
              new FaultVerb(
                  Word.of(KILL, "`exit(pid, kill)`: nothing can catch it."),
                  "Kill",
                  "x-octagon",
                  Victims.ANY,
                  "kill {t}"),
              (given, context) ->
                  context.injector().exit(context.aim(KILL.of(given)), ExitReason.KILL)),
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          EXIT,
                          "`exit(pid, reason)` from outside. Who traps exits gets a message"
                              + " instead; `normal` is ignored.")
                      .with(FaultParams.REASON),
                  "Exit with a reason",
                  "log-out",
                  Victims.ANY,
                  "exit {t} with {reason}"),
              (given, context) ->
                  context
                      .injector()
                      .exit(context.aim(EXIT.of(given)), FaultParams.REASON.of(given))),
          new FaultWord(
              new FaultVerb(
                  Word.of(CRASH, "The process itself fails with this reason the next time it runs.")
                      .with(FaultParams.REASON),
                  "Crash",
                  "zap",
                  Victims.ANY,
                  "crash {t} with {reason}"),
              (given, context) ->
                  context
                      .injector()
                      .crash(context.aim(CRASH.of(given)), FaultParams.REASON.of(given))),
          new FaultWord(
              new FaultVerb(
                  Word.of(SUSPEND, "`erlang:suspend_process`: it runs nothing for a while.")
                      .with(FaultParams.FOR),
                  "Suspend",
                  "pause-circle",
                  Victims.ANY,
                  "suspend {t} for {for}"),
              (given, context) ->
                  context
                      .injector()
                      .suspend(context.aim(SUSPEND.of(given)), FaultParams.FOR.of(given))),
          new FaultWord(
              new FaultVerb(
                  Word.of(HANG, "It is stuck in what it does for a while; its mailbox fills.")
                      .with(FaultParams.FOR),
                  "Hang",
                  "loader",
                  Victims.ANY,
                  "hang {t} for {for}"),
              (given, context) ->
                  context.injector().hang(context.aim(HANG.of(given)), FaultParams.FOR.of(given))),
          new FaultWord(
              new FaultVerb(
                  Word.of(SLOW, "Everything takes it so many times as long for a while.")
                      .with(FACTOR, FaultParams.FOR),
                  "Slow down",
                  "clock",
                  Victims.ANY,
                  "slow {t} ×{factor} for {for}"),
              (given, context) ->
                  context
                      .injector()
                      .slow(
                          context.aim(SLOW.of(given)),
                          FACTOR.of(given),
                          FaultParams.FOR.of(given))),
          ClockJump.FAULT);

  private ProcessFaults() {}
}
