package crashlab.ui.tree;

/// A scenario in which every look is to be seen at one instant.
final class AllLooks {
  /// When.
  static final long NANOS = 1_100_000_000L;

  static final String TEXT =
      """
      {"format": 1, "name": "all-looks", "title": "all looks", "seed": 1, "duration": "4s",
       "vm": {"schedulers": 1},
       "modules": {
         "Idle": {"use": "gen_server", "handle_info": {}},
         "Toil": {"use": "gen_server",
           "init": [{"send_after": "1s", "to": "self", "message": "go"}],
           "handle_info": {"go": [{"work": "1s"}]}},
         "Sleeper": {"use": "gen_server",
           "init": [{"send_after": "1s", "to": "self", "message": "go"}],
           "handle_info": {"go": [{"sleep": "2s"}]}},
         "Flooded": {"use": "gen_server", "handle_cast": {"row": [{"sleep": "5s"}]}},
         "Passing": {"use": "gen_server",
           "init": [{"send_after": "900ms", "to": "self", "message": "go"}],
           "handle_info": {"go": [{"stop": "normal"}]}},
         "SlowStart": {"use": "gen_server", "init": [{"sleep": "300ms"}], "handle_info": {}},
         "SlowStop": {"use": "gen_server", "trap_exit": true, "handle_info": {},
           "terminate": [{"sleep": "1s"}]},
         "LateStart": {"use": "gen_server", "init": [{"sleep": "2s"}], "handle_info": {}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Idle", "module": "Idle"},
         {"id": "ComputesA", "module": "Toil"},
         {"id": "ComputesB", "module": "Toil"},
         {"id": "Blocked", "module": "Sleeper"},
         {"id": "Suspended", "module": "Idle", "name": "Suspended"},
         {"id": "Overloaded", "module": "Flooded", "name": "Overloaded"},
         {"id": "Crashed", "module": "Idle", "name": "Crashed", "restart": "temporary"},
         {"id": "Down", "module": "Passing", "restart": "temporary"},
         {"id": "GivesUp", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0,
           "restart": "temporary", "children": [{"id": "Last", "module": "Idle", "name": "Last"}]},
         {"id": "Restarts", "type": "supervisor", "strategy": "one_for_one",
           "children": [{"id": "Restarting", "module": "SlowStart", "name": "Restarting"}]},
         {"id": "Stops", "type": "supervisor", "strategy": "one_for_all",
           "children": [
             {"id": "Victim", "module": "Idle", "name": "Victim"},
             {"id": "Stopping", "module": "SlowStop"}]},
         {"id": "Starting", "module": "LateStart"},
         {"id": "Absent", "module": "Idle"}]},
       "load": [{"id": "flood", "arrivals": {"at": ["500ms"]},
         "do": [{"repeat": 150, "do": [{"cast": "Overloaded", "message": "row"}]}]}],
       "faults": [
         {"at": "600ms", "kill": "Crashed"},
         {"at": "700ms", "kill": "Last"},
         {"at": "800ms", "suspend": "Suspended", "for": "3s"},
         {"at": "1s", "kill": "Restarting"},
         {"at": "1s", "kill": "Victim"}]}
      """;

  private AllLooks() {}
}
