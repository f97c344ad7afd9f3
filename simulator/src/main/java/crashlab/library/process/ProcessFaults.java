package crashlab.library.process;

import crashlab.library.FaultContext;
import crashlab.library.FaultParams;
import crashlab.library.FaultWord;
import crashlab.otp.Decimal;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.FaultVerb.Victims;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Interventions;
import crashlab.vm.Message;
import crashlab.world.FaultInjector.Strike;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

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

  private static final Param<Target> SEND = Param.needed("send", FaultParams.VICTIM);
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message")).says("The message.");

  private static final FaultEvent KILLED = FaultEvent.of("kill", "kill");
  private static final FaultEvent EXITED =
      FaultEvent.of("exit", "exit with reason {reason}", "reason");
  private static final FaultEvent CRASHED =
      FaultEvent.of("crash", "crash with reason {reason}", "reason");
  private static final FaultEvent SUSPENDED = FaultEvent.of("suspend", "suspend");
  private static final FaultEvent HUNG = FaultEvent.of("hang", "hang");
  private static final FaultEvent SLOWED =
      FaultEvent.of("slow", "slow down by a factor of {factor}", "factor");

  private static final FaultEvent SENT = FaultEvent.of("send", "send {message}", "message");

  static final List<FaultWord> FAULTS =
      List.of(
          new FaultWord(
              new FaultVerb(
                  Word.of(KILL, "`exit(pid, kill)`: nothing can catch it."),
                  "Kill",
                  "x-octagon",
                  Victims.ANY,
                  "kill {t}"),
              KILLED,
              (given, context) -> exit(context, KILL.of(given), KILLED.with(), ExitReason.KILL)),
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
              EXITED,
              ProcessFaults::exit),
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          CRASH,
                          "The process itself fails with this reason at its next callback or wait, whatever its mailbox holds.")
                      .with(FaultParams.REASON),
                  "Crash",
                  "zap",
                  Victims.ANY,
                  "crash {t} with {reason}"),
              CRASHED,
              (given, context) -> crash(context, CRASH.of(given), FaultParams.REASON.of(given))),
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          SUSPEND,
                          "`erlang:suspend_process`: it runs nothing for a while, and what it waits for waits, too, as `otp` says.")
                      .with(FaultParams.FOR),
                  "Suspend",
                  "pause-circle",
                  Victims.ANY,
                  "suspend {t} for {for}"),
              SUSPENDED,
              ProcessFaults::suspend),
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          HANG,
                          "It is stuck in what it does for a while; its mailbox fills, and its timers run on.")
                      .with(FaultParams.FOR),
                  "Hang",
                  "loader",
                  Victims.ANY,
                  "hang {t} for {for}"),
              HUNG,
              ProcessFaults::hang),
          new FaultWord(
              new FaultVerb(
                  Word.of(SLOW, "Everything takes it so many times as long for a while.")
                      .with(FACTOR, FaultParams.FOR),
                  "Slow down",
                  "clock",
                  Victims.ANY,
                  "slow {t} ×{factor} for {for}"),
              SLOWED,
              ProcessFaults::slow),
          new FaultWord(
              new FaultVerb(
                  Word.of(SEND, "A plain message from outside: a server gets it in `handle_info`.")
                      .with(MESSAGE),
                  "Send a message",
                  "mail",
                  Victims.ANY,
                  "send {message} to {t}"),
              SENT,
              (given, context) -> send(context, SEND.of(given), MESSAGE.of(given))),
          ClockJump.FAULT,
          NodeStop.FAULT);

  private ProcessFaults() {}

  /// An exit with the reason `kill` is told as the fault `kill`.
  private static Strike exit(Arguments given, FaultContext context) {
    Term reason = FaultParams.REASON.of(given);
    Detail.Struck what = reason.equals(ExitReason.KILL) ? KILLED.with() : EXITED.with(reason);
    return exit(context, EXIT.of(given), what, reason);
  }

  /// An exit signal of a process that nobody is linked to.
  private static Strike exit(FaultContext context, Target victim, Detail.Struck what, Term reason) {
    ErlangNode node = context.strikes().node();
    return context
        .strikes()
        .at(
            context.aim(victim),
            what,
            (target, cause) -> node.lifecycle().exitSignal(null, target, reason, cause));
  }

  private static Strike crash(FaultContext context, Target victim, Term reason) {
    ErlangNode node = context.strikes().node();
    return context
        .strikes()
        .at(
            context.aim(victim),
            CRASHED.with(reason),
            (target, cause) -> node.interventions().crash(target, reason, cause));
  }

  private static Strike suspend(Arguments given, FaultContext context) {
    Interventions on = context.strikes().node().interventions();
    var halt = new Halt(SUSPEND.of(given), SUSPENDED.with(), on::suspend, on::resume);
    return halt(halt, FaultParams.FOR.of(given), context);
  }

  private static Strike hang(Arguments given, FaultContext context) {
    Interventions on = context.strikes().node().interventions();
    var halt = new Halt(HANG.of(given), HUNG.with(), on::hang, on::goOn);
    return halt(halt, FaultParams.FOR.of(given), context);
  }

  /// How a process is made to stand still, and to go on.
  private record Halt(
      Target victim,
      Detail.Struck struck,
      Consumer<ErlangProcess> begin,
      Consumer<ErlangProcess> end) {}

  private static Strike halt(Halt halt, long nanos, FaultContext context) {
    ErlangNode node = context.strikes().node();
    return context
        .strikes()
        .at(
            context.aim(halt.victim),
            halt.struck,
            (target, cause) -> {
              halt.begin.accept(target);
              long suspended = node.emit(EventType.SUSPEND, target, null, cause, null);
              context
                  .strikes()
                  .after(
                      nanos,
                      target,
                      () -> {
                        node.emit(EventType.RESUME, target, null, suspended, null);
                        halt.end.accept(target);
                      });
            });
  }

  private static Strike send(FaultContext context, Target victim, Term message) {
    ErlangNode node = context.strikes().node();
    return context
        .strikes()
        .at(
            context.aim(victim),
            SENT.with(message),
            (target, cause) ->
                node.deliver(target, node.message(Message.Kind.INFO, null, message, cause)));
  }

  private static Strike slow(Arguments given, FaultContext context) {
    double factor = FACTOR.of(given);
    long forNanos = FaultParams.FOR.of(given);
    Interventions interventions = context.strikes().node().interventions();
    return context
        .strikes()
        .at(
            context.aim(SLOW.of(given)),
            SLOWED.with(new Decimal(BigDecimal.valueOf(factor))),
            (target, _) -> {
              interventions.setSlowness(target, factor);
              context.strikes().after(forNanos, target, () -> interventions.setSlowness(target, 1));
            });
  }
}
