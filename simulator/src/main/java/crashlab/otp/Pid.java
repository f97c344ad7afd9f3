package crashlab.otp;

/// The identity of one process for the whole run; never used again after its end.
///
/// @param number counts the processes of a run from 1, in the order of their creation
public record Pid(int number) implements Term {
  @Override
  public long digest() {
    return Digest.mix(7, number);
  }

  @Override
  public String inspect() {
    return "<0." + number + ".0>";
  }

  @Override
  public String toString() {
    return inspect();
  }
}
