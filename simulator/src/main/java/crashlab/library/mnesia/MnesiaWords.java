package crashlab.library.mnesia;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.RowParams;
import crashlab.library.StepWord;
import crashlab.library.supervisor.SupervisorRequest;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.ChildParams;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.Message;
import java.util.List;

/// The steps of Mnesia. Source: OTP mnesia manual.
final class MnesiaWords {
  private static final Callback TRANSACTION =
      new Callback("a transaction", Callback.Family.FUNCTION);
  private static final Param<List<Step>> STEPS_OF =
      Param.needed("mnesia_transaction", ValueTypes.block(TRANSACTION))
          .says("Its steps, done again from the first when it begins again.");
  private static final Param<Long> RETRIES =
      Param.usual(
              "retries",
              ValueType.of(
                  "{\"anyOf\": [{\"type\": \"integer\", \"minimum\": 0}, {\"const\": \"infinity\"},"
                      + " {\"$ref\": \"#/$defs/param\"}]}",
                  "n",
                  Long.MAX_VALUE,
                  (at, reading, _) -> retries(at, reading)),
              Long.MAX_VALUE,
              "\"infinity\"")
          .says("How often its steps are done at most.");
  private static final Param<Boolean> LOCK =
      Param.usual(
              "lock",
              ChildParams.choice(
                  new Boolean[] {false, true},
                  writes -> writes ? "write" : "read",
                  "\"read\" or \"write\"",
                  false),
              false,
              "\"read\"")
          .says("Which lock it takes.");
  private static final Param<Long> BY =
      Param.usual("by", ValueTypes.integer(Long.MIN_VALUE, Long.MAX_VALUE, 1), 1L, "1")
          .says("What is added.");
  private static final Param<Term> ABORT =
      Param.needed("mnesia_abort", ValueTypes.TERM.signed("r")).says("The reason.");
  private static final Param<Boolean> START = Param.needed("mnesia_start", ValueTypes.MARK);
  private static final Param<Boolean> STOP = Param.needed("mnesia_stop", ValueTypes.MARK);
  private static final Param<List<String>> MASTERS =
      Param.needed(
              "mnesia_set_master_nodes",
              names("NODE", (at, reading) -> reading.names().nodes().name(at, reading.problems())))
          .says("Which nodes; none for no masters.");
  private static final Param<List<String>> WAIT =
      Param.needed(
              "mnesia_wait_for_tables",
              names(
                  "table",
                  (at, reading) -> {
                    String name = reading.values().name(at, "the name of a table");
                    MnesiaPart.TABLES.use(at, name, reading);
                    return name;
                  }))
          .says("Which tables.");
  private static final Param<Long> TIMEOUT =
      Param.usual("timeout", ValueTypes.TIMEOUT, RequestParams.CALL_TIMEOUT_NANOS, "\"5s\"")
          .says("How long to wait.");
  private static final Param<String> INFO = word("mnesia_system_info", "running_db_nodes");
  private static final Param<String> SUBSCRIBE = word("mnesia_subscribe", "system");

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(
                      STEPS_OF,
                      "`mnesia:transaction`. Returns `[\"atomic\", v]` with what `return` gives,"
                          + " else `\"ok\"`, or `[\"aborted\", reason]`.")
                  .with(RETRIES),
              (given, code) ->
                  new TransactionStep(
                      code.steps(STEPS_OF.of(given)),
                      RETRIES.of(given),
                      RequestParams.use(given, code))),
          read(),
          write(),
          row(
              "mnesia_delete",
              "`mnesia:delete`, in a transaction. Returns `\"ok\"`.",
              RowSteps.Delete::new),
          step(
              Word.of(ABORT, "`mnesia:abort`: ends the transaction around it with this reason."),
              (given, code) ->
                  new ControlSteps.Abort(ABORT.of(given), RequestParams.use(given, code))),
          row(
              "mnesia_dirty_read",
              "`mnesia:dirty_read`. Returns `[[k, v], …]`.",
              DirtySteps.Read::new),
          dirtyWrite(),
          updateCounter(),
          step(
              Word.of(START, "`mnesia:start`, where the child is. Returns `\"ok\"`."),
              (given, code) ->
                  ask(
                      "mnesia_start",
                      Atom.OK,
                      new SupervisorRequest.StartChild(MnesiaChild.application(code.node())),
                      given,
                      code)),
          step(
              Word.of(STOP, "`mnesia:stop`, where the child is. Returns `\"stopped\"`."),
              (given, code) ->
                  ask(
                      "mnesia_stop",
                      new Atom("stopped"),
                      new SupervisorRequest.TerminateChild(MnesiaChild.SUPERVISOR),
                      given,
                      code)),
          step(
              Word.of(
                  MASTERS,
                  "`mnesia:set_master_nodes`: from them alone the node loads its tables when Mnesia"
                      + " starts. Returns `\"ok\"`."),
              (given, code) ->
                  new ControlSteps.SetMasters(MASTERS.of(given), RequestParams.use(given, code))),
          step(
              Word.of(
                      WAIT,
                      "`mnesia:wait_for_tables`. Returns `\"ok\"`, or `[\"timeout\", tables]` with"
                          + " those that are not loaded.")
                  .with(TIMEOUT),
              (given, code) ->
                  new ControlSteps.Wait(
                      WAIT.of(given), TIMEOUT.of(given), RequestParams.use(given, code))),
          step(
              Word.of(INFO, "`mnesia:system_info`. Returns the names of the nodes, sorted."),
              (given, code) -> new ControlSteps.Info(RequestParams.use(given, code))),
          step(
              Word.of(
                  SUBSCRIBE,
                  "`mnesia:subscribe`: info messages `[\"mnesia_system_event\", event]`, which are"
                      + " `[\"mnesia_up\", node]`, `[\"mnesia_down\", node]` and"
                      + " `[\"inconsistent_database\", \"running_partitioned_network\", node]`."
                      + " Returns `[\"ok\", node]`."),
              (given, code) -> new ControlSteps.Subscribe(RequestParams.use(given, code))));

  private MnesiaWords() {}

  private interface NameReader {
    String read(At at, crashlab.scenario.Reading reading);
  }

  private interface RowMaker {
    Instruction make(LockingStep.On on);
  }

  private static ValueType<List<String>> names(String sign, NameReader reader) {
    return ValueType.<List<String>>of(
        "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}}, {\"$ref\":"
            + " \"#/$defs/param\"}]}",
        "[" + sign + ", …]",
        List.of(),
        (at, reading, _) ->
            reading.values().elements(at, "an array of names").stream()
                .map(each -> reader.read(each, reading))
                .toList());
  }

  private static Param<String> word(String verb, String only) {
    return Param.needed(
            verb, ChildParams.choice(new String[] {only}, word -> word, "\"" + only + "\"", only))
        .says("Always the same.");
  }

  private static long retries(At at, crashlab.scenario.Reading reading) {
    boolean isInfinity =
        at.value() instanceof JsonValue.Str text && text.value().equals("infinity");
    return isInfinity ? Long.MAX_VALUE : reading.values().integer(at, 0L, Long.MAX_VALUE, 0L);
  }

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }

  private static LockingStep.On on(Param<String> table, Arguments given, CodeContext code) {
    return new LockingStep.On(
        table.key(),
        table.of(given),
        code.value(RowParams.KEY.of(given)),
        RequestParams.use(given, code));
  }

  private static StepWord row(String verb, String says, RowMaker maker) {
    Param<String> table = MnesiaPart.TABLES.used(verb);
    return step(
        Word.of(table, says).with(RowParams.KEY),
        (given, code) -> maker.make(on(table, given, code)));
  }

  private static StepWord read() {
    Param<String> table = MnesiaPart.TABLES.used("mnesia_read");
    return step(
        Word.of(table, "`mnesia:read`, in a transaction. Returns `[[k, v], …]`.")
            .with(RowParams.KEY, LOCK),
        (given, code) -> new RowSteps.Read(on(table, given, code), LOCK.of(given)));
  }

  private static TermSource copied(Arguments given, CodeContext code) {
    return TermSource.copied(code.value(RowParams.VALUE.of(given)));
  }

  private static StepWord write() {
    Param<String> table = MnesiaPart.TABLES.used("mnesia_write");
    return step(
        Word.of(table, "`mnesia:write`, in a transaction. Returns `\"ok\"`.")
            .with(RowParams.KEY, RowParams.VALUE),
        (given, code) -> new RowSteps.Write(on(table, given, code), copied(given, code)));
  }

  private static StepWord dirtyWrite() {
    Param<String> table = MnesiaPart.TABLES.used("mnesia_dirty_write");
    return step(
        Word.of(table, "`mnesia:dirty_write`. Returns `\"ok\"`.")
            .with(RowParams.KEY, RowParams.VALUE),
        (given, code) -> new DirtySteps.Write(on(table, given, code), copied(given, code), false));
  }

  private static StepWord updateCounter() {
    Param<String> table = MnesiaPart.TABLES.used("mnesia_dirty_update_counter");
    return step(
        Word.of(
                table,
                "`mnesia:dirty_update_counter`, which loses no update and never falls below 0."
                    + " Returns the new number.")
            .with(RowParams.KEY, BY),
        (given, code) ->
            new DirtySteps.Write(
                on(table, given, code), new TermSource.Fixed(new Int(BY.of(given))), true));
  }

  private static Instruction ask(
      String verb, Term answer, SupervisorRequest request, Arguments given, CodeContext code) {
    var asked =
        new crashlab.behaviour.RequestStep.Request(
            Message.Kind.CALL, Tuple.of(new Atom(verb)), request);
    return new ControlSteps.Ask(
        verb,
        answer,
        asked,
        code.address(new Target.Name(MnesiaChild.NAME)),
        RequestParams.use(given, code));
  }
}
