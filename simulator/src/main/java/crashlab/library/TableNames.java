package crashlab.library;

import crashlab.scenario.NameKind;

/// Names of tables whose rows expectations read, of whatever system. Each system gives its own.
public final class TableNames {
  public static final NameKind ALL =
      new NameKind("the name of a table that an ets_new, a dets_open or \"mnesia\" gives");

  private TableNames() {}
}
