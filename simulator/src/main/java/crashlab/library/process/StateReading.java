package crashlab.library.process;

import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.StateProgram;
import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.library.Subjects;
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

/// What a process keeps in its state.
final class StateReading {
  private static final Param<Subject> STATE = Param.needed("state", ValueTypes.SUBJECT);
  private static final Param<String> KEY =
      Param.needed("key", ValueTypes.name("a key of the state", "\"k\""))
          .says("A single value, such as that of an agent, has the key `value`.");

  static final ReadingWord WORD =
      ReadingWord.of(
          Word.of(STATE, "What a living process has under a key of its state.").with(KEY),
          Shape.value(),
          (given, run) -> read(STATE.of(given), KEY.of(given), run));

  private StateReading() {}

  private static @Nullable Term read(Subject subject, String key, RunView run) {
    for (ErlangNode node : run.nodes()) {
      ErlangProcess process = Subjects.find(node, subject);
      if (process != null && Inspection.isAlive(process)) {
        return read(process, key);
      }
    }
    return null;
  }

  private static @Nullable Term read(ErlangProcess process, String key) {
    return Inspection.program(process) instanceof StateProgram program
            && !(program instanceof ChildHolder)
        ? program.state(key)
        : null;
  }
}
