package crashlab.otp;

import java.util.List;

/// A tuple or a list: scenario files write both as JSON arrays.
public final class Tuple implements Term {
  private final List<Term> elements;
  private final long digest;
  private final long bytes;

  /// [#count()] above [#depth()], in one word, so that threads may share the value; 0 if nobody has
  /// asked yet.
  private long extent;

  public Tuple(List<Term> elements) {
    this.elements = List.copyOf(elements);
    long hash = Digest.mix(6, elements.size());
    long sum = 0;
    for (Term element : elements) {
      hash = Digest.mix(hash, element.digest());
      sum = saturated(sum + element.bytes());
    }
    this.digest = hash;
    this.bytes = sum;
  }

  private static long saturated(long sum) {
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static int saturated(int sum) {
    return sum < 0 ? Integer.MAX_VALUE : sum;
  }

  /// How many terms it is made of, itself included and those of tuples within it; one that is in
  /// several places counts in each.
  public int count() {
    return (int) (extent() >> 32);
  }

  /// How many tuples stand within each other, itself included.
  public int depth() {
    return (int) extent();
  }

  private long extent() {
    long known = extent;
    if (known == 0) {
      known = measured();
      extent = known;
    }
    return known;
  }

  private long measured() {
    int within = 1;
    int deepest = 0;
    for (Term element : elements) {
      if (element instanceof Tuple tuple) {
        within = saturated(within + tuple.count());
        deepest = Math.max(deepest, tuple.depth());
      } else {
        within = saturated(within + 1);
      }
    }
    return (long) within << 32 | deepest + 1;
  }

  public static Tuple of(Term... elements) {
    return new Tuple(List.of(elements));
  }

  public List<Term> elements() {
    return elements;
  }

  public int size() {
    return elements.size();
  }

  public Term get(int index) {
    return elements.get(index);
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public long digest() {
    return digest;
  }

  @Override
  public String inspect() {
    var text = new StringBuilder("{");
    for (int i = 0; i < elements.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(elements.get(i).inspect());
    }
    return text.append('}').toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple tuple
        && tuple.digest == digest
        && tuple.elements.equals(elements);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(digest);
  }

  @Override
  public String toString() {
    return inspect();
  }
}
