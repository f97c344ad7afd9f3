package crashlab.library.supervisor;

import crashlab.otp.Atom;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.ChildSpec;
import java.util.LinkedHashMap;

/// A child spec as the map that a caller of `start_child` hands over, which shows in the reason of
/// a call that finds no supervisor.
final class StartSpec {
  private StartSpec() {}

  /// @param given the spec as the file has it
  static Term term(ChildSpec child, Term given) {
    var entries = new LinkedHashMap<String, Term>();
    entries.put("id", new Atom(child.id()));
    entries.put("restart", new Atom(child.common().restart().word()));
    if (given instanceof MapTerm map) {
      Term shutdown = map.entries().get("shutdown");
      if (shutdown != null) {
        entries.put("shutdown", shutdown);
      }
    }
    entries.put(
        "start",
        Tuple.of(
            new Atom("CL.Start"),
            new Atom("start"),
            Tuple.of(new Atom("gone/" + child.id()), given)));
    boolean worker = child.type().name().equals("worker");
    entries.put("type", new Atom(worker ? "worker" : "supervisor"));
    return new MapTerm(entries);
  }
}
