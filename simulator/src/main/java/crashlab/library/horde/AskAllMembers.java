package crashlab.library.horde;

import crashlab.behaviour.From;
import crashlab.library.supervisor.SupervisorRequest;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A question that goes to the supervisor of the processes of one member after the other; one that
/// does not answer adds nothing.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex, `handle_call(:which_children, …)`,
/// `handle_call(:count_children, …)`.
final class AskAllMembers implements Runnable {
  private final HordeSupervisor supervisor;
  private final SupervisorRequest request;
  private final From from;
  private final List<Term> listed = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();

  AskAllMembers(HordeSupervisor supervisor, SupervisorRequest request, From from) {
    this.supervisor = supervisor;
    this.request = request;
    this.from = from;
  }

  @Override
  public void run() {
    new InTurn<>(List.copyOf(supervisor.memberNames()), this::ask, this::answer).run();
  }

  private void ask(String member, Runnable next) {
    var to = supervisor.names.processes(HordeNames.node(supervisor.node(), member));
    boolean counts = request instanceof SupervisorRequest.CountChildren;
    Term term = new Atom(counts ? "count_children" : "which_children");
    supervisor.doNext(
        new ServerCall(
            supervisor,
            to,
            term,
            request,
            (answer, _) -> {
              take(answer);
              next.run();
            }));
  }

  private void take(@Nullable Term answer) {
    if (!(answer instanceof Tuple list)) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      Term each = list.get(i);
      listed.add(each);
      if (each instanceof Tuple pair
          && pair.get(0) instanceof Atom what
          && pair.get(1) instanceof Int(long number)) {
        counts.merge(what.name(), number, Long::sum);
      }
    }
  }

  private void answer() {
    if (request instanceof SupervisorRequest.CountChildren) {
      var map = new LinkedHashMap<String, Term>();
      counts.forEach((what, number) -> map.put(what, new Int(number)));
      supervisor.reply(from, new MapTerm(map));
    } else {
      supervisor.reply(from, new Tuple(listed));
    }
  }
}
