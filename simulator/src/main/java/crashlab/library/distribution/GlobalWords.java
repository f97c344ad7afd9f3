package crashlab.library.distribution;

import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.scenario.Param;
import crashlab.scenario.ValueType;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;

/// Steps on global names. Source: OTP global manual.
final class GlobalWords {
  private static final ValueType<String> NAME =
      ValueType.<String>of(
              "name",
              "\"name\"",
              "",
              (at, reading, _) -> reading.values().name(at, "a global name"))
          .naming("global");
  private static final Param<String> REGISTER =
      Param.needed("global_register", NAME.giving("global")).says("The name.");
  private static final Param<Resolver> RESOLVE =
      Param.usual(
              "resolve",
              ValueType.of(
                  "{\"anyOf\": [{\"enum\": [\"random_exit_name\", \"random_notify_name\","
                      + " \"notify_all_name\"]}, {\"$ref\": \"#/$defs/param\"}]}",
                  "resolve",
                  Resolver.RANDOM_EXIT_NAME,
                  (at, reading, _) ->
                      reading
                          .values()
                          .choice(
                              at,
                              Resolver.values(),
                              Resolver::word,
                              "a way to resolve a conflict",
                              Resolver.RANDOM_EXIT_NAME)),
              Resolver.RANDOM_EXIT_NAME,
              "\"random_exit_name\"")
          .says(
              "What becomes of two processes of one name when two sides of a split connect; the one"
                  + " on the lesser node keeps it, but with `notify_all_name` nobody does.");
  private static final Param<String> UNREGISTER =
      Param.needed("global_unregister", NAME).says("The name.");
  private static final Param<String> WHEREIS =
      Param.needed("global_whereis", NAME).says("The name.");

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(
                      REGISTER,
                      "`:global.register_name` of the process itself. Returns `\"yes\"`, or `\"no\"`"
                          + " if the name is taken or the process has one.")
                  .with(RESOLVE),
              (given, code) ->
                  new GlobalSteps.Register(
                      new Atom(REGISTER.of(given)),
                      RESOLVE.of(given),
                      RequestParams.use(given, code))),
          step(
              Word.of(UNREGISTER, "`:global.unregister_name`. Returns `\"ok\"`."),
              (given, code) ->
                  new GlobalSteps.Unregister(
                      new Atom(UNREGISTER.of(given)), RequestParams.use(given, code))),
          step(
              Word.of(
                  WHEREIS,
                  "`:global.whereis_name`, as the own node knows it. Returns the process, or"
                      + " `\"undefined\"`."),
              (given, code) ->
                  new GlobalSteps.Whereis(
                      new Atom(WHEREIS.of(given)), RequestParams.use(given, code))));

  private GlobalWords() {}

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }
}
