package crashlab.library.supervisor;

import crashlab.library.FaultContext;
import crashlab.library.FaultWord;
import crashlab.otp.Atom;
import crashlab.scenario.Arguments;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.FaultEvent;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import crashlab.world.FaultInjector;
import org.jspecify.annotations.Nullable;

/// A request to a supervisor from outside to start one more child.
final class StartChildFault {
  private static final Param<Target> START = Param.needed("start_child", ValueTypes.SUPERVISOR);
  private static final Param<@Nullable ChildSpec> CHILD =
      Param.<@Nullable ChildSpec>needed(
              "child",
              ValueType.<@Nullable ChildSpec>of(
                  "child", "{spec}", null, (at, reading, _) -> reading.tree().started(at)))
          .says("The spec of the child.");

  private static final FaultEvent EVENT = FaultEvent.of("start_child", "start_child");

  static final FaultWord FAULT =
      new FaultWord(
          new FaultVerb(
              Word.of(START, "Asks a dynamic supervisor to start one more child.")
                  .with(CHILD)
                  .settled((given, _, reading, _) -> started(given, reading)),
              "Start a child",
              "plus-circle",
              FaultVerb.Victims.DYNAMIC_SUPERVISORS,
              "start a child {id} under {t}"),
          EVENT,
          StartChildFault::strike);

  private StartChildFault() {}

  /// A request from nobody.
  private static FaultInjector.Strike strike(Arguments given, FaultContext context) {
    ChildSpec child = CHILD.of(given);
    if (child == null) {
      throw new IllegalStateException("a start of no child was read");
    }
    ErlangNode node = context.strikes().node();
    var request = new SupervisorRequest.StartChild(context.template(child));
    return context
        .strikes()
        .at(
            context.aim(START.of(given)),
            EVENT.with(),
            (target, cause) ->
                node.deliver(
                    target,
                    node.message(Message.Kind.CALL, null, new Atom(EVENT.word()), cause)
                        .with(request)));
  }

  private static Arguments started(Arguments given, Reading reading) {
    ChildSpec child = CHILD.of(given);
    if (child != null) {
      reading.names().start(START.of(given), child);
    }
    return given;
  }
}
