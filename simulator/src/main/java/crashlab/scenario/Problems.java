package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the problems of one reading.
///
/// A hostile file can have hundreds of thousands: only the first by place are kept, and suggestions
/// are looked for when a problem is shown.
public final class Problems {
  static final int SHOWN = 20;
  private static final int KEPT = 2_000;

  private List<Pending> pending = new ArrayList<>();
  private int count;

  /// @param owner the value that `step` is a key of; null for the file as a whole
  /// @param step the key below `owner`, or null where `owner` itself is meant
  private record Pending(
      Source source,
      int start,
      int end,
      @Nullable At owner,
      @Nullable String step,
      ProblemKind kind,
      String message,
      @Nullable Hint hint) {}

  /// What may have been meant.
  public sealed interface Hint {
    /// The nearest of the candidates to `word`, if one is near.
    record Nearest(String word, Collection<String> candidates) implements Hint {}

    /// As [Nearest], for a word that stands inside a longer text.
    record Inside(String before, String word, String after, Collection<String> candidates)
        implements Hint {}

    /// What the first of these finds that finds anything.
    record FirstOf(Hint one, Hint other) implements Hint {}

    /// Just this.
    record Exactly(String meant) implements Hint {}
  }

  /// Notes that a value does not go with others.
  public void add(At at, String message) {
    add(ProblemKind.CLASH, at, message);
  }

  /// Notes a problem with a value.
  public void add(ProblemKind kind, At at, String message) {
    add(kind, at, message, null);
  }

  public void add(ProblemKind kind, At at, String message, @Nullable Hint hint) {
    JsonValue value = at.value();
    if (!(value instanceof JsonValue.Broken)) {
      add(new Pending(value.source(), value.start(), value.end(), at, null, kind, message, hint));
    }
  }

  /// Notes that a value is not what it has to be.
  public void mismatch(At at, String expected) {
    mismatch(at, expected, (String) null);
  }

  /// As [#mismatch(At, String)], where its form is not what is wrong with it.
  public void mismatch(ProblemKind kind, At at, String expected) {
    mismatch(kind, at, expected, (String) null);
  }

  public void mismatch(At at, String expected, Collection<String> candidates) {
    mismatch(ProblemKind.MISMATCH, at, expected, candidates);
  }

  /// As [#mismatch(At, String)], where its form is not what is wrong with it.
  public void mismatch(ProblemKind kind, At at, String expected, Collection<String> candidates) {
    Hint hint =
        at.value() instanceof JsonValue.Str text
            ? new Hint.Nearest(text.value(), candidates)
            : null;
    add(kind, at, found(at) + expected, hint);
  }

  /// Notes that a value is not what it has to be, with what was meant, or null.
  public void mismatch(At at, String expected, @Nullable String meant) {
    mismatch(ProblemKind.MISMATCH, at, expected, meant);
  }

  /// As [#mismatch(At, String)], where its form is not what is wrong with it.
  public void mismatch(ProblemKind kind, At at, String expected, @Nullable String meant) {
    Hint hint = meant == null ? null : new Hint.Exactly(meant);
    add(kind, at, found(at) + expected, hint);
  }

  private static String found(At at) {
    return "found " + Quoted.value(at.value()) + ", expected ";
  }

  /// Notes a key of the object `owner` that it does not have.
  public void addKey(
      At owner, JsonValue.Member member, String message, Collection<String> candidates) {
    addKey(ProblemKind.UNKNOWN_KEY, owner, member, message, candidates);
  }

  /// Notes a problem with a key of the object `owner`.
  public void addKey(ProblemKind kind, At owner, JsonValue.Member member, String message) {
    addKey(kind, owner, member, message, List.of());
  }

  public void addKey(
      ProblemKind kind,
      At owner,
      JsonValue.Member member,
      String message,
      Collection<String> candidates) {
    Hint hint = new Hint.Nearest(member.key(), candidates);
    add(
        new Pending(
            member.source(),
            member.keyStart(),
            member.keyEnd(),
            owner,
            member.key(),
            kind,
            message,
            hint));
  }

  /// Notes a name that is given and that nothing speaks of.
  ///
  /// @param key whether it is given as the key of `at`, else as its text
  /// @param meant what the name should probably be
  void addGiven(At at, boolean key, String message, String meant) {
    At parent = at.parent();
    JsonValue.Member member =
        key && parent != null && parent.value() instanceof JsonValue.Obj object
            ? object.member(at.step())
            : null;
    Hint hint = new Hint.Exactly(meant);
    if (member == null) {
      add(ProblemKind.UNKNOWN_NAME, at, message, hint);
    } else {
      int start = member.keyStart();
      int end = member.keyEnd();
      ProblemKind kind = ProblemKind.UNKNOWN_NAME;
      add(new Pending(member.source(), start, end, at, null, kind, message, hint));
    }
  }

  /// Notes that a text cannot be read, at UTF-16 units `start` to `end`.
  public void add(Source source, int start, int end, String message) {
    add(new Pending(source, start, end, null, null, ProblemKind.UNREADABLE, message, null));
  }

  private void add(Pending problem) {
    count++;
    pending.add(problem);
    if (pending.size() == KEPT) {
      pending.sort(Problems::byPlace);
      pending = new ArrayList<>(pending.subList(0, SHOWN));
    }
  }

  private static int byPlace(Pending one, Pending other) {
    int order = Integer.compare(one.source.order(), other.source.order());
    return order != 0 ? order : Integer.compare(one.start, other.start);
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Returns the first problems by place, at most 20.
  List<ScenarioProblem> shown() {
    pending.sort(Problems::byPlace);
    return pending.stream().limit(SHOWN).map(Problems::show).toList();
  }

  private static ScenarioProblem show(Pending p) {
    String path = p.owner == null ? "" : p.owner.pointer();
    if (p.owner != null && p.step != null) {
      path = p.owner.child(p.step, p.owner.value()).pointer();
    }
    String suggestion = p.hint == null ? null : suggestion(p.hint);
    Source source = p.source;
    int line = source.line(p.start);
    int column = source.column(p.start);
    String sourceLine = source.lineText(line);
    int lengthLeft = sourceLine.codePointCount(0, sourceLine.length()) - column + 1;
    int length = source.text().codePointCount(p.start, Math.max(p.start, p.end));
    int width = Math.max(1, Math.min(length, lengthLeft));
    return new ScenarioProblem(
        p.kind, source.name(), line, column, path, p.message, suggestion, sourceLine, width);
  }

  private static @Nullable String suggestion(Hint hint) {
    return switch (hint) {
      case Hint.Nearest near -> Suggestion.nearestOrOfItsParts(near.word(), near.candidates());
      case Hint.Inside inside -> {
        String near = Suggestion.nearest(inside.word(), inside.candidates());
        yield near == null ? null : inside.before() + near + inside.after();
      }
      case Hint.FirstOf either -> {
        String found = suggestion(either.one());
        yield found != null ? found : suggestion(either.other());
      }
      case Hint.Exactly exactly -> exactly.meant();
    };
  }
}
