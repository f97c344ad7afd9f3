package crashlab.library.genserver;

import crashlab.library.FaultWord;
import crashlab.library.Library;
import crashlab.library.ModuleWord;
import crashlab.library.StepWord;
import java.util.ArrayList;
import java.util.List;

/// The gen_server: calls, casts, the ends of its callbacks, and `:sys`.
public final class GenServerLibrary implements Library {
  @Override
  public String name() {
    return "gen_server";
  }

  @Override
  public List<StepWord> steps() {
    List<StepWord> steps = new ArrayList<>();
    steps.addAll(CallWords.STEPS);
    steps.add(StartLinkWord.STEP);
    steps.add(StopServerWord.STEP);
    steps.addAll(ReturnWords.STEPS);
    steps.addAll(SysWords.STEPS);
    return steps;
  }

  @Override
  public List<FaultWord> faults() {
    return ServerFaults.FAULTS;
  }

  @Override
  public List<ModuleWord> modules() {
    return List.of(ServerModule.WORD);
  }
}
