package crashlab.otp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A map whose keys are atoms, in the order in which they were given; equality does not ask for the
/// order.
public final class MapTerm implements Term {
  private final LinkedHashMap<String, Term> entries;
  private final long digest;

  public MapTerm(Map<String, Term> entries) {
    this.entries = new LinkedHashMap<>(entries);
    long sum = Digest.mix(10, entries.size());
    for (Map.Entry<String, Term> entry : this.entries.entrySet()) {
      sum += Digest.mix(Digest.of(entry.getKey()), entry.getValue().digest());
    }
    this.digest = sum;
  }

  public Map<String, Term> entries() {
    return Collections.unmodifiableMap(entries);
  }

  @Override
  public long digest() {
    return digest;
  }

  @Override
  public String inspect() {
    var text = new StringBuilder("%{");
    String separator = "";
    for (Map.Entry<String, Term> entry : entries.entrySet()) {
      text.append(separator).append(entry.getKey()).append(": ").append(entry.getValue().inspect());
      separator = ", ";
    }
    return text.append('}').toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapTerm map && map.digest == digest && map.entries.equals(entries);
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
