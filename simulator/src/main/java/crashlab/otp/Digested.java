package crashlab.otp;

/// A value with a 64-bit digest that depends on the value alone, on every machine.
public interface Digested {
  /// Returns the digest. Allocates nothing.
  long digest();
}
