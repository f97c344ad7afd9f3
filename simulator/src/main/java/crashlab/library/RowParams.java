package crashlab.library;

import crashlab.otp.Bool;
import crashlab.otp.Text;
import crashlab.scenario.Param;
import crashlab.scenario.Value;
import crashlab.scenario.ValueTypes;

/// What steps on the rows of tables are told, of whatever system.
public final class RowParams {
  public static final Param<Value> KEY =
      Param.usual("key", ValueTypes.TABLE_KEY, new Value.Literal(new Text("key")), "\"key\"")
          .says("The key.");
  public static final Param<Value> VALUE =
      Param.usual("value", ValueTypes.VALUE, new Value.Literal(Bool.TRUE), "true")
          .says("The value.");

  private RowParams() {}
}
