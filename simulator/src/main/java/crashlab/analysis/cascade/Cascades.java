package crashlab.analysis.cascade;

import crashlab.analysis.state.Roster;
import crashlab.trace.TraceLog;
import java.util.List;

/// The cascades of a run, in the order in which they began.
public final class Cascades {
  /// Where there is no cascade.
  public static final int NONE = -1;

  private final TraceLog log;
  private final Roster roster;
  private final List<Cascade> all;
  private final long uncounted;
  private final List<int[]> events;

  private Cascades(TraceLog log, Roster roster, CascadeSearch search) {
    this.log = log;
    this.roster = roster;
    this.all = search.found();
    this.uncounted = search.uncounted();
    this.events = CascadeEvents.of(log, roster, all);
  }

  /// Finds the cascades of a run. Takes three passes over its events.
  public static Cascades of(TraceLog log) {
    return of(log, Roster.of(log));
  }

  /// Finds the cascades of a run. Takes two passes over its events.
  ///
  /// @param roster the places of its processes
  public static Cascades of(TraceLog log, Roster roster) {
    return new Cascades(log, roster, new CascadeSearch(log));
  }

  /// At most 2,000, more only if a supervisor gave up or the VM stopped in them.
  public List<Cascade> all() {
    return all;
  }

  /// How many events would have begun further ones.
  public long uncounted() {
    return uncounted;
  }

  /// The steps of a cascade and what led from one to another.
  ///
  /// @param which its position among [#all]
  public CascadeGraph graph(int which) {
    return new GraphTracer(log, roster, all.get(which)).trace(events.get(which));
  }

  /// The position of the first cascade that tells of an event; [#NONE] if none does.
  public int telling(long seq) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).tells(seq)) {
        return i;
      }
    }
    return NONE;
  }
}
