package crashlab.otp;

import java.math.BigDecimal;

/// A number with a fraction. Kept as it was written, so that no rounding can differ.
public record Decimal(BigDecimal value) implements Term {
  @Override
  public long digest() {
    return Digest.mix(3, Digest.of(value.toString()));
  }

  @Override
  public String inspect() {
    return value.toPlainString();
  }
}
