package crashlab.library.dets;

import crashlab.behaviour.Address;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.RowParams;
import crashlab.library.StepWord;
import crashlab.library.TableNames;
import crashlab.scenario.Arguments;
import crashlab.scenario.ChildParams;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of DETS. Source: OTP dets manual.
final class DetsWords {
  /// Tables by name.
  static final TableNames TABLES =
      new TableNames(new NameKind("the name of a table that a dets_open gives"));

  private static final int MOST_ROWS = 10_000_000;

  /// Source: OTP dets.hrl, `DEFAULT_AUTOSAVE`.
  private static final long AUTO_SAVE_NANOS = 180_000_000_000L;

  private static final Param<String> OPEN = TABLES.given("dets_open");
  private static final Param<FileType> TYPE =
      Param.usual(
              "type",
              ChildParams.choice(
                  FileType.values(), FileType::word, "a type of table", FileType.SET),
              FileType.SET,
              "\"set\"")
          .says("An `ordered_set` raises `badarg`: DETS has none.");
  private static final Param<Long> AUTO_SAVE =
      Param.usual("auto_save", ValueTypes.TIMEOUT, AUTO_SAVE_NANOS, "\"3min\"")
          .says("After so long without a write it is saved, so that its file counts as closed.");
  private static final Param<Repair> REPAIR =
      Param.usual("repair", repair(), Repair.WHERE_NEEDED, "true")
          .says("Whether a file that was not closed is repaired; `\"force\"`: any file is.");
  private static final Param<@Nullable String> FILE =
      Param.optional("file", ValueTypes.name("the name of a file", "file"))
          .says("Its file; without it, one of its name.");

  private static final Param<String> INSERT = TABLES.used("dets_insert");
  private static final Param<@Nullable Long> ROWS =
      Param.optional("rows", ValueTypes.integer(0, MOST_ROWS, 0))
          .says("As many single inserts, with the keys \"0\" to \"n-1\".");
  private static final Param<String> LOOKUP = TABLES.used("dets_lookup");
  private static final Param<String> DELETE = TABLES.used("dets_delete");
  private static final Param<String> SYNC = TABLES.used("dets_sync");
  private static final Param<String> CLOSE = TABLES.used("dets_close");
  private static final Param<String> INFO = TABLES.used("dets_info");
  private static final Param<InfoItem> ITEM =
      Param.needed(
          "item",
          ChildParams.choice(InfoItem.values(), InfoItem::word, "\"item\"", InfoItem.SIZE)
              .signed("\"item\""));

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(
                      OPEN,
                      "`dets:open_file`. Returns `[\"ok\", t]`, or `[\"error\", reason]` such as"
                          + " `[\"needs_repair\", file]`.")
                  .with(TYPE, AUTO_SAVE, REPAIR, FILE),
              DetsWords::open),
          step(
              Word.of(INSERT, "`dets:insert`. Returns `\"ok\"`, before it is in the file.")
                  .with(RowParams.KEY, RowParams.VALUE, ROWS)
                  .ruled(SchemaRule.oneAtMost("rows", "key"))
                  .settled((given, fields, reading, _) -> checked(given, fields, reading)),
              DetsWords::insert),
          step(
              Word.of(LOOKUP, "`dets:lookup`. Returns `[[k, v], …]`.").with(RowParams.KEY),
              (given, code) ->
                  new TableStep.Lookup(
                      LOOKUP.of(given),
                      code.value(RowParams.KEY.of(given)),
                      RequestParams.use(given, code))),
          step(
              Word.of(DELETE, "`dets:delete`. Returns `\"ok\"`.").with(RowParams.KEY),
              (given, code) ->
                  new TableStep.Delete(
                      DELETE.of(given),
                      code.value(RowParams.KEY.of(given)),
                      RequestParams.use(given, code))),
          step(
              Word.of(SYNC, "`dets:sync`: writes and saves. Returns `\"ok\"`."),
              (given, code) -> new TableStep.Sync(SYNC.of(given), RequestParams.use(given, code))),
          step(
              Word.of(
                  CLOSE,
                  "`dets:close`. Returns `\"ok\"`, or `[\"error\", \"not_owner\"]` if the process"
                      + " has not opened it."),
              (given, code) -> ServerStep.close(CLOSE.of(given), server(given, code))),
          step(
              Word.of(INFO, "`dets:info`. Returns `\"undefined\"` where it is not open.")
                  .with(ITEM),
              (given, code) ->
                  new TableStep.Info(
                      INFO.of(given), ITEM.of(given), RequestParams.use(given, code))));

  private DetsWords() {}

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }

  private static ServerStep.ServerUse server(Arguments given, CodeContext code) {
    return new ServerStep.ServerUse(
        new Address.ByName(code.node().directory().name(DetsServer.NAME)),
        RequestParams.use(given, code));
  }

  private static Instruction open(Arguments given, CodeContext code) {
    String table = OPEN.of(given);
    String file = FILE.of(given);
    if (TYPE.of(given) == FileType.ORDERED_SET) {
      return new RefusedOpen(RequestParams.use(given, code));
    }
    var options =
        new OpenOptions(
            file == null ? table : file, TYPE.of(given), AUTO_SAVE.of(given), REPAIR.of(given));
    return ServerStep.open(table, options, server(given, code));
  }

  private static Arguments checked(Arguments given, Fields fields, Reading reading) {
    if (fields.has("rows") && fields.has("key")) {
      reading.problems().add(fields.at(), "\"rows\" has keys of its own: it takes no \"key\"");
    }
    return given;
  }

  private static Instruction insert(Arguments given, CodeContext code) {
    String table = INSERT.of(given);
    TermSource value = TermSource.copied(code.value(RowParams.VALUE.of(given)));
    Long rows = ROWS.of(given);
    return rows == null
        ? new TableStep.Insert(
            table, code.value(RowParams.KEY.of(given)), value, RequestParams.use(given, code))
        : new InsertRowsStep(table, rows, value, RequestParams.use(given, code));
  }

  private static ValueType<Repair> repair() {
    return ValueType.of(
        "{\"anyOf\": [{\"type\": \"boolean\"}, {\"const\": \"force\"}, {\"$ref\": \"#/$defs/param\"}]}",
        "true",
        Repair.WHERE_NEEDED,
        (at, reading, _) -> {
          if (at.value() instanceof JsonValue.Str text && text.value().equals("force")) {
            return Repair.FORCE;
          }
          return reading.values().bool(at, true) ? Repair.WHERE_NEEDED : Repair.NEVER;
        });
  }
}
