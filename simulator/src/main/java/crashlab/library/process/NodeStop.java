package crashlab.library.process;

import crashlab.behaviour.Frame;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.library.FaultWord;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;

/// The orderly stop of the node: the applications stop in the reverse order of their starts, each
/// supervision tree from its last child to its first.
///
/// Source: OTP init manual, `stop/0`; kernel, erl_signal_server.erl, which calls it on SIGTERM.
final class NodeStop {
  private static final Param<Boolean> STOP_NODE =
      Param.needed("stop_node", ValueTypes.MARK).says("Always true.");
  private static final Param<Boolean> SYSTEM_STOP =
      Param.needed("system_stop", ValueTypes.MARK).says("Always true.");
  private static final FaultEvent STOPPED = FaultEvent.ofAll("stop_node", "stop the node");

  static final FaultWord FAULT =
      new FaultWord(
          new FaultVerb(
              Word.of(
                  STOP_NODE,
                  "SIGTERM, as at a deployment: the node stops in order. Roots get `shutdown`, the"
                      + " application started last first."),
              "Stop the node",
              "log-out",
              FaultVerb.Victims.NOBODY,
              "stop the node"),
          STOPPED,
          (_, context) -> {
            var node = context.strikes().node();
            return () ->
                node.lifecycle()
                    .stopNode(node.emit(EventType.FAULT, null, null, 0, STOPPED.with()));
          });

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                  SYSTEM_STOP,
                  "`System.stop`: the node begins to stop in order; the process goes on"
                      + " meanwhile.")),
          (_, _) -> new SystemStop());

  private NodeStop() {}

  private static final class SystemStop extends PaidInstruction {
    @Override
    protected void charge(StepProgram program) {
      // a message to init; what the process owes is paid before
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      Next next = returned(program, new Detail.Result("system_stop", Atom.OK));
      program.node().lifecycle().stopNode(program.self().cause());
      return next;
    }
  }
}
