package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the parts of a file that single systems declare, once the steps are read: what the systems
/// run beside the tree depends on both.
final class PartReader {
  private static final Callback NOWHERE =
      new Callback("a part of the scenario", Callback.Family.OTHER);

  private final Reading reading;

  PartReader(Reading reading) {
    this.reading = reading;
  }

  SystemParts parts(Fields fields) {
    List<Param<?>> params = reading.vocabulary().parts();
    List<@Nullable Object> values = new ArrayList<>();
    for (Param<?> param : params) {
      At at = fields.get(param.key());
      if (at != null) {
        reading.words().add(param.key());
      }
      values.add(param.read(at, reading, Scope.of(NOWHERE)));
    }
    for (OwnProcesses own : reading.vocabulary().ownProcesses()) {
      if (!Collections.disjoint(own.words(), reading.words())) {
        own.names().forEach(reading.names().index()::provide);
      }
    }
    return new SystemParts(Arguments.of(params, values), reading.words());
  }
}
