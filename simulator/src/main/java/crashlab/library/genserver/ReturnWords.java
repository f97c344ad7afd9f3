package crashlab.library.genserver;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepProgram.Ending;
import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.ReplyAction;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.Callback;
import crashlab.scenario.Fields;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Value;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Where;
import crashlab.scenario.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a callback of a gen_server ends. Source: OTP gen_server manual, callback functions.
final class ReturnWords {
  private static final Where SERVER = Where.in(Callback::isServer, ", expected in a gen_server");
  private static final Where SERVER_AFTER_INIT =
      Where.in(
          callback -> callback.isServer() && callback != Callback.INIT,
          ", expected in a gen_server");
  private static final Where INIT =
      Where.in(
          callback -> callback == Callback.INIT || callback == Callback.STATE_INIT,
          ", expected in init");
  private static final Where REPLYING =
      Where.in(
              callback ->
                  callback == Callback.CALL
                      || callback == Callback.STATE_CALL
                      || callback == Callback.TASK
                      || callback == Callback.PROCESS,
              ", expected in handle_call, a task or a process")
          .but(
              callback -> callback.isServer() || callback.isState(),
              "; a later reply is {\"reply_to_caller\": …}");
  private static final Where REPLYING_LATER =
      Where.in(
          callback ->
              (callback.isServer() && callback != Callback.INIT)
                  || (callback.isState() && callback != Callback.STATE_INIT)
                  || callback == Callback.TERMINATE,
          ", expected in a gen_server");
  private static final Where STOPPING =
      Where.in(
          callback -> callback.isServer() || callback.isState(),
          ", expected in a gen_server or gen_statem (exit ends any process)");
  private static final Where TIMING =
      SERVER.but(Callback::isState, "; expected state_timeout or event_timeout");

