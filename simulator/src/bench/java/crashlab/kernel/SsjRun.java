package crashlab.kernel;

import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// A simulation in SSJ that can be run for a number of events at a time. Its times are nanoseconds.
final class SsjRun {
  private final Simulator simulator = new Simulator(new SplayTree());
  private int remaining;

  SsjRun() {
    simulator.init();
  }

  Simulator simulator() {
    return simulator;
  }

  void run(int events) {
    remaining = events;
    simulator.start();
  }

  /// To be called by each event at its end.
  void countDown() {
    if (--remaining == 0) {
      simulator.stop();
    }
  }
}
