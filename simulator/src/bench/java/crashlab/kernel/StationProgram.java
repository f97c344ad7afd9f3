package crashlab.kernel;

/// M/M/1 as a program, to be measured as a whole process: `ours`, `ssj` with our draws or
/// `ssj-as-shipped`, and how many events.
public final class StationProgram {
  private StationProgram() {}

  /// Prints the sum of the sojourns.
  public static void main(String[] arguments) {
    int events = Integer.parseInt(arguments[1]);
    double sojourns =
        switch (arguments[0]) {
          case "ours" -> new StationOnEventQueue().run(events);
          case "ssj" -> new StationOnSsj().run(events);
          case "ssj-as-shipped" -> StationOnSsj.asShipped().run(events);
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println(sojourns);
  }
}
