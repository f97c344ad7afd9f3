package crashlab.library.registry;

import crashlab.behaviour.DrawnRequestStep;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;

/// What a process asks the registry of a cluster for itself.
///
/// Its term has no process.
public sealed interface ClusterRequest extends DrawnRequestStep.Request {
  Term key();

  record Register(Term key, Term value) implements ClusterRequest {
    @Override
    public Term term() {
      return Tuple.of(new Atom("register"), key, value);
    }
  }

  record Unregister(Term key) implements ClusterRequest {
    @Override
    public Term term() {
      return Tuple.of(new Atom("unregister"), key);
    }
  }
}
