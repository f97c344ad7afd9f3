package crashlab.library.telemetry;

import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an execution by a step carries. Where all of it stands in the file it is made once.
final class Carried implements Dispatch.Execution {
  private final Tuple event;
  private final Map<String, TermSource> measurements;
  private final Map<String, TermSource> metadata;
  private final boolean isFixed;
  private Detail.@Nullable Operation fixed;

  Carried(Tuple event, Map<String, TermSource> measurements, Map<String, TermSource> metadata) {
    this.event = event;
    this.measurements = measurements;
    this.metadata = metadata;
    this.isFixed = isFixed(measurements) && isFixed(metadata);
  }

  private static boolean isFixed(Map<String, TermSource> values) {
    return values.values().stream().allMatch(TermSource.Fixed.class::isInstance);
  }

  @Override
  public Detail.Operation of(StepProgram program) {
    Detail.Operation known = fixed;
    if (known == null) {
      known =
          TelemetryEvents.execution(event, terms(measurements, program), terms(metadata, program));
      fixed = isFixed ? known : null;
    }
    return known;
  }

  private static Map<String, Term> terms(Map<String, TermSource> sources, StepProgram program) {
    Map<String, Term> terms = new LinkedHashMap<>();
    sources.forEach((key, source) -> terms.put(key, source.next(program)));
    return terms;
  }
}
