package crashlab.library.genserver;

import crashlab.behaviour.SysRequest;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import java.util.stream.Stream;

/// Requests of `:sys`. Source: OTP sys.erl.
final class SysWords {
  static final List<StepWord> STEPS = Stream.of(SysRequest.values()).map(SysWords::step).toList();

  private SysWords() {}

  private static StepWord step(SysRequest request) {
    Param<Target> target =
        Param.needed("sys_" + request.word(), ValueTypes.TARGET).says("The process.");
    return StepWord.of(
        Verb.of(
            Word.of(target, says(request))
                .with(RequestParams.TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) ->
            new SysStep(
                request,
                code.address(target.of(given)),
                RequestParams.TIMEOUT.of(given),
                RequestParams.use(given, code)));
  }

  private static String says(SysRequest request) {
    String function = "`:sys." + request.word() + "`.";
    return switch (request) {
      case GET_STATUS -> function + " Returns `running` or `suspended`.";
      case GET_STATE, SUSPEND, RESUME, TRACE -> function;
    };
  }
}
