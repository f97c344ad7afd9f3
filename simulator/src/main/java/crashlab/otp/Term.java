package crashlab.otp;

/// A value of the simulated Erlang: what messages, replies, states and exit reasons are made of.
///
/// Every term has a digest, equal for equal terms on every machine, so that the fingerprint of a
/// run can be taken without writing terms out.
public sealed interface Term extends Digested
    permits Atom, Int, Decimal, Bool, Text, Tuple, MapTerm, Blob, Pid, Opaque, ExceptionTerm {

  /// Returns the term as Elixir's `inspect` would print it, for people.
  String inspect();

  /// Returns the bytes of the blobs in this term, which are copied with it.
  default long bytes() {
    return 0;
  }
}
