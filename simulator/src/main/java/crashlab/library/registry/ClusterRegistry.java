package crashlab.library.registry;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// The process of a registry whose keys are those of several nodes, as another system has one:
/// names by a via module and the steps on a Registry go by it where it holds the name.
public interface ClusterRegistry {
  /// Who has a key, and what stands beside it.
  record Found(ErlangProcess process, Term value) {}

  /// Who has a key, as lookup on its node finds it; null if nobody does.
  @Nullable Found lookup(Term key);

  /// A process that is being started asks for a key.
  void register(Term key, ErlangProcess process);

  /// A process gives a key up.
  void unregister(Term key, ErlangProcess process);
}
