package crashlab.cli;

/// The command line asks for something that cannot be; the message is for the user. Exit code 2.
final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserMistake(String message) {
    super(message, null, false, false);
  }
}
