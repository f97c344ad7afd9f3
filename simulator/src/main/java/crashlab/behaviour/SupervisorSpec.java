package crashlab.behaviour;

import crashlab.otp.AutoShutdown;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import crashlab.trace.Detail;
import java.util.List;

/// A static supervisor, ready to be started: also a partition_supervisor and a registry, which are
/// ones.
public record SupervisorSpec(
    Detail.Kind kind,
    Strategy strategy,
    RestartIntensity intensity,
    AutoShutdown autoShutdown,
    List<ChildTemplate> children,
    boolean uniqueKeys) {}
