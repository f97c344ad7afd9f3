package crashlab.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which versions of libraries a scenario is for, where versions differ in what a scenario can see.
///
/// @param versions of every library that has one, by name
public record LibraryVersions(Map<String, Version> versions) {
  /// The first two numbers of a version.
  public record Version(int major, int minor) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      return major != other.major
          ? Integer.compare(major, other.major)
          : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  /// What a scenario is for that does not say.
  public static final LibraryVersions USUAL =
      new LibraryVersions(
          Map.of(
              "oban", new Version(2, 23),
              "broadway", new Version(1, 3),
              "gen_stage", new Version(1, 3),
              "horde", new Version(0, 10),
              "telemetry", new Version(1, 4)));

  /// The earliest and the latest version that a scenario may be for.
  private record Known(Version earliest, Version latest) {
    Known(int major, int first, int last) {
      this(new Version(major, first), new Version(major, last));
    }

    boolean has(Version version) {
      return version.compareTo(earliest) >= 0 && version.compareTo(latest) <= 0;
    }
  }

  private static final SortedMap<String, Known> KNOWN =
      new TreeMap<>(
          Map.of(
              "oban", new Known(2, 0, 24),
              "broadway", new Known(1, 0, 3),
              "gen_stage", new Known(1, 0, 3),
              "horde", new Known(0, 8, 10),
              "telemetry", new Known(1, 0, 4)));

  public LibraryVersions {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  /// The libraries whose version can be said, sorted.
  public static List<String> names() {
    return List.copyOf(USUAL.versions().keySet());
  }

  /// Tells whether a version of a library is among those that scenarios may be for.
  static boolean isKnown(String library, Version version) {
    Known known = KNOWN.get(library);
    return known != null && known.has(version);
  }

  /// The versions of a library that scenarios may be for, in words.
  static String known(String library) {
    Known known = KNOWN.get(library);
    return known == null ? "" : known.earliest() + " to " + known.latest();
  }

  /// The same versions but for one.
  LibraryVersions with(String library, Version version) {
    Map<String, Version> changed = new TreeMap<>(versions);
    changed.put(library, version);
    return new LibraryVersions(changed);
  }
}
