package crashlab.analysis.compare;

/// What run B is in comparison with run A.
public enum Judgement {
  BETTER("better"),
  WORSE("worse"),
  SAME("same"),
  /// Neither is better.
  OTHER("different");

  private final String word;

  Judgement(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
