package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.From;
import crashlab.otp.Atom;
import crashlab.otp.Opaque;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import org.jspecify.annotations.Nullable;

/// Answers of a supervisor to requests about one of its children.
///
/// Source: OTP supervisor.erl, `handle_call/3`, `handle_start_child/2`.
final class ChildRequests {
  private ChildRequests() {}

  static void start(Supervisor supervisor, ChildTemplate template, From from) {
    Term problem = SpecProblems.of(supervisor.spec(), template);
    if (problem != null) {
      supervisor.reply(from, SupervisorTerms.error(problem), null);
      return;
    }
    SupervisedChild known = supervisor.find(template.id());
    if (known != null) {
      supervisor.reply(from, SupervisorTerms.error(alreadyThere(known)), null);
      return;
    }
    SupervisedChild child = supervisor.child(template);
    supervisor.doNext(
        new StartOne(
            supervisor,
            child,
            (outcome, detail) -> {
              switch (outcome) {
                case STARTED -> {
                  supervisor.add(child);
                  supervisor.reply(from, SupervisorTerms.ok(detail), child.process());
                }
                case IGNORED -> {
                  if (template.restart() != Restart.TEMPORARY) {
                    supervisor.add(child);
                  }
                  supervisor.reply(from, SupervisorTerms.ok(Atom.UNDEFINED), null);
                }
                case FAILED ->
                    supervisor.reply(
                        from, SupervisorTerms.error(failure(supervisor, detail)), null);
              }
            }));
  }

  private static Term alreadyThere(SupervisedChild known) {
    Term pid = known.pid();
    return pid == null
        ? new Atom("already_present")
        : Tuple.of(SupervisorTerms.ALREADY_STARTED, pid);
  }

  private static Term failure(Supervisor supervisor, Term reason) {
    boolean nameIsTaken =
        supervisor.node().release().tellsTakenNamesPlainly()
            && reason instanceof Tuple tuple
            && tuple.size() == 2
            && tuple.get(0).equals(SupervisorTerms.ALREADY_STARTED);
    return nameIsTaken ? reason : Tuple.of(reason, Opaque.CHILD_SPEC);
  }

  static void terminate(Supervisor supervisor, @Nullable SupervisedChild child, From from) {
    if (child == null) {
      supervisor.reply(from, SupervisorTerms.error(SupervisorTerms.NOT_FOUND), null);
    } else {
      supervisor.stopAlone(child, () -> supervisor.reply(from, Atom.OK, null));
    }
  }

  static void restart(Supervisor supervisor, @Nullable SupervisedChild child, From from) {
    if (child == null || !isStopped(child)) {
      supervisor.reply(from, SupervisorTerms.error(whyNot(child)), null);
      return;
    }
    supervisor.doNext(
        new StartOne(
            supervisor,
            child,
            (outcome, detail) ->
                supervisor.reply(
                    from,
                    outcome == StartOne.StartOutcome.FAILED
                        ? SupervisorTerms.error(detail)
                        : SupervisorTerms.ok(detail),
                    child.process())));
  }

  static void delete(Supervisor supervisor, @Nullable SupervisedChild child, From from) {
    if (child == null || !isStopped(child)) {
      supervisor.reply(from, SupervisorTerms.error(whyNot(child)), null);
      return;
    }
    supervisor.remove(child);
    supervisor.reply(from, Atom.OK, null);
  }

  private static boolean isStopped(SupervisedChild child) {
    return child.process() == null && !child.isRestarting();
  }

  /// Returns why a child that is not a stopped one cannot be restarted or deleted.
  private static Term whyNot(@Nullable SupervisedChild child) {
    if (child == null) {
      return SupervisorTerms.NOT_FOUND;
    }
    return new Atom(child.isRestarting() ? "restarting" : "running");
  }
}
