package crashlab.conformance;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Cuts the scenario out of a vector without moving it, so that what is said about a place in it is
/// true of the file.
final class VectorScenario {
  private VectorScenario() {}

  /// Returns `json` with everything outside the value of its key `scenario` blanked out.
  ///
  /// @throws IllegalArgumentException if there is no such key
  static String of(String json) {
    try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals("scenario");
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (found) {
          int end = (int) parser.currentLocation().getCharOffset();
          return blank(json.substring(0, start)) + json.substring(start, end);
        }
      }
    }
    throw new IllegalArgumentException("no key \"scenario\"");
  }

  private static JsonFactory factory() {
    return JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  private static String blank(String text) {
    var blank = new StringBuilder(text.length());
    text.codePoints().forEach(c -> blank.append(c == '\n' || c == '\r' ? (char) c : ' '));
    return blank.toString();
  }
}
