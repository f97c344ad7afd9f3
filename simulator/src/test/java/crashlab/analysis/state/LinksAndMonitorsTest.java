package crashlab.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.TracedRun;
import crashlab.otp.Pid;
import crashlab.simulation.ProcessState;
import crashlab.simulation.Simulation;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksAndMonitorsTest {
  /// The bonds that the log tells are those that the processes themselves have, at every fiftieth
  /// of the run.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tasks/linked-task.json",
        "tasks/async-nolink.json",
        "tasks/supervised-async.json",
        "signals/monitors-are-one-way.json",
        "signals/linked-to-a-third-process.json",
        "signals/trap-exit-surprise.json",
        "signals/normal-does-not-kill.json"
      })
  void tellsTheLinksAndMonitorsThatProcessesHave(String file) {
    TracedRun run = TracedRun.shipped(file);
    LinksAndMonitors bonds = LinksAndMonitors.of(run.log(), run.roster());
    Simulation simulation = Simulation.of(run.scenario());
    for (int i = 0; i <= 50; i++) {
      long time = run.endNanos() * i / 50;
      simulation.runUntil(time);
      long seq = run.momentAt(time).seq();
      var told = new TreeSet<String>();
      for (LinksAndMonitors.Bond bond : bonds.at(seq, 10_000)) {
        told.add((bond.monitor() ? "monitor " : "link ") + bond.from() + " " + bond.to());
      }

      assertThat(told).as("at %d ns", time).isEqualTo(actual(run, simulation, seq));
    }
  }

  @Test
  void aModuleMayBeSpawnedWithALinkAndWithout() {
    TracedRun run =
        TracedRun.ofText(
            """
            {"format": 1, "name": "both", "duration": "1s",
             "modules": {
               "C": {"use": "gen_server", "init": [{"spawn": "P"}, {"spawn_link": "P"}]},
               "P": {"use": "process", "run": [{"sleep": "10s"}]}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "C", "module": "C"}]}}
            """);

    assertThat(LinksAndMonitors.of(run.log(), run.roster()).at(run.end().seq(), 10))
        .singleElement()
        .satisfies(bond -> {
          assertThat(run.log().identities().subject(bond.from())).isEqualTo("App/C#1");
          assertThat(run.log().identities().subject(bond.to())).isEqualTo("App/C>P#2");
        });
  }

  private static TreeSet<String> actual(TracedRun run, Simulation simulation, long seq) {
    var actual = new TreeSet<String>();
    Roster roster = run.roster();
    for (int slot = 0; slot < roster.size(); slot++) {
      int pid = roster.pidAt(slot, seq);
      ProcessState state = simulation.processes().byPid(new Pid(pid)).orElse(null);
      if (roster.isBehindTheScenes(slot) || state == null || !roster.isAlive(pid, seq)) {
        continue;
      }
      for (Pid other : state.links()) {
        if (isShown(roster, other) && !isSupervision(roster, pid, other.number())) {
          actual.add("link " + Math.min(pid, other.number()) + " " + Math.max(pid, other.number()));
        }
      }
      for (Pid other : state.monitors()) {
        if (isShown(roster, other) && !isInCall(run, pid, other.number(), seq)) {
          actual.add("monitor " + pid + " " + other.number());
        }
      }
    }
    return actual;
  }

  /// A call has a monitor of its own as long as it lasts; the log says that there is a call.
  private static boolean isInCall(TracedRun run, int pid, int server, long seq) {
    for (int i = run.log().indexAtOrBefore(seq); i >= 0; i--) {
      if (run.log().pid(i) == pid) {
        return run.log().type(i) == EventType.CALL && run.log().other(i) == server;
      }
    }
    return false;
  }

  private static boolean isShown(Roster roster, Pid pid) {
    int slot = roster.slotOf(pid.number());
    return slot != Roster.NONE && !roster.isBehindTheScenes(slot);
  }

  private static boolean isSupervision(Roster roster, int one, int other) {
    return isParent(roster, one, other) || isParent(roster, other, one);
  }

  private static boolean isParent(Roster roster, int parent, int child) {
    Detail.Identity who = roster.who(parent);
    return who != null
        && who.kind().supervises()
        && roster.parent(roster.slotOf(child)) == roster.slotOf(parent);
  }
}
