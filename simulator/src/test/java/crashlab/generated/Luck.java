package crashlab.generated;

import java.util.List;
import java.util.Random;

/// Draws of one generated scenario. Times and costs are often extreme.
final class Luck {
  private static final List<String> TIMES =
      List.of(
          "0ns",
          "1ns",
          "999ns",
          "1us",
          "20us",
          "1ms",
          "3ms",
          "50ms",
          "1s",
          "555555h",
          "2000000000000000000ns");
  private static final List<String> RANDOM_TIMES =
      List.of(
          "{\"exponential\": \"1ms\"}",
          "{\"exponential\": \"555555h\"}",
          "{\"uniform\": [\"0ns\", \"555555h\"]}",
          "{\"normal\": [\"1ms\", \"555555h\"]}",
          "{\"lognormal\": {\"median\": \"1ns\", \"p99\": \"555555h\"}}",
          "{\"empirical\": [\"0ns\", \"1ms\"]}");
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1", "2147483648", "9223372036854775807", "-9223372036854775808");

  private final Random random;

  Luck(long seed) {
    random = new Random(seed * 1_000_003 + 17);
  }

  /// Returns whether something happens that does so once in `n` times.
  boolean once(int n) {
    return random.nextInt(n) == 0;
  }

  /// Returns a number from `least` to `most`, both inclusive.
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  String of(String... options) {
    return options[random.nextInt(options.length)];
  }

  private String of(List<String> options) {
    return options.get(random.nextInt(options.size()));
  }

  /// Returns a duration, mostly one that is not extreme.
  String time() {
    return '"' + (once(4) ? of(TIMES) : of("0ns", "1us", "70us", "1ms", "3ms", "20ms")) + '"';
  }

  String positiveTime() {
    return '"' + of("1ns", "70us", "3ms", "555555h") + '"';
  }

  /// Returns a duration that may be random.
  String randomTime() {
    return once(5) ? of(RANDOM_TIMES) : time();
  }

  String timeout() {
    return once(6) ? "\"infinity\"" : time();
  }

  String number() {
    return once(3) ? of(NUMBERS) : Integer.toString(between(0, 9));
  }
}
