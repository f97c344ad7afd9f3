package crashlab.otp;

import org.jspecify.annotations.Nullable;

/// An Elixir exception struct.
///
/// @param exception its module, such as `RuntimeError`
/// @param message its message, where the module has one of its own
public record ExceptionTerm(String exception, @Nullable String message) implements Term {
  @Override
  public long digest() {
    return Digest.mix(
        Digest.mix(9, Digest.of(exception)), message == null ? 0 : Digest.of(message));
  }

  @Override
  public String inspect() {
    return message == null ? "%" + exception + "{}" : "(" + exception + ") " + message;
  }
}
