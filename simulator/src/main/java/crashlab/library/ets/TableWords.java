package crashlab.library.ets;

import crashlab.behaviour.Instruction;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.ChildParams;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps on tables as things that somebody owns. Source: OTP ets manual.
final class TableWords {
  private static final Param<TableType> TYPE =
      Param.usual(
          "type",
          ChildParams.choice(TableType.values(), TableType::word, "a type of table", TableType.SET),
          TableType.SET,
          "\"set\"");
  private static final Param<Access> ACCESS =
      Param.usual(
          "access",
          ChildParams.choice(Access.values(), Access::word, "an access right", Access.PROTECTED),
          Access.PROTECTED,
          "\"protected\"");
  private static final Param<Boolean> NAMED =
      Param.usual("named_table", ValueTypes.SWITCH, true, "true")
          .says("Whether it is found by its name.");
  private static final Param<@Nullable Target> HEIR =
      Param.optional("heir", ValueTypes.TARGET).says("Who gets it when its owner ends.");
  private static final Param<Boolean> READ_CONCURRENCY =
      Param.usual("read_concurrency", ValueTypes.SWITCH, false, "false");
  private static final Param<Boolean> WRITE_CONCURRENCY =
      Param.usual("write_concurrency", switchOrAuto(), false, "false")
          .says("Whether writers of different keys go on side by side.");
  private static final Param<@Nullable Value> KEY =
      Param.optional("key", ValueTypes.TABLE_KEY).says("The key; without it the table.");
  private static final Param<TableSteps.Item> ITEM =
      Param.needed(
          "item",
          ChildParams.choice(
                  TableSteps.Item.values(), TableSteps.Item::word, "\"item\"", TableSteps.Item.SIZE)
              .signed("\"item\""));
  private static final Param<Target> TO =
      Param.needed("to", ValueTypes.TARGET).says("The new owner.");
  private static final Param<Target> NEXT_HEIR = Param.needed("heir", ValueTypes.TARGET);
  private static final Param<Term> DATA =
      Param.usual("data", ValueTypes.TERM, Atom.NIL, null).says("What it is told with the table.");

  private static final Param<String> NEW = TableParams.TABLES.given("ets_new");
  private static final Param<String> DELETE = TableParams.TABLES.used("ets_delete");
  private static final Param<String> SELECT = TableParams.TABLES.used("ets_select");
  private static final Param<String> INFO = TableParams.TABLES.used("ets_info");
  private static final Param<String> WHEREIS = TableParams.TABLES.used("ets_whereis");
  private static final Param<String> GIVE_AWAY = TableParams.TABLES.used("ets_give_away");
  private static final Param<String> SETOPTS = TableParams.TABLES.used("ets_setopts");

  static final StepWord NEW_STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                      NEW,
                      "`ets:new`: a table of the process, which ends with it. Returns its name.")
                  .with(
                      TYPE,
                      ACCESS,
                      NAMED,
                      HEIR,
                      TableParams.HEIR_DATA,
                      READ_CONCURRENCY,
                      WRITE_CONCURRENCY,
                      RequestParams.INTO,
                      RequestParams.RESCUE)),
          TableWords::create);

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(DELETE, "`ets:delete` of a key; without `key` of the table. Returns `true`.")
                  .with(KEY),
              TableWords::delete),
          step(
              Word.of(SELECT, "`ets:select` that looks at every row. Returns how many they are."),
              (given, code) -> {
                RowStep.On on = RowWords.on(SELECT, given, code);
                return new ReadSteps.Select(on.whole());
              }),
          step(
              Word.of(INFO, "`ets:info`. Returns `\"undefined\"` where there is no such table.")
                  .with(ITEM),
              (given, code) ->
                  new TableSteps.Info(
                      RowWords.name(INFO.of(given), code),
                      ITEM.of(given),
                      RequestParams.use(given, code))),
          step(
              Word.of(
                  WHEREIS,
                  "`ets:whereis`. Returns `\"undefined\"` where there is no such named table."),
              (given, code) ->
                  new TableSteps.Whereis(
                      RowWords.name(WHEREIS.of(given), code), RequestParams.use(given, code))),
          step(
              Word.of(
                      GIVE_AWAY,
                      "`ets:give_away`: the new owner gets `[\"ETS-TRANSFER\", t, from, data]`. Returns `true`.")
                  .with(TO, DATA),
              (given, code) ->
                  new TableSteps.GiveAway(
                      RowWords.name(GIVE_AWAY.of(given), code),
                      new TableSteps.Receiver(code.address(TO.of(given)), DATA.of(given)),
                      RequestParams.use(given, code))),
          step(
              Word.of(SETOPTS, "`ets:setopts`: another heir. Returns `true`.")
                  .with(NEXT_HEIR, TableParams.HEIR_DATA),
              (given, code) ->
                  new TableSteps.SetHeir(
                      RowWords.name(SETOPTS.of(given), code),
                      new TableSteps.Receiver(
                          code.address(NEXT_HEIR.of(given)), TableParams.HEIR_DATA.of(given)),
                      RequestParams.use(given, code))));

  private TableWords() {}

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }

  private static Instruction create(Arguments given, CodeContext code) {
    var options =
        new TableOptions(
            TYPE.of(given),
            ACCESS.of(given),
            NAMED.of(given),
            READ_CONCURRENCY.of(given),
            WRITE_CONCURRENCY.of(given));
    Target heir = HEIR.of(given);
    return new TableSteps.New(
        EtsTables.of(code.node()),
        RowWords.name(NEW.of(given), code),
        options,
        heir == null
            ? null
            : new TableSteps.Receiver(code.address(heir), TableParams.HEIR_DATA.of(given)),
        RequestParams.use(given, code));
  }

  private static Instruction delete(Arguments given, CodeContext code) {
    Value key = KEY.of(given);
    TableName name = RowWords.name(DELETE.of(given), code);
    if (key == null) {
      return new TableSteps.Drop(name, RequestParams.use(given, code));
    }
    var on =
        new RowStep.On(
            name, code.value(key), TableUse.of(name, code), RequestParams.use(given, code));
    return new WriteSteps.Remove(on, false);
  }

  /// `"auto"` has as many locks as the system finds good.
  private static ValueType<Boolean> switchOrAuto() {
    return ValueType.of(
        "{\"anyOf\": [{\"type\": \"boolean\"}, {\"const\": \"auto\"}, {\"$ref\": \"#/$defs/param\"}]}",
        "true",
        false,
        (at, reading, _) ->
            (at.value() instanceof JsonValue.Str text && text.value().equals("auto"))
                || reading.values().bool(at, false));
  }
}
