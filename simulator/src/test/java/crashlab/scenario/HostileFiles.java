package crashlab.scenario;

import crashlab.simulation.Scenarios;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Files made to exhaust the reader: each is as large as the limit on bytes allows, or multiplies
/// something inside.
final class HostileFiles {
  private static final int FULL = JsonLimits.BYTES;
  private static final String HEAD =
      """
      {"format": 1, "name": "x", "duration": 1, "tree": {"id": "A", "type": "supervisor", \
      "strategy": "one_for_one", "children": [%s]}, "modules": {"M": {"use": "task", "run": [%s]}}, %s}\
      """;

  private HostileFiles() {}

  /// Reads each file in turn, and prints its name, the processor time in milliseconds and the first
  /// problem.
  public static void main(String[] arguments) {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    all()
        .forEach((name, file) -> {
          byte[] bytes = file.get().getBytes(StandardCharsets.UTF_8);
          long start = threads.getCurrentThreadCpuTime();
          String outcome = outcome(bytes);
          long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
          System.out.println(name + '\t' + millis + '\t' + outcome);
        });
  }

  static String outcome(byte[] bytes) {
    ReadResult result = Scenarios.read("f", bytes, ReadOptions.DEFAULT, SourceLoader.none());
    return switch (result) {
      case ReadResult.Read _ -> "read";
      case ReadResult.Refused refused ->
          refused.problems().size() + " " + refused.problems().getFirst();
    };
  }

  static Map<String, Supplier<String>> all() {
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    files.put("opening brackets", () -> "[".repeat(FULL));
    files.put("numbers", () -> "[" + "1,".repeat(FULL / 2 - 2) + "1]");
    files.put("empty arrays", () -> "[" + "[],".repeat(FULL / 3 - 2) + "1]");
    files.put("one string", () -> '"' + "x".repeat(FULL - 2) + '"');
    files.put("one number", () -> "1".repeat(FULL));
    files.put("unknown keys", () -> "{" + list(240_000, i -> "\"p" + i + "\": 1") + "}");
    files.put("keys of one hash", () -> "{" + list(100_000, HostileFiles::sameHash) + "}");
    files.put("unknown names", () -> names("{\"cast\": \"somelongnamo%d\", \"message\": \"a\"}"));
    files.put("unknown modules", () -> names("{\"spawn\": \"somelongnamo%d\"}"));
    files.put("unknown paths", () -> names("{\"link\": {\"child\": \"A/somelongnamo%d\"}}"));
    files.put("unknown supervisors", () -> names("{\"which_children\": \"somelongnamo%d\"}"));
    files.put("steps without a verb", () -> names("{\"somelongnamo%d\": 1}"));
    files.put("a step of many keys", () -> step("\"work\": 1, "));
    files.put("a step of many wrong keys", () -> step("\"wrok\": 1, "));
    files.put("children of one id", () -> tree(list(60_000, _ -> registry(""))));
    files.put("replicas", () -> tree(list(40_000, _ -> registry(", \"replicas\": 99999"))));
    files.put("replicas of replicas", () -> tree(nested(20)));
    files.put("a parameter used often", HostileFiles::parameters);
    files.put("metrics", () -> part("expect", 80_000, _ -> "{\"metric\": \"load.abc.x\"}"));
    files.put("faults", () -> part("faults", 80_000, _ -> "{\"reorder\": \"abc\"}"));
    files.put("durations", HostileFiles::durations);
    return files;
  }

  private static String list(int count, IntFunction<String> element) {
    var list = new StringBuilder();
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "" : ",").append(element.apply(i));
    }
    return list.toString();
  }

  /* "Aa" and "BB" have the same hash, and so has each text made of them. */
  private static String sameHash(int number) {
    var key = new StringBuilder("\"");
    for (int bit = 16; bit >= 0; bit--) {
      key.append((number >> bit & 1) == 1 ? "Aa" : "BB");
    }
    return key.append("\": 1").toString();
  }

  private static String names(String step) {
    String children =
        list(
            9_000,
            i -> "{\"id\":\"c%d\",\"module\":\"M\",\"name\":\"somelongname%d\"}".formatted(i, i));
    return HEAD.formatted(children, list(20_000, step::formatted), "\"seed\": 1");
  }

  private static String step(String verb) {
    return HEAD.formatted(
        "", "{" + verb + list(200_000, i -> "\"k" + i + "\": 1") + "}", "\"seed\": 1");
  }

  private static String tree(String children) {
    return HEAD.formatted(children, "", "\"seed\": 1");
  }

  private static String part(String key, int count, IntFunction<String> element) {
    return HEAD.formatted("", "", '"' + key + "\": [" + list(count, element) + "]");
  }

  private static String registry(String more) {
    return "{\"id\":\"a\",\"type\":\"registry\"" + more + "}";
  }

  private static String nested(int depth) {
    String inner = registry(", \"replicas\": 100000");
    for (int i = 0; i < depth; i++) {
      inner =
          "{\"id\":\"s\",\"type\":\"supervisor\",\"strategy\":\"one_for_one\",\"replicas\":50,\"children\":["
              + inner
              + "]}";
    }
    return inner;
  }

  private static String parameters() {
    String value = "[" + list(60_000, _ -> "{\"work\":1}") + "]";
    String load = "{\"id\":\"l%d\",\"arrivals\":{\"at\":[]},\"do\":{\"$param\":\"p\"}}";
    return HEAD.formatted(
        "",
        "",
        "\"params\":{\"p\":" + value + "},\"load\":[" + list(20_000, load::formatted) + "]");
  }

  private static String durations() {
    String digits = "9".repeat(39) + "." + "9".repeat(39) + "e1s";
    String times = list(40_000, _ -> '"' + digits + '"');
    return HEAD.formatted(
        "", "", "\"load\":[{\"id\":\"l\",\"arrivals\":{\"at\":[" + times + "]},\"do\":[]}]");
  }
}
