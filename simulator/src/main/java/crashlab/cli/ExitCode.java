package crashlab.cli;

import crashlab.experiment.FinishedRun;

/// What the command tells the shell.
enum ExitCode {
  /// All expectations hold; the files are sound; all vectors pass.
  OK(0, 0),
  /// An expectation does not hold; a vector fails.
  FAILED(1, 2),
  /// A file or the command line is wrong.
  WRONG(2, 3),
  /// An internal error.
  BUG(3, 4),
  /// A limit cut the run, so what it would have come to is undecided.
  UNDECIDED(4, 1);

  private final int number;
  private final int weight;

  ExitCode(int number, int weight) {
    this.number = number;
    this.weight = weight;
  }

  /// Returns the code that says what a run came to.
  static ExitCode of(FinishedRun.Conclusion conclusion) {
    return switch (conclusion) {
      case PASSED -> OK;
      case FAILED -> FAILED;
      case UNDECIDED -> UNDECIDED;
    };
  }

  /// Returns the code of this number.
  static ExitCode numbered(int number) {
    for (ExitCode code : values()) {
      if (code.number == number) {
        return code;
      }
    }
    return BUG;
  }

  int number() {
    return number;
  }

  /// Returns the graver of two: 3 before 2 before 1 before 4 before 0. What is known to be wrong
  /// outweighs what is not known.
  ExitCode or(ExitCode other) {
    return other.weight > weight ? other : this;
  }
}
