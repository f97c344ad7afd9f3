package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartProblemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": \"X\", \"type\": \"supervisor\", \"strategy\": \"one_for_al\"}|/strategy: found"
            + " \"one_for_al\", expected a strategy (one_for_one, one_for_all or rest_for_one). Did"
            + " you mean \"one_for_all\"?",
        "{\"id\": \"X\", \"type\": \"supervisor\"}|: \"strategy\" is missing",
        "{\"id\": \"X\", \"type\": \"supervsor\", \"strategy\": \"one_for_one\"}|/type: found"
            + " \"supervsor\", expected a type (worker, supervisor, dynamic_supervisor,"
            + " partition_supervisor, task_supervisor, registry, pubsub, mnesia, pg,"
            + " horde_supervisor or horde_registry). Did you mean \"supervisor\"?",
        "{\"id\": \"X\", \"type\": \"broadway\"}|/type: this version does not simulate Broadway, so"
            + " \"broadway\" is refused",
        "{\"id\": \"X\", \"type\": \"horde_registry\", \"members\": \"aut\"}|/members: found"
            + " \"aut\", expected an array of nodes, or auto. Did you mean \"auto\"?",
        "{\"id\": \"X\", \"type\": \"horde_supervisor\", \"members\": [\"b\"]}|/members/0: found"
            + " \"b\", expected the name of a node (local: the scenario has no \"nodes\")",
        "{\"id\": \"X\", \"type\": \"horde_supervisor\", \"distribution_strategy\": \"quorum\"}|"
            + "/distribution_strategy: found \"quorum\", expected a distribution strategy (uniform,"
            + " uniform_random or uniform_quorum)",
        "{\"id\": \"X\", \"module\": \"Server\", \"already_started\": \"ignored\"}|/already_started:"
            + " found \"ignored\", expected what becomes of a name that is taken (error or ignore)."
            + " Did you mean \"ignore\"?",
        "{\"id\": \"X\", \"type\": \"oban\", \"queues\": {}}|/type: this version does not simulate"
            + " Oban, so \"oban\" is refused",
        "{\"id\": \"X\"}|: \"module\" is missing",
        "{\"module\": \"Server\"}|: \"id\" is missing",
        "{\"id\": \"a/b\", \"module\": \"Server\"}|/id: found \"a/b\", expected an id without '/'"
            + " and '>', which paths are made with",
        "{\"id\": \"Server\", \"module\": \"Server\"}|/id: the id \"Server\" is already given to"
            + " the child at 6:85 (OTP refuses to start such a supervisor)",
        "{\"id\": \"X\", \"module\": \"Sever\"}|/module: found \"Sever\", expected the name of a"
            + " module in modules. Did you mean \"Server\"?",
        "{\"id\": \"X\", \"module\": \"Server\", \"restart\": \"allways\"}|/restart: found"
            + " \"allways\", expected a restart type (permanent, transient or temporary)",
        "{\"id\": \"X\", \"module\": \"Server\", \"shutdown\": \"brutal_kil\"}|/shutdown: found"
            + " \"brutal_kil\", expected a shutdown (a duration such as 5000 or \"5s\", infinity or"
            + " brutal_kill). Did you mean \"brutal_kill\"?",
        "{\"id\": \"X\", \"module\": \"Server\", \"name\": \"self\"}|/name: found \"self\","
            + " expected another name, since this one means something else",
        "{\"id\": \"X\", \"type\": \"dynamic_supervisor\", \"strategy\":"
            + " \"one_for_all\"}|/strategy: found \"one_for_all\", expected the one strategy of a"
            + " dynamic_supervisor (one_for_one)",
        "{\"id\": \"X\", \"type\": \"dynamic_supervisor\", \"max_children\":"
            + " \"infinite\"}|/max_children: found \"infinite\", expected an integer of at least 0,"
            + " or infinity. Did you mean \"infinity\"?",
        "{\"id\": \"X\", \"type\": \"dynamic_supervisor\", \"max_restarts\": -1}|/max_restarts:"
            + " found -1, expected an integer of at least 0",
        "{\"id\": \"X\", \"type\": \"dynamic_supervisor\", \"max_seconds\": 0}|/max_seconds: found"
            + " 0, expected an integer of at least 1",
        "{\"id\": \"X\", \"type\": \"registry\", \"name\": \"Y\"}|/name: supervisors and registries"
            + " are registered under their id: leave \"name\" out",
        "{\"id\": \"X\", \"type\": \"partition_supervisor\"}|: \"child\" is missing",
        "{\"id\": \"X\", \"module\": \"Server\", \"replicas\": 0}|/replicas: found 0, expected an"
            + " integer from 1 to 100000",
      })
  void ofAChildSpecAreToldInOneLine(String spec, String expected) {
    assertThat(Small.problem(Small.withChild(spec))).startsWith("/tree/children/7" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"use\": \"gen_sever\"}|/use: found \"gen_sever\", expected a behaviour (process,"
            + " gen_server, agent, gen_statem or task). Did you mean \"gen_server\"?",
        "{\"use\": \"oban_worker\"}|/use: this version does not simulate Oban, so \"oban_worker\""
            + " is refused",
        "{}|: \"use\" is missing: process, gen_server, agent, gen_statem or task",
        "{\"use\": \"gen_server\", \"handle_cal\": {}}|/handle_cal: unknown key \"handle_cal\","
            + " expected use, trap_exit, priority, state, init, handle_call, handle_cast,"
            + " handle_info, handle_continue or terminate. Did you mean \"handle_call\"?",
        "{\"use\": \"task\"}|: \"run\" is missing",
        "{\"use\": \"gen_server\", \"init\": {}}|/init: found an empty object, expected an array of"
            + " steps",
        "{\"use\": \"gen_server\", \"handle_cast\": {\"a\": [{\"reply\":"
            + " 1}]}}|/handle_cast/a/0/reply: \"reply\" makes no sense in handle_cast; a later"
            + " reply is {\"reply_to_caller\": …}",
        "{\"use\": \"gen_server\", \"terminate\": [{\"stop\": \"a\"}]}|/terminate/0/stop: \"stop\""
            + " makes no sense in terminate, expected in a gen_server or gen_statem (exit ends any"
            + " process)",
        "{\"use\": \"gen_statem\", \"initial\": \"clsed\", \"states\": {\"closed\": {}}}|/initial:"
            + " found \"clsed\", expected a state of this gen_statem. Did you mean \"closed\"?",
        "{\"use\": \"gen_statem\", \"initial\": \"closed\", \"states\": {\"closed\": {\"enter\":"
            + " [{\"postpone\": true}]}}}|/states/closed/enter/0/postpone: \"postpone\" makes no"
            + " sense in a state enter call (OTP refuses it there)",
      })
  void ofAModuleAreToldInOneLine(String module, String expected) {
    assertThat(Small.problem(Small.withModule("\"X\": " + module)))
        .startsWith("/modules/X" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"faults\": [{\"at\": 1, \"reorder\": \"Server\"}]|/faults/0/reorder: \"reorder\" would"
            + " break a guarantee of the BEAM: signals from one process to another arrive in the"
            + " order in which they were sent",
        "\"faults\": [{\"at\": 1, \"lose\": \"Server\"}]|/faults/0/lose: \"lose\" would break a"
            + " guarantee of the BEAM: a message between two live processes of one node is never"
            + " lost",
        "\"faults\": [{\"at\": 1, \"duplicate\": \"Server\"}]|/faults/0/duplicate: \"duplicate\""
            + " would break a guarantee of the BEAM: a message is delivered once",
        "\"faults\": [{\"at\": 1, \"exit_signal\": \"Server\", \"reason\":"
            + " \"a\"}]|/faults/0/exit_signal: \"exit_signal\" would break a guarantee of the BEAM:"
            + " an exit signal has a sender (use exit, or a step exit_signal in a process)",
        "\"faults\": [{\"at\": 1, \"clock_jump\": \"-1s\"}]|/faults/0/clock_jump: \"clock_jump\""
            + " would break a guarantee of the BEAM: Erlang's monotonic time never goes back",
        "\"faults\": [{\"at\": 1, \"node_down\": \"b\", \"for\": 1}]|/faults/0/node_down: found"
            + " \"b\", expected the name of a node (local: the scenario has no \"nodes\")",
        "\"faults\": [{\"at\": 1, \"node_down\": \"local\", \"how\": \"kil\"}]|/faults/0/how: found"
            + " \"kil\", expected a way (kill, halt or stop). Did you mean \"kill\"?",
        "\"faults\": [{\"at\": 1, \"node_up\": 1}]|/faults/0/node_up: found 1, expected the name of a"
            + " node",
        "\"faults\": [{\"at\": 1, \"partition\": [[\"local\"]]}]|/faults/0/partition: found one group,"
            + " expected two or more, such as [[\"a\"], [\"b\"]]",
        "\"faults\": [{\"at\": 1, \"partition\": []}]|/faults/0/partition: found an empty array,"
            + " expected an array of two groups of nodes or more",
        "\"faults\": [{\"at\": 1, \"partition\": [[\"local\"], []]}]|/faults/0/partition/1: found an"
            + " empty array, expected an array of nodes",
        "\"faults\": [{\"at\": 1, \"partition\": [[\"local\"], [\"local\"]]}]|/faults/0/partition/1/0: found"
            + " \"local\", expected each node in one group",
        "\"nodes\": [\"a\", \"b\"], \"faults\": [{\"at\": 1, \"partition\": [[\"a\", \"a\"],"
            + " [\"b\"]]}]|/faults/0/partition/0/1: found \"a\", expected each node in one group",
        "\"nodes\": [\"a\", \"b\"], \"faults\": [{\"at\": 1, \"latency\": \"1ms\", \"between\":"
            + " [\"a\", \"a\"]}]|/faults/0/between/1: found \"a\", expected another node, since a link has"
            + " two ends. Did you mean \"b\"?",
        "\"network\": {\"latency\": \"1ms\"}|/network: found no \"nodes\" in the scenario, expected some,"
            + " such as \"nodes\": [\"a\", \"b\"]: a network is between nodes",
        "\"faults\": [{\"at\": 1, \"heal\": true}]|/faults/0/heal: found no \"nodes\" in the scenario,"
            + " expected some, such as \"nodes\": [\"a\", \"b\"]: a network is between nodes",
        "\"faults\": [{\"at\": 1, \"latency\": \"1ms\"}]|/faults/0/latency: found no \"nodes\" in the"
            + " scenario, expected some, such as \"nodes\": [\"a\", \"b\"]: a network is between nodes",
        "\"faults\": [{\"at\": 1, \"kill\": \"Server@b\"}]|/faults/0/kill: found \"Server@b\", expected a"
            + " process without '@': the scenario has no \"nodes\". Did you mean \"Server\"?",
        "\"expect\": [{\"exited\": \"App/Server@b\"}]|/expect/0/exited: found \"App/Server@b\", expected a"
            + " process without '@': the scenario has no \"nodes\". Did you mean \"App/Server\"?",
        "\"expect\": [{\"metric\": \"processes.now@b\", \"equals\": 1}]|/expect/0/metric: found"
            + " \"processes.now@b\", expected a metric without '@': the scenario has no \"nodes\". Did you mean"
            + " \"processes.now\"?",
        "\"expect\": [{\"trace\": {\"event\": \"exit\", \"node\": \"b\"}}]|/expect/0/trace/node: found"
            + " \"b\", expected the name of a node (local: the scenario has no \"nodes\")",
        "\"nodes\": [\"web\"], \"expect\": [{\"trace\": {\"event\": \"exit\", \"node\": {\"in\":"
            + " [\"web\", \"wep\"]}}}]|/expect/0/trace/node/in/1: found \"wep\", expected the name of a node"
            + " (web). Did you mean \"web\"?",
        "\"faults\": [{\"at\": 1, \"partition\": [[\"local\"], [\"loca\"]]}]|/faults/0/partition/1/0: found"
            + " \"loca\", expected the name of a node (local: the scenario has no \"nodes\"). Did you mean \"local\"?",
        "\"faults\": [{\"at\": 1, \"latency\": \"1ms\", \"between\": [\"a\"]}], \"nodes\": [\"a\"]|/faults/0/between: found"
            + " an array, expected an array of two nodes",
        "\"faults\": [{\"at\": 1, \"kill\": {\"global\": 1}}]|/faults/0/kill/global: found 1,"
            + " expected a global name",
        "\"nodes\": [\"a\"], \"network\": {\"boot\": 1}|/network/boot: found 1, expected \"connect\" or \"alone\"",
        "\"nodes\": [\"a\"], \"network\": {\"auto_connect\": false}|/network/auto_connect: found false, expected true,"
            + " \"once\" or \"never\"",
        "\"nodes\": [\"a\"], \"network\": {\"bandwidth\": \"10MiB\"}|/network/bandwidth: found \"10MiB\", expected a size a"
            + " second such as \"100MiB/s\" (B, KiB, MiB, GiB)",
        "\"nodes\": [\"a\"], \"network\": 1|/network: found 1, expected an object such as {\"latency\": \"1ms\"}",
        "\"faults\": [{\"at\": 1, \"partition\": 1}]|/faults/0/partition: found 1, expected an array of two"
            + " groups of nodes or more",
        "\"faults\": [{\"at\": 1, \"database_down\": \"Db\"}]|/faults/0/database_down: this version"
            + " does not simulate databases, so \"database_down\" is refused",
        "\"faults\": [{\"at\": 1, \"kil\": \"Server\"}]|/faults/0/kil: unknown fault \"kil\","
            + " expected one of kill, exit, crash, suspend, hang, slow, send, clock_jump, stop_node, stop, cast,"
            + " start_child … (6 more). Did you mean \"kill\"?",
        "\"faults\": [{\"at\": 1}]|/faults/0: this says when, but not what breaks: expected one of"
            + " kill, exit, crash, suspend, hang, slow, send, clock_jump, stop_node, stop, cast, start_child … (6 more)",
        "\"faults\": [{\"kill\": \"Server\"}]|/faults/0: \"at\" or \"when\" is missing",
        "\"faults\": [{\"at\": 1, \"when\": {\"restarted\": \"Server\"}, \"kill\":"
            + " \"Server\"}]|/faults/0/at: a fault has \"at\" or \"when\", not both",
        "\"faults\": [{\"at\": 1, \"every\": 5, \"kill\": \"Server\"}]|/faults/0/every: \"every\""
            + " needs \"times\": how often the fault happens in all",
        "\"faults\": [{\"at\": 1, \"times\": 5, \"kill\": \"Server\"}]|/faults/0/times: \"times\""
            + " needs \"every\": how far apart",
        "\"faults\": [{\"at\": 1, \"every\": 0, \"times\": 2, \"kill\":"
            + " \"Server\"}]|/faults/0/every: found 0, expected a duration above 0",
        "\"faults\": [{\"at\": 1, \"kill\": \"self\"}]|/faults/0/kill: found \"self\", expected a"
            + " target (what acts from outside has no self and no caller)",
        "\"faults\": [{\"at\": 1, \"kill\": \"Sever\"}]|/faults/0/kill: found \"Sever\", expected a"
            + " name that some process is registered under. Did you mean \"Server\"?",
        "\"faults\": [{\"at\": 1, \"kill\": {\"random_child_of\":"
            + " \"Server\"}}]|/faults/0/kill/random_child_of: found \"Server\", expected the name"
            + " of a supervisor, but this names a worker",
        "\"faults\": [{\"when\": {\"mailbox\": \"Server\"}, \"kill\": \"Server\"}]|/faults/0/when:"
            + " \"above\" is missing",
        "\"faults\": [{\"when\": {\"count\": 2}, \"kill\": \"Server\"}]|/faults/0/when:"
            + " \"mailbox\", \"exited\", \"started\", \"restarted\", \"gave_up\", \"call_timeout\""
            + " or \"logged\" is missing",
        "\"$schema\": []|/$schema: found an empty array, expected a text",
        "\"faults\": [{\"at\": 1, \"slow\": \"Server\", \"factor\": 0.5, \"for\":"
            + " 1}]|/faults/0/factor: found 0.5, expected a number of at least 1 and at most"
            + " 1000000",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"poisson\": \"0/s\"}, \"do\":"
            + " []}]|/load/0/arrivals/poisson: found \"0/s\", expected a rate above 0 and at most"
            + " 1000000000/s",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"poisson\": \"100\"}, \"do\":"
            + " []}]|/load/0/arrivals/poisson: found \"100\", expected a rate such as \"2000/s\" or"
            + " \"30/min\". Did you mean \"100/s\"?",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"poisson\": 100}, \"do\":"
            + " []}]|/load/0/arrivals/poisson: found 100, expected a rate such as \"2000/s\" or"
            + " \"30/min\"",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"poison\": \"100/s\"}, \"do\":"
            + " []}]|/load/0/arrivals/poison: unknown key \"poison\", expected poisson, constant or"
            + " at. Did you mean \"poisson\"?",
        "\"load\": [{\"id\": \"a\", \"closed\": {\"users\": 0}, \"do\": []}]|/load/0/closed/users:"
            + " found 0, expected an integer from 1 to 1000000",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"at\": []}, \"from\": \"2s\", \"to\": \"1s\","
            + " \"do\": []}]|/load/0/to: the load ends (\"to\") before it begins (\"from\")",
        "\"load\": [{\"id\": \"a\", \"do\": []}]|/load/0: \"arrivals\" or \"closed\" is missing",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"at\": []}, \"do\": []}, {\"id\": \"a\","
            + " \"arrivals\": {\"at\": []}, \"do\": []}]|/load/1/id: the id \"a\" is already given"
            + " to another load",
        "\"load\": [{\"id\": \"a\", \"arrivals\": {\"at\": []}, \"do\": [{\"reply\":"
            + " 1}]}]|/load/0/do/0/reply: \"reply\" makes no sense in a load, expected in"
            + " handle_call, a task or a process",
        "\"expect\": [{\"aliv\": \"Server\"}]|/expect/0/aliv: unknown expectation \"aliv\","
            + " expected one of alive",
        "\"expect\": [{\"alive\": \"Servr\"}]|/expect/0/alive: found \"Servr\", expected a"
            + " registered name, a path of child ids, or the id of a child. Did you mean"
            + " \"Server\"?",
        "\"expect\": [{\"alive\": \"Server\", \"at\": \"11s\"}]|/expect/0/at: found \"11s\","
            + " expected a time before the run ends",
        "\"expect\": [{\"restarts\": \"Server\"}]|/expect/0: \"at_least\", \"at_most\" or"
            + " \"equals\" is missing",
        "\"expect\": [{\"restarts\": \"Server\", \"at_least\": 3, \"at_most\":"
            + " 2}]|/expect/0/at_most: at_most is below at_least",
        "\"expect\": [{\"restarts\": \"Server\", \"equals\": 3, \"at_most\": 5}]|/expect/0:"
            + " \"equals\" stands alone, without at_least and at_most",
        "\"expect\": [{\"metric\": \"mailbox.Server.maxi\", \"at_most\": 1}]|/expect/0/metric:"
            + " found \"mailbox.Server.maxi\", expected max or now after \"mailbox.Server.\". Did"
            + " you mean \"mailbox.Server.max\"?",
        "\"expect\": [{\"metric\": \"mailbox.Servr.max\", \"at_most\": 1}]|/expect/0/metric: found"
            + " \"mailbox.Servr.max\", expected a registered name, a path of child ids, or the id"
            + " of a child. Did you mean \"mailbox.Server.max\"?",
        "\"expect\": [{\"metric\": \"ets.t.rows\", \"at_most\": 1}]|/expect/0/metric: found"
            + " \"ets.t.rows\", expected the name of a table that an ets_new gives",
        "\"expect\": [{\"metric\": \"scheduler.utilization\", \"at_most\": 2}]|/expect/0/at_most:"
            + " found 2, expected a number from 0 to 1",
        "\"expect\": [{\"order\": [{\"started\": \"Server\"}]}]|/expect/0/order: found an array,"
            + " expected at least two events",
        "\"expect\": [{\"outcome\": \"vm_dead\"}]|/expect/0/outcome: found \"vm_dead\", expected an"
            + " outcome (completed, deadlock, vm_died or limit). Did you mean \"vm_died\"?",
        "\"expect\": [{\"metric\": \"horde.X.children\", \"equals\": 2}]|/expect/0/metric: found"
            + " \"horde.X.children\", expected the id of a child such as {\"id\": \"HSup\", \"type\":"
            + " \"horde_supervisor\"}",
        "\"vm\": {\"schedulers\": 0}|/vm/schedulers: found 0, expected an integer from 1 to 1024",
        "\"vm\": {\"costs\": {\"sned\": \"1us\"}}|/vm/costs/sned: unknown key \"sned\", expected"
            + " context_switch",
        "\"vm\": {\"costs\": {\"send\": 100}}|/vm/costs/send: found 100, expected a duration with"
            + " its unit, such as \"100ns\". Did you mean \"100ns\"?",
        "\"vm\": {\"memory\": \"2GB\"}|/vm/memory: found \"2GB\", expected a size such as \"2GiB\""
            + " (B, KiB, MiB, GiB) or a number of bytes. Did you mean \"2GiB\"?",
        "\"limits\": {\"events\": 0}|/limits/events: found 0, expected an integer from 1 to 200000000",
        "\"otp\": \"30\"|/otp: found \"30\", expected a version (23, 24, 25, 26, 27, 28 or 29)",
        "\"libraries\": 1|/libraries: found 1, expected an object: library to version",
        "\"libraries\": {\"obn\": \"2.23\"}|/libraries/obn: unknown library \"obn\", expected"
            + " broadway, gen_stage, horde, oban or telemetry. Did you mean \"oban\"?",
        "\"libraries\": {\"oban\": \"2\"}|/libraries/oban: found \"2\", expected a version of"
            + " two numbers, such as \"2.23\"",
        "\"libraries\": {\"telemetry\": \"9.9\"}|/libraries/telemetry: found \"9.9\", expected a"
            + " version of telemetry that is known (1.0 to 1.4)",
        "\"expect\": [{\"trace\": {\"event\": \"ets\", \"kind\": \"transfered\"}, \"equals\":"
            + " 0}]|/expect/0/trace/kind: found \"transfered\", expected a kind of ets (transfer,"
            + " destroyed or lost_update). Did you mean \"transfer\"?",
        "\"expect\": [{\"trace\": {\"event\": \"receive\", \"kind\": {\"in\": [\"infoo\"]}},"
            + " \"equals\": 0}]|/expect/0/trace/kind: found an object, expected a kind of receive",
        "\"expect\": [{\"trace\": {\"event\": \"log\", \"reason\": \"x\"}, \"equals\":"
            + " 0}]|/expect/0/trace/reason: found \"reason\", expected a key of log (text)",
        "\"expect\": [{\"trace\": {\"event\": \"log\", \"kind\": \"x\"}, \"equals\":"
            + " 0}]|/expect/0/trace/kind: found \"kind\", expected a key of log (text)",
        "\"expect\": [{\"trace\": {\"event\": \"resume\", \"reason\": \"x\"}, \"equals\":"
            + " 0}]|/expect/0/trace/reason: found \"reason\", expected a key of resume (it has none"
            + " of its own)",
        "\"expect\": [{\"trace\": {\"event\": \"log\"}, \"read\": \"reason\", \"equals\":"
            + " []}]|/expect/0/read: found \"reason\", expected a key of log (text)",
        "\"expect\": [{\"trace\": {\"event\": \"log\"}, \"read\": [\"t\", \"kind\"], \"equals\":"
            + " []}]|/expect/0/read/1: found \"kind\", expected a key of log (text)",
        "\"telemetry_metrics\": []|/telemetry_metrics: this version does not simulate telemetry"
            + " reporters, so \"telemetry_metrics\" is refused",
        "\"faults\": [{\"at\": \"1s\", \"kill\": {\"all_children_of\":"
            + " \"Server\"}}]|/faults/0/kill/all_children_of: found \"Server\", expected the name of a"
            + " supervisor, but this names a worker",
        "\"seed\": 1.5|/seed: found 1.5, expected an integer",
        "\"application\": \"temporal\"|/application: found \"temporal\", expected a start type"
            + " (permanent, transient or temporary). Did you mean \"temporary\"?",
        "\"absent\": [\"Server\"]|/absent/0: found \"Server\", expected a name that nobody holds,"
            + " but the scenario gives it",
        "\"world\": {}|/world: this version does not simulate what stands outside the VM, so"
            + " \"world\" is refused",
        "\"nodes\": {}|/nodes: found an empty object, expected 1 to 100 nodes",
        "\"nodes\": [\"a\", \"a\"]|/nodes/1: the name \"a\" is already given to another node",
        "\"nodes\": 3|/nodes: found 3, expected an array of names, or an object: the name of a node to"
            + " what it has of its own",
        "\"nodes\": {\"a\": []}|/nodes/a: found an empty array, expected an object with what the node has"
            + " of its own: tree, vm, starts",
        "\"load\": [{\"id\": \"l\", \"node\": [], \"arrivals\": {\"at\": [1]}, \"do\": []}]|/load/0/node: found"
            + " an empty array, expected the name of a node, or an array of them",
        "\"nodes\": [\"local\"]|/nodes/0: found \"local\", expected the name of a node: letters,"
            + " digits and '_', and not \"local\"",
        "\"nodes\": [\"a\"], \"faults\": [{\"at\": 1, \"kill\": \"Server@b\"}]|/faults/0/kill: found"
            + " \"Server@b\", expected the name of a node after '@'. Did you mean \"Server@a\"?",
        "\"nodes\": [\"a\"], \"faults\": [{\"at\": 1, \"kill\": \"Sever@a\"}]|/faults/0/kill: found"
            + " \"Sever@a\", expected a name that some process is registered under. Did you mean"
            + " \"Server@a\"?",
        "\"nodes\": [\"a\"], \"load\": [{\"id\": \"l\", \"node\": [\"a\", \"c\"], \"arrivals\": {\"at\":"
            + " [1]}, \"do\": []}]|/load/0/node/1: found \"c\", expected the name of a node (a)",
        "\"nodes\": [\"a\"], \"expect\": [{\"metric\": \"supervisor.App.restarts@b\", \"equals\":"
            + " 1}]|/expect/0/metric: found \"supervisor.App.restarts@b\", expected the name of a node after '@'. Did you"
            + " mean \"supervisor.App.restarts@a\"?",
        "\"telemetry\": [{\"events\": [[\"a\"]], \"do\": []}]|/telemetry/0: \"id\" is missing",
        "\"lesson\": {\"topic\": \"a\", \"goal\": \"b\", \"editable\":"
            + " [\"/modules/Sever\"]}|/lesson/editable/0: found \"/modules/Sever\", expected a JSON"
            + " Pointer to a part of this scenario. Did you mean \"/modules/Server\"?",
        "\"lesson\": {\"topic\": \"a\", \"goal\": \"b\", \"solution\":"
            + " \"../a.json\"}|/lesson/solution: found \"../a.json\": a path may not lead out of"
            + " the scenario's folder with '..'",
        "\"lesson\": {\"topic\": \"a\", \"goal\": \"b\", \"variants\": {\"n\":"
            + " [1]}}|/lesson/variants/n: found \"n\", expected one of the scenario's params",
        "\"lesson\": {\"topic\": \"a\", \"goal\": \"b\", \"predict\": [{\"ask\": \"?\","
            + " \"choices\": [\"a\"], \"answer\": {\"alive\":"
            + " \"Server\"}}]}|/lesson/predict/0/choices: found an array, expected at least two"
            + " choices",
      })
  void ofOtherPartsAreToldInOneLine(String part, String expected) {
    assertThat(Small.problem(Small.withPart(part))).startsWith(expected);
  }

  @Test
  void theRootHasToBeASupervisor() {
    String text =
        """
        {"format": 1, "name": "x", "duration": 1, "tree": {"id": "A", "type": "dynamic_supervisor"}}\
        """;

    assertThat(Small.problem(text))
        .isEqualTo("/tree: the root of the tree has to be of type \"supervisor\"");
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
    String text =
        """
        {"format": 2,
         "name": "a b",
         "duraton": "10s",
         "modules": {"A": {"use": "gen_server", "handle_cast": {"go": [{"cast": "C", "message": 1}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_al",
           "children": [{"id": "A", "module": "B", "name": "B"}]},
         "faults": [{"at": "2x", "kill": "Nobody"}]}
        """;

    assertThat(Small.problems(text))
        .containsExactly(
            "/format: found 2, expected an integer from 1 to 1",
            "/name: found \"a b\", expected a slug: letters, digits, '-', '_' and '.'",
            "/duraton: unknown key \"duraton\", expected $schema, extends, format, name, absent,"
                + " vm, duration, params, otp, modules, tree, nodes … (14 more). Did you mean"
                + " \"duration\"?",
            "/modules/A/handle_cast/go/0/cast: found \"C\", expected a name that some process is"
                + " registered under. Did you mean \"B\"?",
            "/tree/strategy: found \"one_for_al\", expected a strategy (one_for_one, one_for_all or"
                + " rest_for_one). Did you mean \"one_for_all\"?",
            "/tree/children/0/module: found \"B\", expected the name of a module in modules. Did"
                + " you mean \"A\"?",
            "/faults/0/at: found \"2x\", expected a duration such as \"5ms\" (us, ms, s, min or h)."
                + " Did you mean \"2s\"?",
            "/faults/0/kill: found \"Nobody\", expected a name that some process is registered"
                + " under");
  }
}
