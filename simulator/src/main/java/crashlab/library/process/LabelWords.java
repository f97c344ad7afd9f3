package crashlab.library.process;

import crashlab.behaviour.Frame;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.library.StepWord;
import crashlab.library.Subjects;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.Fields;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Shape;
import crashlab.scenario.Subject;
import crashlab.scenario.Value;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.ServiceKey;
import org.jspecify.annotations.Nullable;

/// The label of a process, by which tools show it. Source: Elixir process.ex, `set_label/1`; OTP
/// proc_lib.erl, `set_label/1`, since OTP 27.
final class LabelWords {
  private static final Param<Value> SET_LABEL =
      Param.needed("set_label", ValueTypes.VALUE).says("The label, any term.");
  private static final Param<Subject> LABEL = Param.needed("label", ValueTypes.SUBJECT);

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(SET_LABEL, "`Process.set_label`, since OTP 27: what tools call the process.")
                  .settled((given, fields, reading, _) -> sinceOtp27(given, fields, reading))),
          (given, code) -> new SetLabel(code.value(SET_LABEL.of(given))));

  static final ReadingWord READING =
      ReadingWord.of(
          Word.of(LABEL, "The label of a living process."),
          Shape.value(),
          (given, run) -> read(LABEL.of(given), run));

  private static final ServiceKey<Label> KEY = ServiceKey.of("label", Label.class);

  /// What a process is labelled with.
  private static final class Label {
    private @Nullable Term term;
  }

  private static final class SetLabel extends RescuableInstruction {
    private final TermSource label;

    SetLabel(TermSource label) {
      super(ResultUse.NONE);
      this.label = label;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      Term term = label.next(program);
      program.services().get(KEY, Label::new).term = term;
      return returned(program, new Detail.Result("set_label", term, Atom.OK));
    }
  }

  private LabelWords() {}

  private static Arguments sinceOtp27(Arguments given, Fields fields, Reading reading) {
    if (!reading.release().hasLabels()) {
      reading.problems().add(fields.at(), "labels of processes exist since OTP 27");
    }
    return given;
  }

  private static @Nullable Term read(Subject subject, RunView run) {
    for (ErlangNode node : run.nodes()) {
      ErlangProcess process = Subjects.find(node, subject);
      if (process != null && Inspection.isAlive(process)) {
        return Inspection.program(process) instanceof StepProgram program
            ? program.services().find(KEY).map(label -> label.term).orElse(null)
            : null;
      }
    }
    return null;
  }
}
