package crashlab.behaviour;

import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// A child spec, ready to be started.
///
/// @param name registered under it, or null
/// @param via registered under it, or null
/// @param path where the process belongs, if not below its supervisor: a task belongs to its caller
/// @param elsewhere makes it of the code of another node, where that has code of its own; else null
public record ChildTemplate(
    String id,
    Restart restart,
    Shutdown shutdown,
    boolean significant,
    ModuleCode code,
    @Nullable NameSlot name,
    @Nullable ViaName via,
    @Nullable PathEntry path,
    StartArguments arguments,
    @Nullable Elsewhere elsewhere) {
  /// Makes a child spec anew of the code of a node.
  @FunctionalInterface
  public interface Elsewhere {
    ChildTemplate on(ErlangNode node);
  }

  /// A child whose code is the same on all nodes.
  public ChildTemplate(
      String id,
      Restart restart,
      Shutdown shutdown,
      boolean significant,
      ModuleCode code,
      @Nullable NameSlot name,
      @Nullable ViaName via,
      @Nullable PathEntry path) {
    this(id, restart, shutdown, significant, code, name, via, path, StartArguments.NONE, null);
  }

  /// The same child, started with these arguments.
  public ChildTemplate startedWith(StartArguments with) {
    return new ChildTemplate(
        id, restart, shutdown, significant, code, name, via, path, with, elsewhere);
  }

  /// The same child for a supervisor of this node, which may have come from another one.
  public ChildTemplate on(ErlangNode node) {
    return elsewhere == null ? this : elsewhere.on(node);
  }

  /// The same child, which is made so on another node.
  public ChildTemplate madeElsewhere(Elsewhere how) {
    return new ChildTemplate(
        id, restart, shutdown, significant, code, name, via, path, arguments, how);
  }

  /// The same child under another id, and under no name.
  public ChildTemplate as(String otherId) {
    return new ChildTemplate(
        otherId,
        restart,
        shutdown,
        significant,
        code,
        null,
        null,
        path,
        arguments,
        elsewhere == null ? null : node -> elsewhere.on(node).as(otherId));
  }
}
