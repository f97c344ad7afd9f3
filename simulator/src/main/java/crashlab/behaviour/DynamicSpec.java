package crashlab.behaviour;

import crashlab.otp.RestartIntensity;
import crashlab.trace.Detail;

/// A dynamic_supervisor or task_supervisor, ready to be started.
public record DynamicSpec(Detail.Kind kind, RestartIntensity intensity, int maxChildren) {}
