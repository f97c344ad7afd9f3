package crashlab.ui.compare;

import crashlab.analysis.compare.Divergence;
import crashlab.analysis.compare.Figure;
import crashlab.analysis.compare.Judgement;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Two runs compared.
///
/// @param rows a figure each; those that differ first
/// @param divergence where they part; null if they are the same
record RunComparison(Recording a, Recording b, List<Row> rows, @Nullable Divergence divergence) {

  /// One figure of both runs, in words.
  record Row(String name, String a, String b, String difference, Judgement judgement) {}

  /// Compares two runs. Takes as long as it takes to read both: not for the UI thread.
  static RunComparison of(Recording a, Recording b) {
    return new RunComparison(
        a,
        b,
        rows(RecordingFigures.of(a), RecordingFigures.of(b)),
        Divergence.of(a.log(), b.log()).orElse(null));
  }

  /// All figures of A, each with that of B, then what only B has; what differs before what is the
  /// same.
  private static List<Row> rows(List<Figure> figuresA, List<Figure> figuresB) {
    Map<String, Figure> left = new LinkedHashMap<>();
    figuresB.forEach(figure -> left.put(figure.name(), figure));
    List<Row> rows = new ArrayList<>();
    for (Figure figure : figuresA) {
      Figure other = left.remove(figure.name());
      rows.add(row(figure, other == null ? without(figure) : other));
    }
    left.values().forEach(figure -> rows.add(row(without(figure), figure)));
    rows.sort(Comparator.comparing(row -> row.judgement() == Judgement.SAME));
    return List.copyOf(rows);
  }

  private static Figure without(Figure figure) {
    return new Figure(figure.name(), figure.kind(), figure.wish(), Double.NaN, "");
  }

  private static Row row(Figure a, Figure b) {
    return new Row(a.name(), a.text(), b.text(), b.differenceFrom(a), b.comparedWith(a));
  }
}
