package crashlab.simulation;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Scenario files with several nodes that do one thing many times, as text.
final class ClusterWorkload {
  private static final String LIMITS =
      """
      "limits": {"events": 200000000, "processes": 20000000, "mailbox": 20000000}\
      """;

  private ClusterWorkload() {}

  /// Two nodes with a gen_server each, and a process on the first one that makes `calls` calls.
  ///
  /// @param server whom it calls: `Server`, on its own node, or `Server@b`
  static String calls(String server, int calls) {
    String tree =
        """
        {"id": "App", "type": "supervisor", "strategy": "one_for_one",
         "children": [{"id": "Server", "module": "Server", "name": "Server"}%s]}\
        """;
    return """
    {"format": 1, "name": "workload", "duration": "100000h", "network": {"latency": "10us"},
     "nodes": {"a": {"tree": %s}, "b": {"tree": %s}}, "vm": {"schedulers": 1},
     "modules": {
       "Server": {"use": "gen_server", "handle_call": {"ping": [{"reply": "pong"}]}},
       "Client": {"use": "process", "run": [{"repeat": %d, "do": [
         {"call": "%s", "message": "ping", "timeout": 5000}]}]}},
     %s}
    """
        .formatted(
            tree.formatted(", {\"id\": \"C\", \"module\": \"Client\", \"restart\": \"temporary\"}"),
            tree.formatted(""),
            calls,
            server,
            LIMITS);
  }

  /// Nodes that share a scope of pg with one group, of which each of them has as many members. The
  /// nodes are cut into halves after 10 s, for 5 s.
  static String groups(int nodes, int members) {
    return """
    {"format": 1, "name": "workload", "duration": "20s", "nodes": [%s],
     "network": {"reconnect": "1s", "prevent_overlapping_partitions": false},
     "modules": {
       "Member": {"use": "gen_server", "init": [{"pg_join": "g"}]},
       "Starter": {"use": "process", "run": [{"repeat": %d, "do": [
         {"start_child": "Members", "child": {"id": "M", "module": "Member"}}]}]}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
       {"id": "Groups", "type": "pg"}, {"id": "Members", "type": "dynamic_supervisor"},
       {"id": "Starter", "module": "Starter", "restart": "temporary"}]},
     "faults": [{"at": "10s", "partition": [[%s], [%s]], "for": "5s"}],
     %s}
    """
        .formatted(
            names(0, nodes), members / nodes, names(0, nodes / 2), names(nodes / 2, nodes), LIMITS);
  }

  /// Nodes that all have a copy of a Mnesia table in memory, and on each a process that reads and
  /// writes a row in a transaction, one of a thousand rows of its own, again and again.
  static String transactions(int nodes, int transactions) {
    return """
    {"format": 1, "name": "workload", "duration": "100000h", "nodes": [%s],
     "mnesia": {"tables": {"t": {}}},
     "modules": {"Client": {"use": "process", "state": {"n": 0}, "run": [{"repeat": %d, "do": [
       {"mnesia_transaction": [
         {"mnesia_read": "t", "key": {"pick": 1000}, "lock": "write", "into": "n"},
         {"mnesia_write": "t", "key": {"pick": 1000}, "value": 7}]}]}]}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
       {"id": "Mnesia", "type": "mnesia"},
       {"id": "Client", "module": "Client", "restart": "temporary"}]},
     %s}
    """
        .formatted(names(0, nodes), transactions / nodes, LIMITS);
  }

  /// Nodes with one Horde and its registry, and so many children with a name, started from the
  /// first node. The nodes are cut into two parts after 15 s, for 5 s.
  static String hordes(int nodes, int children) {
    return """
    {"format": 1, "name": "workload", "duration": "30s", "nodes": [%1$s],
     "network": {"reconnect": "1s", "prevent_overlapping_partitions": false},
     "modules": {"Room": {"use": "gen_server", "trap_exit": true,
       "handle_info": {"name_conflict": [{"stop": "shutdown"}]}}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
       {"id": "HReg", "type": "horde_registry", "members": [%1$s]},
       {"id": "HSup", "type": "horde_supervisor", "members": [%1$s]}]},
     "load": [{"id": "start", "arrivals": {"at": ["1s"]}, "do": [{"repeat": %2$d, "do": [
       {"start_child": "HSup", "child": {"module": "Room", "restart": "transient",
         "name": {"via": "HReg", "key": {"sequence": "room"}}, "already_started": "ignore"}}]}]}],
     "faults": [{"at": "15s", "partition": [[%3$s], [%4$s]], "for": "5s"}],
     %5$s}
    """
        .formatted(names(0, nodes), children, names(0, nodes / 2), names(nodes / 2, nodes), LIMITS);
  }

  private static String names(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("\"n%d\""::formatted)
        .collect(Collectors.joining(", "));
  }
}
