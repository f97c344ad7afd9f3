package crashlab.kernel;

/// M/M/1 on our bare event queue.
final class StationOnEventQueue {
  private final EventQueue queue = new EventQueue();
  private final Station station = new Station();

  /// Begins with one customer on the way.
  StationOnEventQueue() {
    queue.schedule(station.nextInterarrival(), Station.ARRIVAL, 0, 0);
  }

  /// Goes on for some events, and returns the sum of all sojourns so far.
  double run(int events) {
    for (int i = 0; i < events; i++) {
      step();
    }
    return station.sojournNanos();
  }

  private void step() {
    queue.advance();
    long now = queue.nowNanos();
    if (queue.kind() == Station.ARRIVAL) {
      queue.schedule(now + station.nextInterarrival(), Station.ARRIVAL, 0, 0);
      if (station.arrive(now)) {
        queue.schedule(now + station.nextService(), Station.DEPARTURE, 0, 0);
      }
    } else if (station.depart(now)) {
      queue.schedule(now + station.nextService(), Station.DEPARTURE, 0, 0);
    }
  }
}
