package crashlab.library.dets;

import java.util.Locale;

/// How a file takes several objects of one key.
enum FileType {
  SET,
  BAG,
  DUPLICATE_BAG,
  /// What ETS has and DETS refuses. Source: OTP dets.erl, `repl/2`.
  ORDERED_SET;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
