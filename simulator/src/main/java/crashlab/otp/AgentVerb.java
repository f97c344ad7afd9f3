package crashlab.otp;

/// What is asked of an agent. Source: Elixir agent.ex.
public enum AgentVerb {
  GET("get"),
  UPDATE("update"),
  GET_AND_UPDATE("get_and_update"),
  CAST("cast");

  private final String word;

  AgentVerb(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
