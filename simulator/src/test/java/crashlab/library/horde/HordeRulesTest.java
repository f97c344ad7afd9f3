package crashlab.library.horde;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.ScenarioRun;
import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Horde. Source: horde 0.10, delta_crdt 0.6.4; recorded with OTP 25.2.3 and three nodes.
class HordeRulesTest {
  private static final String MEMBERS = "\"members\": [\"a\", \"b\", \"c\"]";
  private static final String SPLIT =
      "{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\", \"c\"]], \"for\": \"3s\"}";
  private static final String NAMED =
      "\"name\": {\"via\": \"HReg\", \"key\": {\"sequence\": \"w\"}}, \"already_started\": \"ignore\"";
  private static final String PLAIN = "\"args\": {\"sequence\": \"w\"}";

  private static void on(String hordeKeys, String... parts) {
    String text =
        """
        {"format": 1, "name": "n", "duration": "12s", "nodes": ["a", "b", "c"],
         "network": {"latency": "1ms", "reconnect": "200ms", "prevent_overlapping_partitions": false},
         "modules": {
           "W": {"use": "gen_server", "state": {}, "handle_call": {"who": [{"reply": "me"}]},
             "handle_cast": {"tell": [{"if": {"state": "args", "equals": 7}, "then": [{"log": "first"}]}]}},
           "Mannered": {"use": "gen_server", "trap_exit": true, "handle_info": {"name_conflict": [{"log": "lost"}, {"stop": "shutdown"}]}},
           "Plain": {"use": "gen_server", "trap_exit": true, "handle_info": {"EXIT": [{"log": "exit"}, {"stop": "shutdown"}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "HReg", "type": "horde_registry", "members": ["a", "b", "c"]},
           {"id": "HSup", "type": "horde_supervisor", %s}]},
         %s}
        """
            .formatted(hordeKeys, String.join(", ", parts));
    var run = new ScenarioRun(Experiment.scenario(text));
    assertThat(run.run(List.of()).verdicts())
        .isNotEmpty()
        .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.toString()).isTrue());
  }

  private static String start(int count, String module, String more) {
    return load(
        "start",
        "a",
        "1s",
        "{\"repeat\": %d, \"do\": [{\"start_child\": \"HSup\", \"child\": {\"module\": \"%s\", \"restart\": \"transient\", %s}}]}"
            .formatted(count, module, more));
  }

  private static String load(String id, String node, String at, String steps) {
    return "{\"id\": \"%s\", \"node\": \"%s\", \"arrivals\": {\"at\": [\"%s\"]}, \"do\": [%s]}"
        .formatted(id, node, at, steps);
  }

  private static String loads(String... loads) {
    return "\"load\": [" + String.join(", ", loads) + "]";
  }

  private static String faults(String... faults) {
    return "\"faults\": [" + String.join(", ", faults) + "]";
  }

  private static String expect(String... claims) {
    return "\"expect\": [" + String.join(", ", claims) + "]";
  }

  private static String metric(String what, String at, String bounds) {
    return "{\"metric\": \"horde.%s\", \"at\": \"%s\", %s}".formatted(what, at, bounds);
  }

  private static String values(String verb, String id, String equals) {
    return "{\"trace\": {\"event\": \"result\", \"verb\": \"%s\", \"id\": \"%s\"}, \"read\": \"value\", \"equals\": %s}"
        .formatted(verb, id, equals);
  }

  @Test
  void childrenRunOnAllMembersWhoeverIsAsked() {
    on(
        MEMBERS,
        loads(start(30, "W", PLAIN)),
        expect(
            metric("HSup.distinct", "2s", "\"equals\": 30"),
            metric("HSup.children@a", "2s", "\"at_least\": 2"),
            metric("HSup.children@b", "2s", "\"at_least\": 2"),
            metric("HSup.children@c", "2s", "\"at_least\": 2")));
  }

  @Test
  void equalSpecsAreAllStartedAndOnOneNode() {
    String spec =
        "{\"start_child\": \"HSup\", \"child\": {\"id\": \"X\", \"module\": \"W\", \"args\": \"same\"}}";
    on(
        MEMBERS,
        loads(load("one", "a", "1s", spec), load("two", "c", "2s", spec)),
        expect(
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/HSup/X\", \"args\": \"same\"}, \"read\": \"node\", \"take\": \"distinct\", \"length\": 1}",
            metric("HSup.distinct", "3s", "\"equals\": 2"),
            values("start_child", "two", "[[\"ok\", \"_\"]]")));
  }

  @Test
  void countChildrenIsOfAllMembersThatAnswer() {
    String count = "{\"count_children\": \"HSup\"}";
    on(
        MEMBERS,
        loads(
            start(9, "W", PLAIN), load("count", "b", "2s", count), load("less", "a", "4s", count)),
        faults("{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\", \"c\"]]}"),
        expect(
            values(
                "count_children",
                "count",
                "[{\"active\": 9, \"specs\": 9, \"supervisors\": 0, \"workers\": 9}]"),
            values(
                "count_children",
                "less",
                "[{\"active\": 9, \"specs\": 9, \"supervisors\": 0, \"workers\": 9}]"),
            metric("HSup.children", "4s", "\"equals\": 18")));
  }

  @Test
  void theStateOfAChildHasItsArgument() {
    on(
        MEMBERS,
        loads(
            load(
                "start",
                "a",
                "1s",
                "{\"start_child\": \"HSup\", \"child\": {\"module\": \"W\", \"args\": 7, \"name\": {\"via\": \"HReg\", \"key\": \"k\"}}}"),
            load(
                "tell",
                "b",
                "2s",
                "{\"cast\": {\"via\": \"HReg\", \"key\": \"k\"}, \"message\": \"tell\"}")),
        expect("{\"logged\": \"first\", \"times\": 1}"));
  }

  @Test
  void aCrashedChildRestartsWhereItIs() {
    on(
        MEMBERS + ", \"max_restarts\": 100",
        loads(start(12, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"kill\": {\"all_children_of\": \"HSup\"}}"),
        expect(
            "{\"metric\": \"horde.HSup.children@a\", \"at\": \"4s\", \"same_as\": {\"metric\": \"horde.HSup.children@a\", \"at\": \"2s\"}}",
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\"}, \"equals\": 12}",
            metric("HSup.distinct", "4s", "\"equals\": 12"),
            metric("HSup.takeovers", "4s", "\"equals\": 0")));
  }

  @Test
  void theBudgetOfANodesChildrenTakesItsHordeDownAndTheOthersTakeOver() {
    on(
        MEMBERS + ", \"max_restarts\": 0",
        loads(start(12, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"kill\": {\"random_child_of\": \"HSup\", \"node\": \"b\"}}"),
        expect(
            "{\"gave_up\": \"HSup.ProcessesSupervisor@b\"}",
            "{\"gave_up\": \"HSup.Supervisor@b\"}",
            "{\"restarts\": \"HSup@b\", \"equals\": 1}",
            metric("HSup.takeovers", "5s", "\"at_least\": 1"),
            metric("HSup.doubled", "5s", "\"equals\": 0")));
  }

  @Test
  void anyDeathInATreeOfHordeTakesAllOfItDown() {
    on(
        MEMBERS,
        faults(
            "{\"at\": \"3s\", \"kill\": \"HSup.Crdt@b\"}",
            "{\"at\": \"4s\", \"kill\": \"HReg@c\"}"),
        expect(
            "{\"restarts\": \"HSup.Supervisor@b\", \"equals\": 1}",
            "{\"restarts\": \"HSup.ProcessesSupervisor@b\", \"equals\": 1}",
            "{\"restarts\": \"HReg.Supervisor@c\", \"equals\": 0}",
            "{\"restarts\": \"HReg.Crdt@c\", \"equals\": 1}"));
  }

  @Test
  void theChildrenOfADeadNodeStartOnTheOthersAndTheirsStay() {
    on(
        MEMBERS,
        loads(start(30, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"node_down\": \"b\", \"for\": \"3s\"}"),
        expect(
            metric("HSup.distinct", "3100ms", "\"equals\": 30"),
            metric("HSup.doubled", "11s", "\"equals\": 0"),
            metric("HSup.members@a", "4s", "\"equals\": 2"),
            metric("HSup.members@a", "8s", "\"equals\": 3"),
            metric("HSup.children@b", "11s", "\"equals\": 0"),
            "{\"trace\": {\"event\": \"horde\", \"kind\": \"member_dead\", \"node\": \"a\"}, \"read\": \"member\", \"take\": \"first\", \"equals\": \"b\"}",
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"node\": {\"in\": [\"a\", \"c\"]}}, \"equals\": 0}"));
  }

  @Test
  void withAutoTheMembersAreTheConnectedNodes() {
    on(
        "\"members\": \"auto\"",
        loads(start(30, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"node_down\": \"b\"}"),
        expect(
            metric("HSup.members@a", "2s", "\"equals\": 3"),
            metric("HSup.members@a", "4s", "\"equals\": 2"),
            metric("HSup.distinct", "4s", "\"equals\": 30"),
            metric("HSup.doubled", "4s", "\"equals\": 0")));
  }

  @Test
  void activeRedistributionBringsChildrenHome() {
    on(
        MEMBERS + ", \"process_redistribution\": \"active\"",
        loads(start(30, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"node_down\": \"b\", \"for\": \"3s\"}"),
        expect(
            "{\"metric\": \"horde.HSup.children@b\", \"at\": \"11s\", \"same_as\": {\"metric\": \"horde.HSup.children@b\", \"at\": \"2s\"}}",
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"node\": {\"in\": [\"a\", \"c\"]}}, \"read\": \"reason\", \"take\": \"distinct\", \"equals\": [[\"shutdown\", \"process_redistribution\"]]}",
            metric("HSup.distinct", "11s", "\"equals\": 30"),
            metric("HSup.doubled", "11s", "\"equals\": 0")));
  }

  @Test
  void anOrderlyStopHandsTheChildrenOver() {
    on(
        MEMBERS,
        loads(start(30, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"node_down\": \"b\", \"how\": \"stop\"}"),
        expect(
            metric("HSup.distinct", "5s", "\"equals\": 30"),
            metric("HSup.doubled", "5s", "\"equals\": 0"),
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"node\": \"b\"}, \"read\": \"reason\", \"take\": \"distinct\", \"equals\": [\"shutdown\"]}"));
  }

  @Test
  void aNodeThatIsStoppingStartsNoChild() {
    String slow =
        "\"modules\": {\"Slow\": {\"use\": \"gen_server\", \"trap_exit\": true, \"terminate\": [{\"sleep\": \"2s\"}]}}";
    String text =
        """
        {"format": 1, "name": "n", "duration": "8s", "nodes": ["a", "b"], %s,
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "HSup", "type": "horde_supervisor", "members": ["a", "b"]}]},
         "load": [
           {"id": "start", "arrivals": {"at": ["1s"]}, "do": [{"repeat": 9, "do": [
             {"start_child": "HSup", "child": {"module": "Slow", "args": {"sequence": "s"}}}]}]},
           {"id": "late", "node": "b", "arrivals": {"at": ["3500ms"]}, "do": [
             {"start_child": "HSup", "child": {"module": "Slow", "args": "late"}}]}],
         "faults": [{"at": "3s", "stop": "App@b"}],
         "expect": [{"trace": {"event": "result", "verb": "start_child", "id": "late"}, "read": "value",
           "equals": [["error", ["shutting_down", "_"]]]}]}
        """
            .formatted(slow);
    var run = new ScenarioRun(Experiment.scenario(text));
    assertThat(run.run(List.of()).verdicts())
        .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.toString()).isTrue());
  }

  @Test
  void aSplitStartsEverythingTwiceAndTheHealEndsOneOfEach() {
    on(
        MEMBERS,
        loads(start(12, "Mannered", NAMED)),
        faults(SPLIT),
        expect(
            metric("HSup.children@a", "5s", "\"equals\": 12"),
            metric("HSup.doubled", "5s", "\"equals\": 12"),
            metric("HSup.doubled", "10s", "\"equals\": 0"),
            metric("HSup.distinct", "10s", "\"equals\": 12"),
            metric("HReg.names@b", "10s", "\"equals\": 12"),
            metric("HReg.conflicts", "10s", "\"equals\": 12"),
            "{\"logged\": \"lost\", \"times\": 12}"));
  }

  @Test
  void withoutAClauseForItANameConflictIsAnExitLikeOthers() {
    on(
        MEMBERS,
        loads(start(12, "Plain", NAMED)),
        faults(SPLIT),
        expect(
            "{\"logged\": \"exit\", \"times\": 12}",
            metric("HSup.doubled", "10s", "\"equals\": 0")));
  }

  @Test
  void whoDoesNotTrapExitsDiesOfTheConflict() {
    on(
        MEMBERS + ", \"max_restarts\": 100",
        loads(start(12, "W", NAMED)),
        faults(SPLIT),
        expect(
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"reason\": [\"name_conflict\", \"_\", \"HReg\", \"_\"]}, \"equals\": 12}",
            metric("HSup.doubled", "10s", "\"equals\": 0"),
            metric("HSup.distinct", "10s", "\"equals\": 12")));
  }

  @Test
  void aNaiveStartLinkSpendsTheBudgetAndTheHordeGoesDown() {
    on(
        MEMBERS,
        loads(start(12, "W", NAMED.replace("ignore", "error"))),
        faults(SPLIT),
        expect(
            "{\"gave_up\": \"HSup.ProcessesSupervisor@a\"}",
            "{\"restarts\": \"HSup.Supervisor@a\", \"equals\": 1}",
            metric("HSup.distinct", "11s", "\"at_most\": 11")));
  }

  @Test
  void childrenWithoutANameStayDoubledAndTheHealStartsMore() {
    on(
        MEMBERS,
        loads(start(12, "W", PLAIN)),
        faults(SPLIT),
        expect(
            metric("HSup.children", "5s", "\"equals\": 24"),
            metric("HSup.doubled", "11s", "\"equals\": 12"),
            metric("HSup.children", "11s", "\"at_least\": 25")));
  }

  @Test
  void aMinorityRefusesNewChildrenAndKeepsThoseItHas() {
    on(
        MEMBERS + ", \"distribution_strategy\": \"uniform_quorum\"",
        loads(
            start(12, "Mannered", NAMED),
            load("late", "a", "5s", "{\"start_child\": \"HSup\", \"child\": {\"module\": \"W\"}}")),
        faults(SPLIT),
        expect(
            values("start_child", "late", "[[\"error\", \"quorum_not_met\"]]"),
            metric("HSup.children@a", "5s", "\"at_least\": 1"),
            metric("HSup.children@b,c", "5s", "\"equals\": 12"),
            metric("HSup.doubled", "11s", "\"equals\": 0")));
  }

  @Test
  void asDocumentedAMinorityStopsWhatItHas() {
    on(
        MEMBERS + ", \"distribution_strategy\": \"uniform_quorum\", \"quorum_stops\": true",
        loads(start(12, "Mannered", NAMED)),
        faults(SPLIT),
        expect(
            metric("HSup.children@a", "5s", "\"equals\": 0"),
            metric("HSup.children@b,c", "5s", "\"equals\": 12"),
            metric("HSup.doubled", "11s", "\"equals\": 0"),
            metric("HSup.distinct", "11s", "\"equals\": 12")));
  }

  @Test
  void byChanceEqualSpecsGoToSeveralNodes() {
    on(
        MEMBERS + ", \"distribution_strategy\": \"uniform_random\"",
        loads(start(30, "W", "\"args\": \"same\"")),
        expect(
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/HSup/W\"}, \"read\": \"node\", \"take\": \"distinct\", \"length\": 3}",
            metric("HSup.distinct", "2s", "\"equals\": 30")));
  }

  @Test
  void theLimitOfChildrenIsThatOfEachNode() {
    on(
        MEMBERS + ", \"max_children\": 1",
        loads(start(30, "W", PLAIN)),
        expect(
            metric("HSup.distinct", "2s", "\"equals\": 3"),
            "{\"trace\": {\"event\": \"result\", \"verb\": \"start_child\", \"value\": [\"error\", \"max_children\"]}, \"equals\": 27}"));
  }

  @Test
  void aNameIsSeenOnOtherNodesWithinTheSyncInterval() {
    String register = "{\"registry_register\": \"HReg\", \"key\": \"k\"}, {\"sleep\": \"2s\"}";
    on(
        MEMBERS,
        loads(
            load("holder", "a", "2s", register),
            load("soon", "c", "2001ms", "{\"registry_lookup\": \"HReg\", \"key\": \"k\"}"),
            load("later", "c", "2400ms", "{\"registry_lookup\": \"HReg\", \"key\": \"k\"}"),
            load("second", "c", "2500ms", "{\"registry_register\": \"HReg\", \"key\": \"k\"}"),
            load("gone", "c", "5s", "{\"registry_lookup\": \"HReg\", \"key\": \"k\"}")),
        expect(
            values("registry_register", "holder", "[[\"ok\", \"_\"]]"),
            values("registry_lookup", "soon", "[[]]"),
            values("registry_lookup", "later", "[[[\"_\", \"nil\"]]]"),
            values("registry_register", "second", "[[\"error\", [\"already_registered\", \"_\"]]]"),
            values("registry_lookup", "gone", "[[]]")));
  }

  @Test
  void aNameThatIsGivenUpIsFree() {
    on(
        MEMBERS,
        loads(
            load(
                "holder",
                "a",
                "2s",
                "{\"registry_register\": \"HReg\", \"key\": \"k\"}, {\"sleep\": \"1s\"}, {\"registry_unregister\": \"HReg\", \"key\": \"k\"}, {\"sleep\": \"5s\"}"),
            load("next", "c", "4s", "{\"registry_register\": \"HReg\", \"key\": \"k\"}")),
        expect(
            values("registry_unregister", "holder", "[\"ok\"]"),
            values("registry_register", "next", "[[\"ok\", \"_\"]]")));
  }

  @Test
  void aMemberThatIsTakenOutTakesItsNamesAlong() {
    on(
        MEMBERS,
        loads(
            load(
                "holder",
                "b",
                "2s",
                "{\"registry_register\": \"HReg\", \"key\": \"k\"}, {\"sleep\": \"9s\"}"),
            load(
                "set",
                "a",
                "4s",
                "{\"horde_set_members\": \"HReg\", \"members\": [\"a\", \"c\"]}")),
        expect(
            metric("HReg.names@c", "3s", "\"equals\": 1"),
            metric("HReg.names@c", "6s", "\"equals\": 0"),
            values("horde_set_members", "set", "[\"ok\"]")));
  }

  @Test
  void membersAreSetOnceForAll() {
    on(
        "\"members\": []",
        loads(
            load(
                "set",
                "a",
                "1s",
                "{\"horde_set_members\": \"HSup\", \"members\": [\"a\", \"b\", \"c\"]}")),
        expect(
            metric("HSup.members@a", "900ms", "\"equals\": 1"),
            metric("HSup.members@a", "3s", "\"equals\": 3"),
            metric("HSup.members@c", "3s", "\"equals\": 3")));
  }

  @Test
  void aChildOfAnotherNodeIsTerminatedThere() {
    on(
        MEMBERS,
        loads(
            load(
                "start",
                "a",
                "1s",
                "{\"repeat\": 6, \"do\": [{\"start_child\": \"HSup\", \"child\": {\"module\": \"W\", \"args\": {\"sequence\": \"w\"}, \"name\": {\"via\": \"HReg\", \"key\": {\"sequence\": \"k\"}}}}]}"),
            load(
                "end",
                "a",
                "3s",
                "{\"terminate_child\": \"HSup\", \"child\": {\"via\": \"HReg\", \"key\": \"k-1\"}}")),
        expect(
            metric("HSup.children", "2s", "\"equals\": 6"),
            metric("HSup.children", "5s", "\"equals\": 5"),
            "{\"trace\": {\"event\": \"result\", \"verb\": \"terminate_child\", \"value\": \"ok\"}, \"equals\": 1}"));
  }
}
