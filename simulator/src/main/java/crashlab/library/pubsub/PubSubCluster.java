package crashlab.library.pubsub;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.pg.PgUse;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.trace.ProcessKind;
import java.util.List;

/// The application phoenix_pubsub: a pg scope, by which the adapters of all nodes find each other.
///
/// Source: phoenix_pubsub 2.1 application.ex, `start/2`.
final class PubSubCluster {
  static final String SCOPE = "Phoenix.PubSub";

  private static final String ROOT = "Phoenix.PubSub.Application";

  private PubSubCluster() {}

  static ChildTemplate application(BuildContext context) {
    var children =
        new SupervisorSpec(
            Strategy.ONE_FOR_ONE,
            RestartIntensity.DEFAULT,
            AutoShutdown.NEVER,
            List.of(PgUse.child("pg", SCOPE, context)));
    return new ChildTemplate(
        ROOT,
        Restart.PERMANENT,
        new Shutdown.Infinity(),
        false,
        BuildContext.code(ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, children)),
        null,
        null,
        null);
  }
}
