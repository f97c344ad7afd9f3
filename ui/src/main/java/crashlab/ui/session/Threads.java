package crashlab.ui.session;

import java.util.concurrent.Executor;

/// Where a view has done what takes long, and where it takes the result over.
///
/// @param worker runs tasks off the UI thread
/// @param ui runs tasks on the UI thread
public record Threads(Executor worker, Executor ui) {}
