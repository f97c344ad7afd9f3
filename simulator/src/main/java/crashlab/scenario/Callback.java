package crashlab.scenario;

/// Where steps stand: it decides which of them make sense. A system that has callbacks of its own
/// declares them.
///
/// @param word what messages call it
/// @param family what it has in common with others
public record Callback(String word, Family family) {
  /// What callbacks have in common.
  public enum Family {
    /// A callback of a gen_server.
    SERVER,
    /// A callback of a gen_statem.
    STATEM,
    /// Steps that run once: a task, a bare process, an arrival.
    RUN,
    /// Steps that end with a value, by `return`: a function that is called.
    FUNCTION,
    OTHER
  }

  public static final Callback INIT = new Callback("init", Family.SERVER);
  public static final Callback CALL = new Callback("handle_call", Family.SERVER);
  public static final Callback CAST = new Callback("handle_cast", Family.SERVER);
  public static final Callback INFO = new Callback("handle_info", Family.SERVER);
  public static final Callback CONTINUE = new Callback("handle_continue", Family.SERVER);
  public static final Callback TERMINATE = new Callback("terminate", Family.OTHER);
  public static final Callback AGENT = new Callback("an agent's function", Family.OTHER);
  public static final Callback STATE_INIT = new Callback("init of a gen_statem", Family.STATEM);
  public static final Callback STATE_ENTER = new Callback("a state enter call", Family.STATEM);
  public static final Callback STATE_CALL = new Callback("a call to a gen_statem", Family.STATEM);
  public static final Callback STATE_EVENT =
      new Callback("an event of a gen_statem", Family.STATEM);
  public static final Callback TASK = new Callback("a task", Family.RUN);
  public static final Callback PROCESS = new Callback("a process", Family.RUN);
  public static final Callback LOAD = new Callback("a load", Family.RUN);

  /// Tells whether it belongs to a gen_server.
  public boolean isServer() {
    return family == Family.SERVER;
  }

  /// Tells whether it belongs to a gen_statem.
  public boolean isState() {
    return family == Family.STATEM;
  }
}
