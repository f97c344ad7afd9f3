package crashlab.library.mnesia;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ProgramFactory;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import java.util.List;

/// The child that starts and stops Mnesia on its node: the application, which is `temporary`, so
/// that nothing restarts it.
///
/// Source: OTP mnesia.erl, `start/0`; mnesia_sup.erl, mnesia_kernel_sup.erl, `init/1`.
final class MnesiaChild {
  /// The name of the process of the child.
  static final String NAME = "mnesia";

  static final String SUPERVISOR = "mnesia_sup";
  private static final String KERNEL = "mnesia_kernel_sup";
  private static final RestartIntensity NEVER = new RestartIntensity(0, 3600);

  static final ProcessKind KIND =
      ProcessKind.of("mnesia", ProcessKind.Trait.SERVER).described("process of Mnesia");

  static final List<String> PROCESSES =
      List.of(
          NAME,
          SUPERVISOR,
          KERNEL,
          "mnesia_event",
          MnesiaServer.MONITOR,
          "mnesia_subscr",
          MnesiaServer.LOCKER,
          "mnesia_recover",
          MnesiaServer.TM,
          MnesiaServer.RPC,
          MnesiaServer.CONTROLLER,
          "mnesia_late_loader");

  static final ChildWord WORD =
      new ChildWord(
          new ChildType(
              Word.kind("type", "mnesia", "Starts and stops Mnesia on its node."),
              true,
              false,
              new Shutdown.Infinity(),
              _ -> List.of("mnesia")),
          MnesiaChild::template);

  private MnesiaChild() {}

  private static ChildTemplate template(ChildSpec spec, BuildContext context) {
    var with =
        new SupervisorSpec(
            Strategy.ONE_FOR_ONE, NEVER, AutoShutdown.NEVER, List.of(application(context.node())));
    return BuildContext.template(
        spec,
        BuildContext.code(ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, with)),
        context.node().directory().name(NAME),
        null);
  }

  static ChildTemplate application(ErlangNode node) {
    List<ChildTemplate> workers =
        List.of(
            worker(node, MnesiaServer.MONITOR, (on, _) -> new MonitorServer(on)),
            worker(node, "mnesia_subscr", (on, _) -> new MnesiaServer(on)),
            worker(node, MnesiaServer.LOCKER, (on, _) -> new MnesiaServer(on)),
            worker(node, "mnesia_recover", (on, _) -> new MnesiaServer(on)),
            worker(node, MnesiaServer.TM, (on, _) -> new MnesiaServer(on)),
            worker(node, MnesiaServer.RPC, (on, _) -> new MnesiaServer(on)),
            worker(node, MnesiaServer.CONTROLLER, (on, _) -> new MnesiaServer(on)),
            worker(node, "mnesia_late_loader", (on, _) -> new LateLoader(on)));
    List<ChildTemplate> top =
        List.of(
            worker(node, "mnesia_event", (on, _) -> new MnesiaServer(on)),
            supervisor(node, KERNEL, Restart.PERMANENT, workers));
    return supervisor(node, SUPERVISOR, Restart.TEMPORARY, top);
  }

  private static ChildTemplate worker(ErlangNode node, String id, ProgramFactory factory) {
    return new ChildTemplate(
        id,
        Restart.PERMANENT,
        Shutdown.WORKER_DEFAULT,
        false,
        BuildContext.code(KIND, factory),
        node.directory().name(id),
        null,
        null);
  }

  private static ChildTemplate supervisor(
      ErlangNode node, String id, Restart restart, List<ChildTemplate> children) {
    var spec = new SupervisorSpec(Strategy.ONE_FOR_ALL, NEVER, AutoShutdown.NEVER, children);
    return new ChildTemplate(
        id,
        restart,
        new Shutdown.Infinity(),
        false,
        BuildContext.code(ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, spec)),
        node.directory().name(id),
        null,
        null);
  }
}
