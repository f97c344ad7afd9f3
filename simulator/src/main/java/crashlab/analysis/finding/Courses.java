package crashlab.analysis.finding;

import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.Cascades;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the cascades of a run together that began alike.
final class Courses {
  private Courses() {}

  static List<Course> of(TraceLog log, Cascades cascades) {
    Map<String, CourseBuilder> builders = new LinkedHashMap<>();
    for (Cascade cascade : cascades.all()) {
      Cause cause = Cause.of(log, cascade);
      if (cause != null) {
        builders
            .computeIfAbsent(cause.key(log), _ -> new CourseBuilder(log, cause))
            .add(cascade, cause);
      }
    }
    return builders.values().stream().map(CourseBuilder::build).toList();
  }
}
