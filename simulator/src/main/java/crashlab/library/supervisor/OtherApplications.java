package crashlab.library.supervisor;

import crashlab.scenario.At;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Fields;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scenario;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The applications that start before the one of the scenario's `tree`. Source: OTP application
/// manual, `ensure_all_started/2`, `start/2`.
public final class OtherApplications {
  private static final String EXPECTED =
      "an application such as {\"tree\": {…}, \"application\": \"permanent\"}";

  /// One of them.
  ///
  /// @param type what the end of its root supervisor means for the node
  public record Other(ChildSpec tree, Scenario.ApplicationStart type) {}

  public static final Param<List<Other>> PART =
      Param.usual(
              "applications",
              ValueType.of(schema(), "[…]", List.<Other>of(), OtherApplications::read),
              List.<Other>of(),
              "[]")
          .says("Applications that start before the tree, one after the other.");

  private OtherApplications() {}

  private static List<Other> read(At at, Reading reading, Scope scope) {
    List<Other> others = new ArrayList<>();
    for (At each : reading.values().elements(at, "an array of applications")) {
      Fields fields = reading.values().fields(each, EXPECTED);
      At tree = fields.need("tree");
      At type = fields.get("application");
      ChildSpec root = tree == null ? null : reading.tree().otherRoot(tree);
      Scenario.ApplicationStart start =
          reading
              .values()
              .choice(
                  type,
                  Scenario.ApplicationStart.types(),
                  one -> one.name().toLowerCase(Locale.ROOT),
                  "a start type",
                  Scenario.ApplicationStart.PERMANENT);
      fields.finish();
      if (root != null) {
        others.add(new Other(root, start));
      }
    }
    return others;
  }

  private static String schema() {
    return "{\"type\": \"array\", \"items\": {\"type\": \"object\", \"properties\": {\"tree\":"
        + " {\"$ref\": \"#/$defs/child\"}, \"application\": {\"anyOf\": [{\"enum\": [\"permanent\","
        + " \"transient\", \"temporary\"]}, {\"$ref\": \"#/$defs/param\"}]}}, \"required\":"
        + " [\"tree\"], \"additionalProperties\": false}}";
  }
}
