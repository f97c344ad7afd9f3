package crashlab.library.genserver;

import crashlab.library.FaultContext;
import crashlab.library.FaultParams;
import crashlab.library.FaultWord;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.FaultVerb.Victims;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.FaultEvent;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import crashlab.world.Strikes;
import java.util.List;

/// What is done to servers from outside.
final class ServerFaults {
  private static final Param<Target> STOP = Param.needed("stop", FaultParams.VICTIM);
  private static final Param<Target> CAST = Param.needed("cast", FaultParams.VICTIM);
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message")).says("The message.");

  private static final FaultEvent STOPPED = FaultEvent.of("stop", "stop");
  private static final FaultEvent SENT = FaultEvent.of("cast", "cast {message}", "message");

  static final List<FaultWord> FAULTS =
      List.of(
          new FaultWord(
              new FaultVerb(
                  Word.of(STOP, "`GenServer.stop`: `terminate` runs, the reason is `normal`."),
                  "Stop in order",
                  "power",
                  Victims.SERVERS,
                  "stop {t}"),
              STOPPED,
              (given, context) ->
                  context
                      .strikes()
                      .at(
                          context.aim(STOP.of(given)),
                          STOPPED.with(),
                          delivery(context, Message.Kind.STOP, ExitReason.NORMAL))),
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          CAST,
                          "A cast from outside. Without a clause for it a gen_server crashes.")
                      .with(MESSAGE),
                  "Cast a message",
                  "send",
                  Victims.SERVERS,
                  "cast {message} to {t}"),
              SENT,
              (given, context) ->
                  context
                      .strikes()
                      .at(
                          context.aim(CAST.of(given)),
                          SENT.with(MESSAGE.of(given)),
                          delivery(context, Message.Kind.CAST, MESSAGE.of(given)))));

  private ServerFaults() {}

  /// A message from nobody.
  private static Strikes.Effect delivery(FaultContext context, Message.Kind kind, Term payload) {
    ErlangNode node = context.strikes().node();
    return (target, cause) -> node.deliver(target, node.message(kind, null, payload, cause));
  }
}
