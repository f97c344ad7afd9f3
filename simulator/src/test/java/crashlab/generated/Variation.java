package crashlab.generated;

import crashlab.scenario.Corpus;
import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Makes a scenario of another one: with extreme numbers and times, and with steps that are left
/// out, doubled or exchanged.
final class Variation {
  private static final String LIMITS = "{\"events\": 4000, \"processes\": 500, \"mailbox\": 500}";
  private static final Pattern DURATION = Pattern.compile("[0-9.]+(ns|us|ms|s|min|h)");
  private static final List<String> DURATIONS =
      List.of(
          "\"0ns\"",
          "\"1ns\"",
          "\"999ns\"",
          "\"1us\"",
          "\"3ms\"",
          "\"1s\"",
          "\"555555h\"",
          "\"2000000000000000000ns\"",
          "0");
  private static final List<String> RANDOM =
      List.of(
          "{\"exponential\": \"555555h\"}",
          "{\"exponential\": \"1ns\"}",
          "{\"uniform\": [\"0ns\", \"555555h\"]}",
          "{\"uniform\": [\"0ns\", \"0ns\"]}",
          "{\"normal\": [\"555555h\", \"555555h\"]}",
          "{\"normal\": [\"0ns\", \"0ns\"]}",
          "{\"lognormal\": {\"median\": \"1ns\", \"p99\": \"555555h\"}}",
          "{\"empirical\": [\"0ns\", \"555555h\"]}");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "-1",
          "7",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "1e18",
          "1e308",
          "1e-308",
          "0.1");
  private static final List<String> COSTS =
      List.of(
          "context_switch",
          "send",
          "receive",
          "monitor",
          "receive_timeout",
          "timer",
          "spawn",
          "exit",
          "work",
          "child_start",
          "report",
          "ets_lookup",
          "ets_insert",
          "ets_row",
          "persistent_term_get",
          "persistent_term_scan",
          "copy",
          "timeslice");

  private Variation() {}

  /// Returns a variation of a scenario, which may be none that is sound.
  static String of(String text, Random random) {
    String varied = text;
    for (int i = random.nextInt(4); i >= 0; i--) {
      varied =
          switch (random.nextInt(6)) {
            case 0 -> costs(varied, random);
            case 1, 2 -> elements(varied, random);
            default -> extreme(varied, random);
          };
    }
    return JsonEdit.set(varied, "/limits", LIMITS).orElse(varied);
  }

  private static String costs(String text, Random random) {
    var costs = new StringBuilder("{");
    for (String cost : COSTS) {
      if (random.nextInt(3) > 0) {
        String value = random.nextInt(4) > 0 ? "\"0ns\"" : duration(random);
        costs.append(costs.length() > 1 ? ", " : "");
        costs.append('"').append(cost).append("\": ").append(value);
      }
    }
    String vm = "{\"schedulers\": " + (1 + random.nextInt(3)) + ", \"costs\": " + costs + "}}";
    return JsonEdit.set(text, "/vm", vm).orElse(text);
  }

  private static String duration(Random random) {
    return DURATIONS.get(random.nextInt(DURATIONS.size()));
  }

  /// Puts an extreme value in the place of a number or a time.
  private static String extreme(String text, Random random) {
    List<JsonValue> places = new ArrayList<>();
    collect(json(text), places);
    places.removeIf(place -> !isNumber(place) && !isDuration(place));
    if (places.isEmpty()) {
      return text;
    }
    JsonValue place = places.get(random.nextInt(places.size()));
    String put = NUMBERS.get(random.nextInt(NUMBERS.size()));
    if (isDuration(place)) {
      put = random.nextInt(3) > 0 ? duration(random) : RANDOM.get(random.nextInt(RANDOM.size()));
    }
    return text.substring(0, place.start()) + put + text.substring(place.end());
  }

  /// Leaves an element of an array out, doubles it, or exchanges it with one of another array.
  private static String elements(String text, Random random) {
    List<JsonValue> places = new ArrayList<>();
    collect(json(text), places);
    List<JsonValue> elements = new ArrayList<>();
    for (JsonValue place : places) {
      if (place instanceof JsonValue.Arr array) {
        array.elements().stream().filter(e -> e instanceof JsonValue.Obj).forEach(elements::add);
      }
    }
    if (elements.size() < 2) {
      return text;
    }
    JsonValue one = elements.get(random.nextInt(elements.size()));
    JsonValue other = elements.get(random.nextInt(elements.size()));
    String own = text.substring(one.start(), one.end());
    String put =
        switch (random.nextInt(3)) {
          case 0 -> own + ", " + own;
          case 1 -> own + ", " + text.substring(other.start(), other.end());
          default -> text.substring(other.start(), other.end());
        };
    return text.substring(0, one.start()) + put + text.substring(one.end());
  }

  private static JsonValue json(String text) {
    return Corpus.json(text);
  }

  private static boolean isNumber(JsonValue value) {
    return value instanceof JsonValue.Num;
  }

  private static boolean isDuration(JsonValue value) {
    return value instanceof JsonValue.Str text && DURATION.matcher(text.value()).matches();
  }

  private static void collect(JsonValue value, List<JsonValue> values) {
    values.add(value);
    switch (value) {
      case JsonValue.Obj object ->
          object.members().forEach(member -> collect(member.value(), values));
      case JsonValue.Arr array -> array.elements().forEach(element -> collect(element, values));
      case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _ -> {}
      case JsonValue.Nul _, JsonValue.Broken _ -> {}
    }
  }
}
