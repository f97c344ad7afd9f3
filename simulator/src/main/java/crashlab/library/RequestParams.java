package crashlab.library;

import crashlab.behaviour.ResultUse;
import crashlab.scenario.Arguments;
import crashlab.scenario.Param;
import crashlab.scenario.Step;
import crashlab.scenario.ValueTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options that all requests have in common.
public final class RequestParams {
  /// How long a request waits unless it says otherwise. Source: OTP gen_server.erl, `call/2`;
  /// Elixir gen_server.ex, `call/3`.
  public static final long CALL_TIMEOUT_NANOS = 5_000_000_000L;

  public static final Param<@Nullable List<Step>> RESCUE =
      Param.optional("rescue", ValueTypes.STEPS)
          .says("Done if the call fails, instead of exiting with the reason of the failure.");

  public static final Param<Long> TIMEOUT =
      Param.usual("timeout", ValueTypes.TIMEOUT, CALL_TIMEOUT_NANOS, "\"5s\"")
          .says("How long to wait for the answer.");

  public static final Param<@Nullable String> INTO =
      Param.optional(
              "into",
              ValueTypes.name(
                  "a key of the state", "key", (_, key, _, scope) -> scope.module().setsKey(key)))
          .says("The key of the process's state that takes the value.");

  private RequestParams() {}

  /// What becomes of the value and of the failure of a step that has [#INTO] and [#RESCUE].
  public static ResultUse use(Arguments given, CodeContext code) {
    String into = INTO.of(given);
    List<Step> rescue = RESCUE.of(given);
    return into == null && rescue == null
        ? ResultUse.NONE
        : new ResultUse(
            into == null ? ResultUse.NOWHERE : code.stateIndex(into), code.optionalSteps(rescue));
  }
}
