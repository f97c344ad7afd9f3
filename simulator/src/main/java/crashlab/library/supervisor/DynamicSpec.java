package crashlab.library.supervisor;

import crashlab.otp.RestartIntensity;

/// A dynamic_supervisor or task_supervisor, ready to be started.
public record DynamicSpec(RestartIntensity intensity, int maxChildren) {}
