package crashlab.library.horde;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Param;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;
import java.util.List;
import java.util.TreeSet;

/// The steps that only Horde has.
final class HordeWords {
  private static final Param<String> SET_MEMBERS =
      Param.needed(
              "horde_set_members",
              ValueTypes.name(
                      "the id of a Horde",
                      "\"HSup\"",
                      (at, name, reading, _) -> reading.names().use(HordeParams.HORDES, at, name))
                  .naming("horde"))
          .says("The id of a horde_supervisor or horde_registry.");

  private static final Param<List<String>> MEMBERS =
      Param.needed(
              "members",
              ValueType.of(
                  "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}},"
                      + " {\"$ref\": \"#/$defs/param\"}]}",
                  "[nodes]",
                  List.<String>of(),
                  (at, reading, _) -> HordeParams.nodes(at, reading)))
          .says("The nodes that are its members from now on.");

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(
                  Word.of(
                          SET_MEMBERS,
                          "`Horde.Cluster.set_members`: once, on one node, is enough. Returns `ok`.")
                      .with(MEMBERS, RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) -> {
                var members = new HordeMessage.SetMembers(new TreeSet<>(MEMBERS.of(given)));
                return new SetMembers(
                    members,
                    new Address.ByName(code.name(SET_MEMBERS.of(given))),
                    RequestParams.use(given, code));
              }));

  private HordeWords() {}

  /// Source: horde 0.10 cluster.ex, `set_members/3`.
  private static final class SetMembers extends RequestStep {
    SetMembers(HordeMessage.SetMembers members, Address horde, ResultUse use) {
      super(
          new Request(Message.Kind.CALL, members.term(), members),
          horde,
          RequestParams.CALL_TIMEOUT_NANOS,
          use);
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      program.emit(EventType.RESULT, null, new Detail.Result("horde_set_members", reply.payload()));
      return Next.STEP;
    }
  }
}
