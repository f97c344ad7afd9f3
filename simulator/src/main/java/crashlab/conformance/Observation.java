package crashlab.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run looked like from each of its processes, times left out: the form in which the BEAM's
/// runs were recorded and in which ours are compared with them.
///
/// @param processes by subject (`PATH#N`): its events in order, each as canonical JSON text (one
///   space after `,` and `:`, keys of objects in order)
/// @param alive the subjects alive at the end, sorted by code point
public record Observation(SortedMap<String, List<String>> processes, List<String> alive) {
  public Observation {
    var copy = new TreeMap<String, List<String>>(CodePoints.ORDER);
    processes.forEach((subject, events) -> copy.put(subject, List.copyOf(events)));
    processes = Collections.unmodifiableSortedMap(copy);
    var sorted = new ArrayList<>(alive);
    sorted.sort(CodePoints.ORDER);
    alive = Collections.unmodifiableList(sorted);
  }
}
