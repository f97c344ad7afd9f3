package crashlab.library.process;

import crashlab.behaviour.SendStep;
import crashlab.kernel.Distribution;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Term;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;

/// Plain messages, at once and after a time.
final class SendWords {
  private static final Param<Target> SEND =
      Param.needed("send", ValueTypes.RECEIVERS).says("The receiver.");
  private static final Param<Distribution> SEND_AFTER =
      Param.needed("send_after", ValueTypes.RANDOM_DURATION).says("When.");
  private static final Param<Target> TO = Param.needed("to", ValueTypes.TARGET);
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message"));

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(
                  Word.of(SEND, "`send`: a plain message.").with(MESSAGE, RequestParams.RESCUE)),
              (given, code) ->
                  SendStep.plain(
                      code.address(SEND.of(given)),
                      MESSAGE.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(SEND_AFTER, "`Process.send_after`: a timer that sends.")
                      .with(TO, MESSAGE)),
              (given, code) ->
                  new SendAfterStep(
                      SEND_AFTER.of(given), code.address(TO.of(given)), MESSAGE.of(given))));

  private SendWords() {}
}