  private static final Param<Value> REPLY =
      Param.needed("reply", ValueTypes.VALUE).says("The reply.");
  private static final Param<@Nullable Term> THEN_CONTINUE =
      Param.optional("continue", ValueTypes.TERM).says("handle_continue follows, with this.");
  private static final Param<@Nullable Long> THEN_TIMEOUT =
      Param.optional("timeout", ValueTypes.TIMEOUT)
          .says("A message timeout follows if nothing else comes.");
  private static final Param<@Nullable Term> REPLY_CONTINUE = THEN_CONTINUE.only(Callback.CALL);
  private static final Param<@Nullable Term> REPLY_STOP =
      Param.optional("stop", ValueTypes.TERM)
          .says("The server then stops with this reason.")
          .only(Callback.CALL);
  private static final Param<@Nullable Long> REPLY_TIMEOUT = THEN_TIMEOUT.only(Callback.CALL);
  private static final Param<Boolean> NOREPLY =
      Param.needed("noreply", ValueTypes.MARK).says("Always true.");
  private static final Param<Term> REPLY_TO_CALLER =
      Param.needed("reply_to_caller", ValueTypes.TERM).says("The reply.");
  private static final Param<Term> CONTINUE =
      Param.needed("continue", ValueTypes.TERM.signed("c")).says("The argument.");
  private static final Param<Term> STOP =
      Param.needed("stop", ValueTypes.TERM.signed("r")).says("The reason.");
  private static final Param<Boolean> IGNORE =
      Param.needed("ignore", ValueTypes.MARK).says("Always true.");
  private static final Param<Term> ERROR =
      Param.needed("error", ValueTypes.TERM.signed("r")).says("The reason.");
  private static final Param<Boolean> HIBERNATE =
      Param.needed("hibernate", ValueTypes.MARK).says("Always true.");
  private static final Param<Long> TIMEOUT =
      Param.needed("timeout", ValueTypes.TIMEOUT).says("How long.");

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(
                      Word.of(
                              REPLY,
                              "Ends `handle_call` with a reply, and with one of the options at"
                                  + " most. In a gen_statem an action; in a task or process the"
                                  + " end, with this result.")
                          .with(REPLY_CONTINUE, REPLY_STOP, REPLY_TIMEOUT)
                          .ruled(SchemaRule.oneAtMost("continue", "stop", "timeout"))
                          .settled((given, fields, reading, _) -> checked(given, fields, reading)))
                  .in(REPLYING),
              ReturnWords::reply),
          StepWord.of(
              Verb.of(
                      Word.of(
                              NOREPLY,
                              "Ends a callback without a reply, as its last step does by itself.")
                          .with(THEN_CONTINUE, THEN_TIMEOUT))
                  .in(SERVER_AFTER_INIT),
              (given, _) ->
                  new ReturnSteps.Reply(
                      Ending.NOREPLY,
                      new TermSource.Fixed(Atom.OK),
                      THEN_CONTINUE.of(given),
                      null,
                      THEN_TIMEOUT.of(given))),
          StepWord.of(
              Verb.of(
                      Word.of(
                          REPLY_TO_CALLER,
                          "`GenServer.reply`: answers the call in hand; where it has its answer, or there is none, the"
                              + " oldest call that a callback left without one. Where all have theirs it does nothing."))
                  .in(REPLYING_LATER),
              (given, _) -> new ReturnSteps.ReplyToCaller(REPLY_TO_CALLER.of(given))),
          StepWord.of(
              Verb.of(Word.of(CONTINUE, "Ends the callback; `handle_continue` follows."))
                  .in(SERVER)
                  .alsoOption(),
              (given, _) -> new ReturnSteps.Return(Ending.CONTINUE, CONTINUE.of(given))),
          StepWord.of(
              Verb.of(Word.of(STOP, "Ends the callback and the process: `{:stop, reason, state}`."))
                  .in(STOPPING)
                  .alsoOption(),
              (given, _) -> new ReturnSteps.Return(Ending.STOP, STOP.of(given))),
          StepWord.of(
              Verb.of(Word.of(IGNORE, "Ends `init` with `:ignore`.")).in(INIT),
              (_, _) -> new ReturnSteps.Return(Ending.IGNORE, new Atom("ignore"))),
          StepWord.of(
              Verb.of(
                      Word.of(
                              ERROR,
                              "Ends `init` with `{:error, reason}`, since OTP 26: the start fails,"
                                  + " the process ends `normal`.")
                          .settled(
                              (given, fields, reading, _) -> sinceOtp26(given, fields, reading)))
                  .in(INIT),
              (given, _) -> new ReturnSteps.Return(Ending.ERROR, ERROR.of(given))),
          StepWord.of(
              Verb.of(Word.of(HIBERNATE, "Ends the callback; the process hibernates.")).in(SERVER),
              (_, _) -> new ReturnSteps.Return(Ending.HIBERNATE, Atom.OK)),
          StepWord.of(
              Verb.of(
                      Word.of(
                          TIMEOUT,
                          "Ends the callback; a message `timeout` follows if nothing else comes."))
                  .in(TIMING)
                  .alsoOption(),
              (given, _) -> new ReturnSteps.Timeout(TIMEOUT.of(given))));

  private ReturnWords() {}

  private static Instruction reply(Arguments given, CodeContext code) {
    TermSource value = code.value(REPLY.of(given));
    Term stop = REPLY_STOP.of(given);
    ReplyAction action = code.replyAction();
    if (action != null && stop == null) {
      return action.of(value);
    }
    return new ReturnSteps.Reply(
        Ending.REPLY, value, REPLY_CONTINUE.of(given), stop, REPLY_TIMEOUT.of(given));
  }

  private static Arguments checked(Arguments given, Fields fields, Reading reading) {
    int several =
        (REPLY_CONTINUE.of(given) == null ? 0 : 1)
            + (REPLY_STOP.of(given) == null ? 0 : 1)
            + (REPLY_TIMEOUT.of(given) == null ? 0 : 1);
    if (several > 1) {
      reading
          .problems()
          .add(fields.at(), "a reply carries one of continue, stop and timeout, not several");
    }
    return given;
  }

  private static Arguments sinceOtp26(Arguments given, Fields fields, Reading reading) {
    if (!reading.release().hasErrorOfInit()) {
      reading
          .problems()
          .add(
              fields.at(),
              "{:error, reason} is a return value of init since OTP 26: expected {\"stop\": …}, or"
                  + " another \"otp\"");
    }
    return given;
  }
}
