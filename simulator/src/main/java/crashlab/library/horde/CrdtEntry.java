package crashlab.library.horde;

import crashlab.otp.Digest;
import java.util.List;

/// What stands under one key of the map: what nodes wrote without knowing of each other, of which
/// the last counts.
///
/// Source: delta_crdt 0.6.4 aw_lww_map.ex.
record CrdtEntry(List<Element> elements) {
  /// What one node wrote.
  ///
  /// @param atNanos by the monotonic clock of the writer
  /// @param replica who wrote it
  /// @param count which of its writes it is, from 1
  record Element(CrdtValue value, long atNanos, long replica, long count) {
    long digest() {
      return Digest.mix(Digest.mix(replica, count), value.digest());
    }
  }

  static CrdtEntry of(Element only) {
    return new CrdtEntry(List.of(only));
  }

  /// The value that was written last; of two of the same time that of the greater writer.
  CrdtValue value() {
    Element last = elements.getFirst();
    for (Element element : elements) {
      boolean later =
          element.atNanos > last.atNanos
              || (element.atNanos == last.atNanos && element.replica > last.replica);
      last = later ? element : last;
    }
    return last.value;
  }

  long digest() {
    long sum = 0;
    for (Element element : elements) {
      sum += element.digest();
    }
    return sum;
  }

  boolean has(Element element) {
    for (Element each : elements) {
      if (each.replica == element.replica && each.count == element.count) {
        return true;
      }
    }
    return false;
  }
}
