package crashlab.library.persistentterm;

import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Arguments;
import crashlab.scenario.Param;
import crashlab.scenario.Value;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of persistent_term.
final class PersistentTermWords {
  private static final Param<Value> GET = key("persistent_term_get");
  private static final Param<Value> PUT = key("persistent_term_put");
  private static final Param<Value> ERASE = key("persistent_term_erase");
  private static final Param<@Nullable Value> DEFAULT =
      Param.optional("default", ValueTypes.VALUE)
          .says("What it returns where there is none; without it that raises `badarg`.");
  private static final Param<Value> VALUE =
      Param.needed("value", ValueTypes.VALUE).says("The term.");

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(GET, "`persistent_term:get`: the term, of which no copy is made.")
                  .with(DEFAULT),
              (given, code) -> {
                Value absent = DEFAULT.of(given);
                return new GetStep(
                    key(GET, given, code),
                    absent == null ? null : code.value(absent),
                    RequestParams.use(given, code));
              }),
          step(
              Word.of(
                      PUT,
                      "`persistent_term:put`: where another term was, all processes are scanned."
                          + " Returns `\"ok\"`.")
                  .with(VALUE),
              (given, code) ->
                  new ChangeStep.Put(
                      key(PUT, given, code),
                      code.value(VALUE.of(given)),
                      RequestParams.use(given, code))),
          step(
              Word.of(
                  ERASE,
                  "`persistent_term:erase`: all processes are scanned, if there was a term. Returns"
                      + " `true` or `false`."),
              (given, code) ->
                  new ChangeStep.Erase(key(ERASE, given, code), RequestParams.use(given, code))));

  private PersistentTermWords() {}

  private static Param<Value> key(String verb) {
    return Param.needed(verb, ValueTypes.TABLE_KEY).says("The key.");
  }

  private static TermSource key(Param<Value> verb, Arguments given, CodeContext code) {
    return code.value(verb.of(given));
  }

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }
}
