package crashlab.library.ets;

import crashlab.library.TableNames;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;

/// What several steps on tables are told.
final class TableParams {
  static final Param<Term> HEIR_DATA =
      Param.usual("heir_data", ValueTypes.TERM, Atom.NIL, null)
          .says("What the heir is told with the table.");

  /// Tables by name.
  static final TableNames TABLES =
      new TableNames(new NameKind("the name of a table that an ets_new gives"));

  private TableParams() {}
}
