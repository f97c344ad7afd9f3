package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that arithmetic cannot take, in every place of scenarios that use every word.
class ExtremeValuesTest {
  private static ReadResult read(String text) {
    return Scenarios.read("f", text, ReadOptions.DEFAULT, SourceLoader.none());
  }

  /// The values of a kind in all hand-written scenarios, with their texts.
  private record Place(String text, JsonValue value) {
    String with(String put) {
      return text.substring(0, value.start()) + put + text.substring(value.end());
    }
  }

  private static List<Place> places(Class<? extends JsonValue> kind) {
    List<Place> places = new ArrayList<>();
    for (String text : Corpus.valid().values()) {
      collect(text, Corpus.json(text), kind, places);
    }
    return places;
  }

  private static void collect(
      String text, JsonValue value, Class<? extends JsonValue> kind, List<Place> places) {
    if (kind.isInstance(value)) {
      places.add(new Place(text, value));
    }
    switch (value) {
      case JsonValue.Obj object ->
          object.members().forEach(member -> collect(text, member.value(), kind, places));
      case JsonValue.Arr array ->
          array.elements().forEach(element -> collect(text, element, kind, places));
      case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _ -> {}
      case JsonValue.Nul _, JsonValue.Broken _ -> {}
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "1e-99999999999", "-0.1E+2147483648", "0e1000"})
  void anExponentThatNoNumberNeedsIsRefusedInEveryPlaceOfANumber(String number) {
    for (Place place : places(JsonValue.Num.class)) {
      ReadResult result = read(place.with(number));

      assertThat(result).isInstanceOf(ReadResult.Refused.class);
      var source = new Source("f", place.text(), 0);
      int line = source.line(place.value().start());
      int column = source.column(place.value().start());
      assertThat(((ReadResult.Refused) result).problems())
          .anyMatch(problem ->
              problem.line() == line
                  && problem.column() == column
                  && problem.message().startsWith("found " + number)
                  && problem.message().contains("exponent"));
    }
  }

  @Test
  void noNumberInAnyPlaceMakesTheReaderThrow() {
    List<String> numbers =
        List.of(
            "1e99999999999",
            "1e999",
            "-1e308",
            "1e-308",
            "-0",
            "0.5",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "9".repeat(40),
            "9".repeat(41));
    for (Class<? extends JsonValue> kind :
        List.of(JsonValue.Num.class, JsonValue.Str.class, JsonValue.Bool.class)) {
      for (Place place : places(kind)) {
        numbers.forEach(number -> assertThat(read(place.with(number))).isNotNull());
      }
    }
  }

  @Test
  void noTextInAnyPlaceOfOneMakesTheReaderThrow() {
    List<String> texts =
        List.of(
            "555555h",
            "1e9s",
            "٣s",
            "99999999999999999999h",
            "-1s",
            "NaN",
            "1.",
            ".5ms",
            "0x1s",
            "٢٧",
            "1e99999999999/s",
            "0/s",
            "99999999999999999999GiB",
            "",
            "99999999999.1");
    for (Place place : places(JsonValue.Str.class)) {
      texts.forEach(text -> assertThat(read(place.with('"' + text + '"'))).isNotNull());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"27.0", "027", "+27", "٢٧", "99999999999999999999", "1e2", " 27", ""})
  void wordsThatAreOnlyLikeAReleaseAreRefused(String release) {
    String text =
        """
        {"format": 1, "name": "a", "duration": "1s", "otp": "%s",
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one"}}
        """
            .formatted(release);

    assertThat(read(text))
        .isInstanceOfSatisfying(
            ReadResult.Refused.class,
            refused -> assertThat(refused.text()).matches("(?s)f:1:\\d+: /otp: found.*"));
  }

  @Test
  void aParameterFromTheCommandLineIsHeldToTheSame() {
    String text =
        """
        {"format": 1, "name": "a", "duration": "1s", "params": {"n": 1},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                  "max_restarts": {"$param": "n"}}}
        """;
    var options = ReadOptions.DEFAULT.withParams(Map.of("n", "1e99999999999"));

    assertThat(Scenarios.read("f", text, options, SourceLoader.none()))
        .isInstanceOf(ReadResult.Refused.class);
  }
}
