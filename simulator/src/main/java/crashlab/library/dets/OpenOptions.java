package crashlab.library.dets;

import crashlab.otp.Term;
import crashlab.otp.Text;

/// How a table is opened.
///
/// @param autoSaveNanos the idle time after which it is saved; [Long#MAX_VALUE] for never
record OpenOptions(String file, FileType type, long autoSaveNanos, Repair repair) {
  /// The file as errors name it.
  Term named() {
    return new Text(file);
  }
}
