package crashlab.library.dets;

import java.util.Locale;

/// What `dets:info/2` tells.
enum InfoItem {
  SIZE,
  FILE_SIZE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
