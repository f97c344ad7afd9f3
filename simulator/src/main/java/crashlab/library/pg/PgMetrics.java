package crashlab.library.pg;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.otp.Term;
import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Unit;
import java.util.List;
import java.util.stream.Stream;

/// How many members groups have.
final class PgMetrics {
  private static final Placeholder SCOPE =
      new Placeholder(
          "SCOPE",
          "scope",
          names -> names.given(PgParams.SCOPES),
          (at, spoken, reading) ->
              reading
                  .names()
                  .use(
                      PgParams.SCOPES,
                      at,
                      spoken.name(),
                      spoken.hint(reading.names().given(PgParams.SCOPES))));
  private static final Placeholder GROUP = Placeholder.any("GROUP", null);

  static final List<MetricWord> ALL =
      List.of(
          new MetricWord(
              Metric.of(
                  "pg.SCOPE.GROUP.members",
                  Unit.COUNT,
                  "How many members a group has, of several nodes each one once; who joined twice"
                      + " is two.",
                  SCOPE,
                  GROUP),
              (names, run) -> MetricWord.figure(members(names.get(0), names.get(1), run)),
              List.of(PgMetrics::scopes, PgMetrics::groups)));

  private PgMetrics() {}

  private static long members(String scope, String group, RunView run) {
    return run.nodes().stream()
        .flatMap(node -> GroupTables.of(node).termsOf(scope, group).stream())
        .distinct()
        .mapToLong(term -> of(run, scope, term))
        .sum();
  }

  private static long of(RunView run, String scope, Term group) {
    return Memberships.of(run.nodes(), scope, group).size();
  }

  private static Stream<String> scopes(RunView run) {
    return run.nodes().stream().flatMap(node -> GroupTables.of(node).scopes().stream()).distinct();
  }

  private static Stream<String> groups(RunView run) {
    return run.nodes().stream().flatMap(node -> GroupTables.of(node).groups()).distinct();
  }
}
