package crashlab.library.genserver;

import crashlab.library.FaultParams;
import crashlab.library.FaultWord;
import crashlab.otp.Term;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.FaultVerb.Victims;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import java.util.List;

/// What is done to servers from outside.
final class ServerFaults {
  private static final Param<Target> STOP = Param.needed("stop", FaultParams.VICTIM);
  private static final Param<Target> CAST = Param.needed("cast", FaultParams.VICTIM);
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message")).says("The message.");

  static final List<FaultWord> FAULTS =
      List.of(
          new FaultWord(
              new FaultVerb(
                  Word.of(STOP, "`GenServer.stop`: `terminate` runs, the reason is `normal`."),
                  "Stop in order",
                  "power",
                  Victims.SERVERS,
                  "stop {t}"),
              (given, context) -> context.injector().stop(context.aim(STOP.of(given)))),
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
              (given, context) ->
                  context.injector().cast(context.aim(CAST.of(given)), MESSAGE.of(given))));

  private ServerFaults() {}
}
