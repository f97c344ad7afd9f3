package crashlab.scenario;

import crashlab.otp.Shutdown;
import java.util.List;
import java.util.function.Function;

/// What a child can be, such as a supervisor: the value of its key `type`, and its other keys.
///
/// @param isSupervisor whether it is a supervisor for OTP, with children of its own
/// @param isNamed whether its process is registered under the child's id
/// @param shutdown how it is stopped unless its spec says otherwise
/// @param describe what it is, in a few words for people
public record ChildType(
    Word word,
    boolean isSupervisor,
    boolean isNamed,
    Shutdown shutdown,
    Function<ChildSpec, List<String>> describe) {

  /// A type whose processes are registered under their ids and are stopped without a time limit.
  public static ChildType supervisor(Word word, Function<ChildSpec, List<String>> describe) {
    return new ChildType(word, true, true, new Shutdown.Infinity(), describe);
  }

  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
