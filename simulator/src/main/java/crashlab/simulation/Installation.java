package crashlab.simulation;

import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioNode;
import crashlab.vm.ErlangNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scenario installs on a node: its code, and the applications that each boot starts.
///
/// A boot begins with code that is made anew, since what libraries keep on a node goes with it.
final class Installation {
  private final Scenario scenario;
  private final ScenarioNode given;
  private final ErlangNode node;
  private final Addresses addresses;
  private final Installations all;
  private final List<Runnable> whenBooted = new ArrayList<>();
  private SystemCompiler system;
  private @Nullable Applications applications;
  private int systemOfLife;
  private boolean stops;
  private boolean bootsNext;

  Installation(Scenario scenario, ScenarioNode given, ErlangNode node, Installations all) {
    this.scenario = scenario;
    this.given = given;
    this.node = node;
    this.all = all;
    this.addresses = new Addresses(node, all);
    this.system = new SystemCompiler(this, all, scenario.modules());
    this.systemOfLife = node.life();
  }

  ErlangNode node() {
    return node;
  }

  Addresses addresses() {
    return addresses;
  }

  Installations all() {
    return all;
  }

  /// When it boots for the first time.
  long startsNanos() {
    return given.startsNanos();
  }

  /// The code of the node in its present life.
  SystemCompiler system() {
    if (systemOfLife != node.life()) {
      system = new SystemCompiler(this, all, scenario.modules());
      systemOfLife = node.life();
    }
    return system;
  }

  /// Lets `action` happen when it has booted, before the applications start; not at the beginning
  /// of a run of one node, which is up from the first.
  void whenBooted(Runnable action) {
    whenBooted.add(action);
  }

  /// Boots the node, if it is down, for the first time or again; if it is about to stop, then once
  /// it has.
  ///
  /// @param cause the `seq` of what does it; 0 for nobody
  void boot(long cause) {
    if (stops) {
      bootsNext = true;
      return;
    }
    if (!node.isUp()) {
      node.run().bringUp(node, cause);
      startAfterBoot();
    }
  }

  void startAfterBoot() {
    whenBooted.forEach(Runnable::run);
    startApplications();
  }

  void startApplications() {
    applications = new Applications(node);
    applications.start(Applications.of(scenario, given.tree(), system()));
  }

  /// The node stops in order and is down then.
  ///
  /// Source: Elixir system.ex, `stop/1`.
  ///
  /// @param cause the `seq` of what does it
  void stop(long cause) {
    if (applications != null && node.isUp() && !stops) {
      stops = true;
      bootsNext = false;
      applications.goDown(cause, () -> stopped(cause));
    }
  }

  private void stopped(long cause) {
    stops = false;
    if (bootsNext) {
      node.run().planBoot(node.nowNanos(), () -> boot(cause));
    }
  }
}
