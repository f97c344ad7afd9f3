package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.AutoShutdown;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import java.util.List;

/// A supervisor with a list of children, ready to be started.
public record SupervisorSpec(
    Strategy strategy,
    RestartIntensity intensity,
    AutoShutdown autoShutdown,
    List<ChildTemplate> children) {}
