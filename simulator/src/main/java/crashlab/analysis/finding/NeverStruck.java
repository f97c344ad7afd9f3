package crashlab.analysis.finding;

import crashlab.trace.TraceLog;
import java.util.List;

/// A fault that struck nobody though the scenario has it: what it is there to show did not happen.
///
/// @param seq the last event of the run
public record NeverStruck(long seq, UnstruckFault planned) implements Finding {
  static List<NeverStruck> of(TraceLog log, Design design) {
    long last = log.size() == 0 ? 0 : log.seq(log.size() - 1);
    return design.unstruck().stream().map(fault -> new NeverStruck(last, fault)).toList();
  }

  @Override
  public int weight() {
    return Weights.NEVER_STRUCK;
  }
}
