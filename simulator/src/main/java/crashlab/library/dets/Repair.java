package crashlab.library.dets;

/// What an open does about a file that was not closed. Source: OTP dets manual, `open_file/2`.
enum Repair {
  WHERE_NEEDED,
  NEVER,
  /// Also one that was closed is written anew.
  FORCE;

  String word() {
    return switch (this) {
      case WHERE_NEEDED -> "true";
      case NEVER -> "false";
      case FORCE -> "force";
    };
  }
}
