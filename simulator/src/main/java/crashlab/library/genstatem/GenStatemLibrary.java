package crashlab.library.genstatem;

import crashlab.behaviour.Instruction;
import crashlab.library.Library;
import crashlab.library.ModuleWord;
import crashlab.library.ReadingWord;
import crashlab.library.StepWord;
import crashlab.otp.Term;
import crashlab.scenario.Callback;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Where;
import crashlab.scenario.Word;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The gen_statem: its next state and its transition actions. Source: OTP gen_statem manual,
/// `action()`.
public final class GenStatemLibrary implements Library {
  /// Where a result names the next state.
  private static final Where STATE =
      Where.in(
              callback -> callback.isState() && callback != Callback.STATE_INIT,
              ", expected in a gen_statem")
          .but(callback -> callback == Callback.STATE_INIT, ": \"initial\" says the first state");

  /// Where timeouts can be set.
  private static final Where ACTING = Where.in(Callback::isState, ", expected in a gen_statem");

  /// Where events can be inserted.
  private static final Where INSERTING =
      Where.in(
              callback -> callback.isState() && callback != Callback.STATE_ENTER,
              ", expected in a gen_statem")
          .but(callback -> callback == Callback.STATE_ENTER, " (OTP refuses it there)");

  private static final Where EVENT =
      Where.in(
              callback -> callback == Callback.STATE_CALL || callback == Callback.STATE_EVENT,
              ", expected in a gen_statem")
          .but(callback -> callback == Callback.STATE_ENTER, " (OTP refuses it there)");

  private static final Param<String> NEXT_STATE =
      Param.needed(
              "next_state",
              ValueTypes.name(
                      "a state", "S", (at, state, _, scope) -> scope.module().usesState(at, state))
                  .naming("state"))
          .says("A state of this machine.");
  private static final Param<@Nullable Long> WITH_STATE_TIMEOUT =
      Param.optional("state_timeout", ValueTypes.TIMEOUT).says("Sets the state timeout.");
  private static final Param<Term> NEXT_EVENT =
      Param.needed("next_event", ValueTypes.TERM.signed("m")).says("The event.");
  private static final Param<String> GENERIC_TIMEOUT =
      Param.needed("generic_timeout", ValueTypes.name("the name of a timeout", "\"name\""))
          .says("The timeout's name.");
  private static final Param<Long> AFTER = Param.needed("after", ValueTypes.TIMEOUT);

  @Override
  public String name() {
    return "gen_statem";
  }

  @Override
  public List<StepWord> steps() {
    return List.of(
        StepWord.of(
            Verb.of(Word.of(NEXT_STATE, "Changes the state.").with(WITH_STATE_TIMEOUT)).in(STATE),
            (given, _) ->
                new StatemSteps.NextState(NEXT_STATE.of(given), WITH_STATE_TIMEOUT.of(given))),
        mark("keep_state", "Stays in the state.", STATE, StatemSteps.Keep::keep),
        mark(
            "repeat_state",
            "Stays, and does the state enter call again.",
            STATE,
            StatemSteps.Keep::repeat),
        mark(
            "postpone",
            "The event comes again after the next change of state.",
            EVENT,
            StatemSteps.Postpone::new),
        StepWord.of(
            Verb.of(Word.of(NEXT_EVENT, "Inserts an internal event before all that waits."))
                .in(INSERTING),
            (given, _) -> new StatemSteps.NextEvent(NEXT_EVENT.of(given))),
        timer(
            "state_timeout",
            "How long; infinity cancels.",
            "Sets the state timeout, which lives until the state changes.",
            true,
            StatemSteps.Timer::state),
        timer(
            "event_timeout",
            "How long.",
            "Sets the event timeout, which any event cancels.",
            false,
            StatemSteps.Timer::event),
        StepWord.of(
            Verb.of(
                    Word.of(
                            GENERIC_TIMEOUT,
                            "Sets a timeout that lives through events and changes of" + " state.")
                        .with(AFTER))
                .in(ACTING),
            (given, _) -> StatemSteps.Timer.generic(GENERIC_TIMEOUT.of(given), AFTER.of(given))));
  }

  private static StepWord mark(String verb, String says, Where where, Supplier<Instruction> maker) {
    Param<Boolean> mark = Param.needed(verb, ValueTypes.MARK).says("Always true.");
    return StepWord.of(Verb.of(Word.of(mark, says)).in(where), (_, _) -> maker.get());
  }

  private static StepWord timer(
      String verb, String time, String says, boolean isOption, LongFunction<Instruction> maker) {
    Param<Long> nanos = Param.needed(verb, ValueTypes.TIMEOUT).says(time);
    Verb timer = Verb.of(Word.of(nanos, says)).in(ACTING);
    return StepWord.of(
        isOption ? timer.alsoOption() : timer, (given, _) -> maker.apply(nanos.of(given)));
  }

  @Override
  public List<ModuleWord> modules() {
    return List.of(StatemModule.WORD);
  }

  @Override
  public List<ReadingWord> readings() {
    return List.of(StatemReading.WORD);
  }
}
