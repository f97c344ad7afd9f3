package crashlab.library.ets;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.RowParams;
import crashlab.library.StepWord;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Steps on one key of a table. Source: OTP ets manual.
final class RowWords {
  private static final Param<Long> BY =
      Param.usual("by", ValueTypes.integer(Long.MIN_VALUE, Long.MAX_VALUE, 1), 1L, "1")
          .says("What is added.");
  private static final Param<@Nullable Term> DEFAULT =
      Param.optional("default", ValueTypes.TERM).says("What a key that is not there begins with.");

  static final List<StepWord> STEPS =
      List.of(
          InsertWord.STEP,
          insertNew(),
          read("ets_lookup", "`ets:lookup`. Returns `[[k, v], …]`.", ReadSteps.Lookup::new),
          read(
              "ets_take",
              "`ets:take`: as a lookup, and the objects are gone.",
              on -> new WriteSteps.Remove(on, true)),
          read("ets_member", "`ets:member`. Returns `true` or `false`.", ReadSteps.Member::new),
          updateCounter());

  private RowWords() {}

  /// What a step on one key has to know.
  static RowStep.On on(Param<String> table, Arguments given, CodeContext code) {
    TableName name = name(table.of(given), code);
    return new RowStep.On(
        name,
        code.value(RowParams.KEY.of(given)),
        TableUse.of(name, code),
        RequestParams.use(given, code));
  }

  static TableName name(String table, CodeContext code) {
    return EtsTables.of(code.node()).name(table);
  }

  private static StepWord read(String verb, String says, Function<RowStep.On, Instruction> maker) {
    Param<String> table = TableParams.TABLES.used(verb);
    return StepWord.of(
        Verb.of(Word.of(table, says).with(RowParams.KEY, RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) -> maker.apply(on(table, given, code)));
  }

  private static StepWord insertNew() {
    Param<String> table = TableParams.TABLES.used("ets_insert_new");
    return StepWord.of(
        Verb.of(
            Word.of(
                    table,
                    "`ets:insert_new`. Returns `false`, having done nothing, if the key is there.")
                .with(RowParams.KEY, RowParams.VALUE, RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) ->
            new WriteSteps.Insert(
                on(table, given, code),
                TermSource.copied(code.value(RowParams.VALUE.of(given))),
                true));
  }

  private static StepWord updateCounter() {
    Param<String> table = TableParams.TABLES.used("ets_update_counter");
    return StepWord.of(
        Verb.of(
            Word.of(
                    table,
                    "`ets:update_counter`, by which no update is lost. Returns the new number.")
                .with(RowParams.KEY, BY, DEFAULT, RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) ->
            new WriteSteps.UpdateCounter(on(table, given, code), BY.of(given), DEFAULT.of(given)));
  }
}
