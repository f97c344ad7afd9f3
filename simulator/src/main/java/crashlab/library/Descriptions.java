package crashlab.library;

import crashlab.otp.RestartIntensity;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import java.util.ArrayList;
import java.util.List;

/// Child specs in a few words for people.
public final class Descriptions {
  private Descriptions() {}

  /// Returns `3 restarts in 5 s`.
  public static String intensity(RestartIntensity intensity) {
    int restarts = intensity.maxRestarts();
    return restarts
        + (restarts == 1 ? " restart in " : " restarts in ")
        + intensity.maxSeconds()
        + " s";
  }

  /// What a supervisor is whose children are started while it runs.
  public static List<String> dynamic(ChildSpec spec) {
    List<String> words = new ArrayList<>();
    words.add(spec.type().name());
    words.add(intensity(spec.intensity()));
    int most = spec.get(ChildParams.MAX_CHILDREN);
    if (most != Integer.MAX_VALUE) {
      words.add("at most " + most + " children");
    }
    return words;
  }
}
