package crashlab.cli;

import crashlab.analysis.PlainText;
import crashlab.scenario.Module;
import crashlab.scenario.ModuleParams;
import crashlab.scenario.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module in one line: what it is, and to what it has an answer.
final class ModuleSummary {
  private ModuleSummary() {}

  /// Returns `gen_server; handle_call: get, put; terminate`.
  static String of(Module module) {
    List<String> parts = new ArrayList<>();
    parts.add(module.use());
    module.arguments().forEach((param, value) -> add(param, value, parts));
    return PlainText.visible(String.join("; ", parts));
  }

  private static void add(Param<?> param, @Nullable Object value, List<String> parts) {
    if (param == ModuleParams.TRAP_EXIT) {
      if (Boolean.TRUE.equals(value)) {
        parts.add("traps exits");
      }
    } else if (value instanceof Map<?, ?> map && !map.isEmpty() && !isState(param)) {
      List<String> keys = map.keySet().stream().map(String::valueOf).toList();
      parts.add(param.key() + ": " + String.join(", ", keys));
    } else if (param.key().equals("initial")) {
      parts.add("begins as " + value);
    } else if (param.key().equals("terminate") && value != null) {
      parts.add("terminate");
    }
  }

  private static boolean isState(Param<?> param) {
    return param.key().equals(ModuleParams.STATE.key());
  }
}
