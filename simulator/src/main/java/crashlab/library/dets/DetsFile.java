package crashlab.library.dets;

/// A table as it stands on the disk.
final class DetsFile {
  /// Where it ends: an address has 32 bits, and so the buddy system of the space has blocks up to
  /// 2^31. Source: OTP dets_v9.erl, `MAXBUD`; dets manual: "the maximum size of a file is 2 GB".
  static final long MOST_BYTES = 1L << 31;

  /// An empty file, with its header and its first segment. Measured on OTP 25.
  private static final long HEADER_BYTES = 5_432;

  /// What 256 more keys take for finding them. Source: OTP dets_v9.erl, `SEGSZ`, `SEGSZP`.
  private static final long SEGMENT_BYTES = 2_048;

  private static final long SEGMENT_KEYS = 256;

  final FileType type;
  final StoredRows rows;

  /// Whether the mark is set that it was closed properly.
  boolean isClosed;

  DetsFile(FileType type) {
    this.type = type;
    this.rows = new StoredRows(type);
  }

  /// Its size.
  long bytes() {
    long segments = Math.max(0, (rows.keys().size() - 1) / SEGMENT_KEYS);
    return HEADER_BYTES + segments * SEGMENT_BYTES + rows.bytes();
  }

  /// Tells whether there is room for one more block.
  boolean hasRoomFor(long block) {
    return bytes() + block <= MOST_BYTES;
  }
}
