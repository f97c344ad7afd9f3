package crashlab.trace;

import crashlab.otp.Digest;

/// The path of a child, without an incarnation, as events name it again and again.
///
/// @param text child ids from the root, or its creator's path, `>` and its module's name
/// @param digest of the text
public record ChildPath(String text, long digest) {
  public static ChildPath of(String text) {
    return new ChildPath(text, Digest.of(text));
  }
}
