package crashlab.analysis.state;

import crashlab.otp.RestartIntensity;

/// A supervisor's decision to restart a child, or to give up.
///
/// @param seq of the event
/// @param path of the child that failed
/// @param spent how many restarts count with it, by the supervisor's own count
/// @param intensity what it goes by
/// @param gaveUp whether it was the one too many
public record RestartDecision(
    long seq, long timeNanos, String path, int spent, RestartIntensity intensity, boolean gaveUp) {}
