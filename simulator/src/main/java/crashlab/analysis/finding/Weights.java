package crashlab.analysis.finding;

/// How much findings matter, the more the worse for the system; the distances let a course that
/// went further come before one that did not.
final class Weights {
  static final int ROUNDS = 1_000;
  static final int DEADLOCK = 950;
  static final int NEVER_UP = 920;
  static final int NODE_ENDED = 900;
  static final int CIRCLE = 850;
  static final int GAVE_UP = 800;
  static final int CAME_BACK_EMPTY = 750;
  static final int TERMINATE_FAILED = 720;
  static final int INTERRUPTED = 710;
  static final int CRASH = 700;
  static final int MISSED = 670;
  static final int TERMINATE_SKIPPED = 665;
  static final int FAULT = 660;
  static final int FAILED_LOAD = 650;
  static final int UNANSWERED = 640;
  static final int REMARKED = 635;
  static final int RESCUED = 630;
  static final int NEVER_STRUCK = 610;
  static final int REFUSED = 600;
  static final int NOT_RESTARTED = 550;
  static final int SLOWED = 520;
  static final int BACKLOG = 500;
  static final int LATE_WORK = 480;
  static final int TRAPPED = 400;
  static final int IGNORED = 350;
  static final int ORDERLY = 300;
  static final int MESSAGE = 200;
  static final int STRAIN = 150;
  static final int TOLD = 100;

  private Weights() {}
}
