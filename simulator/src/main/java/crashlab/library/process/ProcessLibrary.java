package crashlab.library.process;

import crashlab.library.FaultWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ModuleWord;
import crashlab.library.ReadingWord;
import crashlab.library.StepWord;
import java.util.ArrayList;
import java.util.List;

/// What any process can do: let time pass, send, spawn, link, receive, choose, fail.
public final class ProcessLibrary implements Library {
  @Override
  public String name() {
    return "process";
  }

  @Override
  public List<StepWord> steps() {
    List<StepWord> steps = new ArrayList<>();
    steps.addAll(TimeWords.STEPS);
    steps.addAll(SendWords.STEPS);
    steps.addAll(FailureWords.STEPS);
    steps.addAll(ControlWords.STEPS);
    steps.addAll(SpawnWords.STEPS);
    steps.addAll(SignalWords.STEPS);
    steps.add(ReceiveWord.STEP);
    steps.add(LabelWords.STEP);
    steps.add(NodeStop.STEP);
    return steps;
  }

  @Override
  public List<MetricWord> metrics() {
    return ProcessMetrics.ALL;
  }

  @Override
  public List<FaultWord> faults() {
    return ProcessFaults.FAULTS;
  }

  @Override
  public List<ModuleWord> modules() {
    return List.of(ProcessModule.WORD);
  }

  @Override
  public List<ReadingWord> readings() {
    return List.of(StateReading.WORD, LabelWords.READING);
  }
}
