package crashlab.behaviour;

import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// A child spec, ready to be started.
///
/// @param name registered under it, or null
/// @param via registered under it, or null
/// @param path where the process belongs, if not below its supervisor: a task belongs to its caller
public record ChildTemplate(
    String id,
    Restart restart,
    Shutdown shutdown,
    boolean significant,
    ModuleCode code,
    @Nullable NameSlot name,
    @Nullable ViaName via,
    @Nullable PathEntry path) {
  /// The same child under another id, and under no name.
  public ChildTemplate as(String otherId) {
    return new ChildTemplate(otherId, restart, shutdown, significant, code, null, null, path);
  }
}
