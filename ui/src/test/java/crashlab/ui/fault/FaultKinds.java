package crashlab.ui.fault;

/// Picks faults of the palette, as a click in its list does.
public final class FaultKinds {
  private FaultKinds() {}

  public static void pick(FaultView view, String key) {
    view.palette().pick(FaultKind.of(key));
    view.palette().arm();
  }
}
