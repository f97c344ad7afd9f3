package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepProblemsTest {
  private static final String IN_CALL = "/modules/Server/handle_call/get/0";
  private static final String IN_PROCESS = "/modules/Loop/run/0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"wrok\": \"5ms\"}|/wrok: unknown step \"wrok\", expected a verb such as work. Did you"
            + " mean \"work\"?",
        "{}|: found an empty object, expected a step: an object with one verb, such as {\"work\":"
            + " \"5ms\"}",
        "\"work\"|: found \"work\", expected a step: an object with one verb, such as {\"work\":"
            + " \"5ms\"}",
        "{\"work\": \"5ms\", \"sleep\": 1}|/sleep: a second verb beside \"work\": a step has one",
        "{\"work\": \"5 ms\"}|/work: found \"5 ms\", expected a duration such as \"5ms\" (us, ms,"
            + " s, min or h). Did you mean \"5ms\"?",
        "{\"work\": \"5sec\"}|/work: found \"5sec\", expected a duration such as \"5ms\" (us, ms,"
            + " s, min or h). Did you mean \"5s\"?",
        "{\"sleep\": -5}|/sleep: found -5, expected a duration of at least 0",
        "{\"sleep\": 0.5}|/sleep: found 0.5, expected a duration such as \"5ms\" (us, ms, s, min or"
            + " h)",
        "{\"sleep\": \"0.5ns\"}|/sleep: found \"0.5ns\", expected a duration of whole nanoseconds",
        "{\"sleep\": \"600000h\"}|/sleep: found \"600000h\", expected a duration of at most 63 years",
        "{\"sleep\": {\"uniform\": [\"3ms\", \"1ms\"]}}|/sleep/uniform: the second duration is less"
            + " than the first",
        "{\"sleep\": {\"uniform\": [\"3ms\"]}}|/sleep/uniform: found 1 values, expected [\"1ms\","
            + " \"3ms\"]: the least and the most",
        "{\"sleep\": {\"lognormal\": {\"median\": \"5ms\", \"p99\": \"4ms\"}}}|/sleep/lognormal/p99:"
            + " p99 is below the median",
        "{\"sleep\": {\"empirical\": []}}|/sleep/empirical: found an empty array, expected at least"
            + " one duration",
        "{\"sleep\": {\"exponental\": 5}}|/sleep/exponental: unknown key \"exponental\", expected"
            + " exponential, uniform, normal, lognormal or empirical. Did you mean"
            + " \"exponential\"?",
        "{\"call\": \"Sever\", \"message\": \"get\"}|/call: found \"Sever\", expected a name that"
            + " some process is registered under. Did you mean \"Server\"?",
        "{\"call\": \"Server\"}|: \"message\" is missing",
        "{\"call\": \"Server\", \"mesage\": \"get\"}|/mesage: unknown key \"mesage\", expected"
            + " call, message, timeout, into or rescue. Did you mean \"message\"?",
        "{\"call\": {\"via\": \"Nmaes\", \"key\": \"k\"}, \"message\": \"get\"}|/call/via: found"
            + " \"Nmaes\", expected the name of a registry. Did you mean \"Names\"?",
        "{\"call\": {\"via\": \"Server\", \"key\": \"k\"}, \"message\": \"get\"}|/call/via: found"
            + " \"Server\", expected the name of a registry, but this names a worker",
        "{\"link\": {\"child\": \"App/Pol/W1\"}}|/link/child: found \"App/Pol/W1\", expected a path"
            + " of child ids (App has no child \"Pol\"). Did you mean \"App/Pool/W1\"?",
        "{\"link\": {\"pg\": \"g\", \"pick\": \"first\"}}|/link/pg: no child runs the scope \"pg\":"
            + " {\"id\": \"Groups\", \"type\": \"pg\"} does",
        "{\"link\": {\"child\": \"App/Server\", \"node\": \"b\"}}|/link/node: found \"b\","
            + " expected the name of a node (local: the scenario has no \"nodes\")",
        "{\"start_link\": \"Sever\"}|/start_link: found \"Sever\", expected the name of a module of use"
            + " gen_server, gen_statem, agent or task in modules. Did you mean \"Server\"?",
        "{\"start_link\": \"Loop\"}|/start_link: found \"Loop\", expected a module of use gen_server,"
            + " gen_statem, agent or task, but Loop is of use process",
        "{\"start_link\": {\"id\": \"S\", \"module\": \"Server\", \"restart\": \"temporary\"}}|"
            + "/start_link/restart: only a supervisor uses \"restart\": leave it out of what"
            + " start_link starts",
        "{\"start_link\": {\"id\": \"S\", \"module\": \"Server\"}, \"name\": \"S\"}|/name: a spec says"
            + " itself what it is called",
        "{\"if\": {\"mailbox\": \"Server\"}, \"then\": []}|/if: \"at_least\", \"at_most\" or \"equals\" is"
            + " missing",
        "{\"if\": {\"mailbox\": \"Server\", \"at_least\": 1, \"at_most\": 2}, \"then\": []}|/if: a"
            + " condition has one of at_least, at_most and equals, not several",
        "{\"if\": {\"mailbox\": \"Server\", \"at_least\": -1}, \"then\": []}|/if/at_least: found -1,"
            + " expected an integer of at least 0",
        "{\"sleep\": \"infinty\"}|/sleep: found \"infinty\", expected a duration such as \"5ms\" (us, ms,"
            + " s, min or h)",
        "{\"spawn\": \"Server\"}|/spawn: found \"Server\", expected a process or task module, but"
            + " Server is of use gen_server",
        "{\"spawn\": \"Lop\"}|/spawn: found \"Lop\", expected the name of a process or task module"
            + " in modules. Did you mean \"Loop\"?",
        "{\"task_async\": \"Loop\"}|/task_async: found \"Loop\", expected a task module, but Loop"
            + " is of use process",
        "{\"task_async\": \"Job\", \"await\": 1, \"yield\": 1}|: a task is awaited or yielded to,"
            + " not both",
        "{\"task_start_child\": \"Job\", \"supervisor\": \"Dyn\"}|/supervisor: found \"Dyn\","
            + " expected the name of a task_supervisor, but this names a dynamic_supervisor",
        "{\"start_child\": \"Server\", \"child\": {\"id\": \"X\", \"module\":"
            + " \"Server\"}}|/start_child: found \"Server\", expected the name of a supervisor, but"
            + " this names a worker",
        "{\"start_child\": \"Tasks\", \"child\": {\"id\": \"X\", \"module\":"
            + " \"Job\"}}|/start_child: a task_supervisor starts tasks only: use task_start_child",
        "{\"start_child\": \"Shards\", \"child\": {\"id\": \"X\", \"module\":"
            + " \"Server\"}}|/start_child: expected one of the partitions: {\"partition\": …,"
            + " \"key\": …}",
        "{\"restart_child\": \"Dyn\", \"child\": \"W1\"}|/restart_child: a dynamic_supervisor has"
            + " no restart_child, since its children have no ids",
        "{\"terminate_child\": \"Pool\", \"child\": {\"child\": \"App/Pool/W1\"}}|/child: found an"
            + " object, expected the id of a child, since the supervisor is no dynamic_supervisor",
        "{\"terminate_child\": \"Pool\", \"child\": \"W2\"}|/child: found \"W2\", expected the id"
            + " of a child. Did you mean \"W1\"?",
        "{\"agent_update\": \"Server\", \"function\": \"add\"}|/agent_update: found \"Server\","
            + " expected the name of an agent",
        "{\"agent_update\": \"Agent\", \"function\": \"ad\"}|/function: found \"ad\", expected a"
            + " function of an agent. Did you mean \"add\"?",
        "{\"repeat\": -1, \"do\": []}|/repeat: found -1, expected an integer from 0 to 1000000000",
        "{\"choose\": []}|/choose: found an empty array, expected at least one choice",
        "{\"choose\": [{\"weight\": 0, \"do\": []}]}|/choose/0/weight: found 0, expected an integer"
            + " from 1 to 1000000",
        "{\"if\": {\"probability\": 1.5}, \"then\": []}|/if/probability: found 1.5, expected a"
            + " number of at least 0 and at most 1",
        "{\"if\": {\"state\": \"n\"}, \"then\": []}|/if: \"at_least\", \"at_most\", \"equals\" or"
            + " \"in\" is"
            + " missing",
        "{\"if\": {\"state\": \"n\", \"at_least\": 1, \"at_most\": 3}, \"then\": []}|/if: a"
            + " condition has one of at_least, at_most, equals and in, not several",
        "{\"if\": {\"probability\": 1}}|: \"then\" or \"else\" is missing",
        "{\"receive\": {}, \"else\": []}|: \"timeout\" is missing",
        "{\"to_atom\": {\"zipf\": {\"n\": 0, \"s\": 1}}}|/to_atom/zipf/n: found 0, expected an"
            + " integer from 1 to 10000000",
        "{\"to_atom\": {\"pick\": 0}}|/to_atom/pick: found 0, expected an integer of at least 1",
        "{\"exit\": {\"excepton\": \"ArgumentError\"}}|/exit: found an object, expected a value: an"
            + " atom as a string, a number, true, false, null, a tuple as an array, an"
            + " exception, or {\"bytes\": n}",
        "{\"exit\": 99999999999999999999}|/exit: found 99999999999999999999, expected an integer of"
            + " at most 64 bits",
        "{\"ets_lookup\": \"t\"}|/ets_lookup: found \"t\", expected the name of a table that an"
            + " ets_new gives",
        "{\"dets_lookup\": \"t\"}|/dets_lookup: found \"t\", expected the name of a table that a"
            + " dets_open gives",
        "{\"oban_insert\": \"t\"}|/oban_insert: this version does not simulate Oban, so"
            + " \"oban_insert\" is refused",
        "{\"oban_insert\": \"W\"}|/oban_insert: this version does not simulate Oban, so"
            + " \"oban_insert\" is refused",
        "{\"pg_join\": \"g\"}|/pg_join: no child runs the scope \"pg\": {\"id\": \"Groups\","
            + " \"type\": \"pg\"} does",
        "{\"query\": \"Db\", \"takes\": 1}|/query: this version does not simulate what stands"
            + " outside the VM, so \"query\" is refused",
        "{\"noreply\": true}|/noreply: \"noreply\" makes no sense in a process, expected in a"
            + " gen_server",
        "{\"stop\": \"normal\"}|/stop: \"stop\" makes no sense in a process, expected in a"
            + " gen_server or gen_statem (exit ends any process)",
        "{\"ignore\": true}|/ignore: \"ignore\" makes no sense in a process, expected in init",
        "{\"postpone\": true}|/postpone: \"postpone\" makes no sense in a process, expected in a"
            + " gen_statem",
        "{\"next_state\": \"open\"}|/next_state: \"next_state\" makes no sense in a process,"
            + " expected in a gen_statem",
      })
  void ofAProcessAreToldInOneLine(String step, String expected) {
    assertThat(withoutPlace(Small.withStep(step))).startsWith(IN_PROCESS + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"receive\": {}}|/receive: \"receive\" makes no sense in handle_call, expected in a task"
            + " or a process (a behaviour receives by itself)",
        "{\"ignore\": true}|/ignore: \"ignore\" makes no sense in handle_call, expected in init",
        "{\"noreply\": false}|/noreply: found false, expected true",
        "{\"reply\": 1, \"stop\": \"normal\", \"continue\": \"c\"}|: a reply carries one of"
            + " continue, stop and timeout, not several",
        "{\"increment\": \"m\"}|/increment: found \"m\", expected a key of the module's state. Did"
            + " you mean \"n\"?",
      })
  void ofAServerAreToldInOneLine(String step, String expected) {
    assertThat(withoutPlace(Small.withCallStep(step))).startsWith(IN_CALL + expected);
  }

  private static String withoutPlace(String text) {
    return Small.problem(text);
  }
}
