package crashlab.library.process;

import crashlab.behaviour.Address;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Term;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.Target;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import java.util.function.BiFunction;

/// Links, monitors, exit signals, and what a process says of itself.
final class SignalWords {
  private static final Param<Target> EXIT_SIGNAL =
      Param.needed("exit_signal", ValueTypes.TARGET).says("The receiver.");
  private static final Param<Term> REASON = Param.needed("reason", ValueTypes.TERM.signed("r"));
  private static final Param<Boolean> TRAP_EXIT =
      Param.needed("trap_exit", ValueTypes.SWITCH).says("On or off.");
  private static final Param<String> REGISTER =
      Param.needed(
              "register", ValueTypes.name("a name to register", "\"Name\"").giving("registered"))
          .says("The name.");
  private static final Param<Key> TO_ATOM =
      Param.needed("to_atom", ValueTypes.KEY).says("The text.");

  static final List<StepWord> STEPS =
      List.of(
          onOther("link", "`Process.link`.", SignalSteps.SetLink::new),
          onOther("unlink", "`Process.unlink`.", SignalSteps.Unlink::new),
          onOther(
              "monitor",
              "`Process.monitor`: the other's end comes as `DOWN`.",
              SignalSteps.SetMonitor::new),
          onOther("demonitor", "`Process.demonitor` with `flush`.", SignalSteps.Demonitor::new),
          StepWord.of(
              Verb.of(
                  Word.of(EXIT_SIGNAL, "`Process.exit(pid, reason)`.")
                      .with(REASON, RequestParams.RESCUE)),
              (given, code) ->
                  new SignalSteps.ExitSignal(
                      code.address(EXIT_SIGNAL.of(given)),
                      REASON.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(Word.of(TRAP_EXIT, "`Process.flag(:trap_exit, true)`; or `false`.")),
              (given, _) -> new SignalSteps.TrapExit(TRAP_EXIT.of(given))),
          StepWord.of(
              Verb.of(
                  Word.of(REGISTER, "`Process.register(self(), name)`.")
                      .with(RequestParams.RESCUE)),
              (given, code) ->
                  new SignalSteps.RegisterName(
                      code.name(REGISTER.of(given)), RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(Word.of(TO_ATOM, "`String.to_atom`: the atom table never shrinks.")),
              (given, code) -> new SignalSteps.ToAtom(code.key(TO_ATOM.of(given)))));

  private SignalWords() {}

  private static StepWord onOther(
      String verb, String says, BiFunction<Address, ResultUse, Instruction> maker) {
    Param<Target> other = Param.needed(verb, ValueTypes.TARGET).says("The other process.");
    return StepWord.of(
        Verb.of(Word.of(other, says).with(RequestParams.RESCUE)),
        (given, code) ->
            maker.apply(code.address(other.of(given)), RequestParams.use(given, code)));
  }
}
