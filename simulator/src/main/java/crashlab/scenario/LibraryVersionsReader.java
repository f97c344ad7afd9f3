package crashlab.scenario;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads for which versions of libraries a scenario is: `{"oban": "2.23"}`.
final class LibraryVersionsReader {
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  private final Values values;

  LibraryVersionsReader(Values values) {
    this.values = values;
  }

  LibraryVersions versions(@Nullable At at) {
    LibraryVersions versions = LibraryVersions.USUAL;
    List<String> names = LibraryVersions.names();
    String expected = "an object: library to version";
    for (Map.Entry<String, At> entry : values.entries(at, expected).entrySet()) {
      if (at != null && !names.contains(entry.getKey())) {
        noteUnknown(at, entry.getKey(), names);
      } else {
        versions = versions.with(entry.getKey(), version(entry.getKey(), entry.getValue()));
      }
    }
    return versions;
  }

  private void noteUnknown(At at, String library, List<String> names) {
    JsonValue.Member member =
        at.value() instanceof JsonValue.Obj object ? object.member(library) : null;
    if (member != null) {
      String message =
          "unknown library %s, expected %s".formatted(Quoted.of(library), Words.list(names, "or"));
      values.problems().addKey(at, member, message, names);
    }
  }

  private LibraryVersions.Version version(String library, At at) {
    String text = at.value() instanceof JsonValue.Str given ? given.value() : "";
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      var usual = LibraryVersions.USUAL.versions().get(library);
      values.problems().mismatch(at, "a version of two numbers, such as \"" + usual + "\"");
      return new LibraryVersions.Version(0, 0);
    }
    var given =
        new LibraryVersions.Version(
            Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
    if (!LibraryVersions.isKnown(library, given)) {
      String known = LibraryVersions.known(library);
      values.problems().mismatch(at, "a version of " + library + " that is known (" + known + ")");
    }
    return given;
  }
}
