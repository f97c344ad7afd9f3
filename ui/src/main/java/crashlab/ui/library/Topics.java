package crashlab.ui.library;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the topics of the shipped scenarios are called, and their order: what a newcomer meets
/// first comes first.
final class Topics {
  private record Topic(String folder, String words) {}

  private static final List<Topic> KNOWN =
      List.of(
          new Topic("tasks", "Tasks: who dies with whom"),
          new Topic("supervision", "Supervision: restarts and escalation"),
          new Topic("genserver", "Servers: bottlenecks and timeouts"),
          new Topic("signals", "Signals: links, monitors, exits"),
          new Topic("startup", "Start-up: init and boot"),
          new Topic("naming", "Names and registries"),
          new Topic("tables", "Tables: ETS, owners and heirs"),
          new Topic("mnesia", "Mnesia: transactions and splits"),
          new Topic("nodes", "Nodes: splits, deploys, groups"),
          new Topic("telemetry", "Telemetry: handlers and silence"),
          new Topic("vm", "The virtual machine"),
          new Topic("statem", "State machines"));

  private Topics() {}

  /// Topics that are not known come last, by name.
  static Comparator<String> order() {
    return Comparator.<String>comparingInt(Topics::place).thenComparing(Comparator.naturalOrder());
  }

  private static int place(String folder) {
    for (int i = 0; i < KNOWN.size(); i++) {
      if (KNOWN.get(i).folder().equals(folder)) {
        return i;
      }
    }
    return KNOWN.size();
  }

  static String words(String folder) {
    int place = place(folder);
    if (place < KNOWN.size()) {
      return KNOWN.get(place).words();
    }
    return folder.isEmpty()
        ? "Others"
        : folder.substring(0, 1).toUpperCase(Locale.ROOT) + folder.substring(1);
  }
}
