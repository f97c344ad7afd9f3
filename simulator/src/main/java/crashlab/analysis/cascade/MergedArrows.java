package crashlab.analysis.cascade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Of too many arrows those of siblings as one, which says how many it stands for.
public final class MergedArrows {
  /// Up to so many arrows stay as they are.
  public static final int MOST_SINGLE = 50;

  private MergedArrows() {}

  /// Arrows down from one step to the children of one supervisor, or up to it from its children.
  private record Bundle(CascadeArrow.Kind kind, int from, int cause, int parent) {
    static Bundle of(CascadeArrow arrow, IntUnaryOperator parents) {
      int from = arrow.from().slot();
      int to = arrow.to().slot();
      return to == parents.applyAsInt(from)
          ? new Bundle(arrow.kind(), -2 - to, 0, parents.applyAsInt(to))
          : new Bundle(arrow.kind(), from, arrow.cause(), parents.applyAsInt(to));
    }
  }

  /// Returns the arrows to draw.
  ///
  /// @param parents gives the parent of a slot
  public static List<CascadeArrow> of(List<CascadeArrow> single, IntUnaryOperator parents) {
    if (single.size() <= MOST_SINGLE) {
      return single;
    }
    Map<Bundle, CascadeArrow> bundles = new LinkedHashMap<>();
    for (CascadeArrow arrow : single) {
      bundles.merge(
          Bundle.of(arrow, parents), arrow, (one, next) -> one.times(one.count() + next.count()));
    }
    return Collections.unmodifiableList(new ArrayList<>(bundles.values()));
  }
}
