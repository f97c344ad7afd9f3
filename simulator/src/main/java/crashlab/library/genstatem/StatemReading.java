package crashlab.library.genstatem;

import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.library.Subjects;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.Param;
import crashlab.scenario.Shape;
import crashlab.scenario.Subject;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import org.jspecify.annotations.Nullable;

/// Which state a machine is in.
final class StatemReading {
  private static final Param<Subject> STATEM = Param.needed("statem", ValueTypes.SUBJECT);

  static final ReadingWord WORD =
      ReadingWord.of(
          Word.of(STATEM, "The state that a living gen_statem is in."),
          Shape.value(),
          (given, run) -> read(STATEM.of(given), run));

  private StatemReading() {}

  private static @Nullable Term read(Subject subject, RunView run) {
    for (ErlangNode node : run.nodes()) {
      ErlangProcess process = Subjects.find(node, subject);
      if (process != null
          && Inspection.isAlive(process)
          && Inspection.program(process) instanceof GenStatem machine) {
        return new Atom(machine.currentState());
      }
    }
    return null;
  }
}
