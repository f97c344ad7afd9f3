package crashlab.cli;

import crashlab.analysis.PlainText;
import crashlab.scenario.Module;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A module in one line: what it is, and to what it has an answer.
final class ModuleSummary {
  private ModuleSummary() {}

  /// Returns the behaviour, as scenario files name it.
  static String use(Module module) {
    return switch (module) {
      case Module.GenServer _ -> "gen_server";
      case Module.Agent _ -> "agent";
      case Module.GenStatem _ -> "gen_statem";
      case Module.Task _ -> "task";
      case Module.Process _ -> "process";
    };
  }

  /// Returns `gen_server; handle_call: get, put; terminate`.
  static String of(Module module) {
    List<String> parts = new ArrayList<>();
    parts.add(use(module));
    switch (module) {
      case Module.GenServer server -> {
        flag(server.trapExit(), "traps exits", parts);
        clauses("handle_call", server.handleCall().keySet(), parts);
        clauses("handle_cast", server.handleCast().keySet(), parts);
        clauses("handle_info", server.handleInfo().keySet(), parts);
        clauses("handle_continue", server.handleContinue().keySet(), parts);
        flag(server.terminate() != null, "terminate", parts);
      }
      case Module.Agent agent -> clauses("functions", agent.functions().keySet(), parts);
      case Module.GenStatem machine -> {
        flag(machine.trapExit(), "traps exits", parts);
        clauses("states", machine.states().keySet(), parts);
        parts.add("begins as " + machine.initial());
        flag(machine.terminate() != null, "terminate", parts);
      }
      case Module.Task task -> flag(task.trapExit(), "traps exits", parts);
      case Module.Process process -> flag(process.trapExit(), "traps exits", parts);
    }
    return PlainText.visible(String.join("; ", parts));
  }

  private static void flag(boolean on, String words, List<String> parts) {
    if (on) {
      parts.add(words);
    }
  }

  private static void clauses(String callback, Collection<String> messages, List<String> parts) {
    if (!messages.isEmpty()) {
      parts.add(callback + ": " + String.join(", ", messages));
    }
  }
}
