package crashlab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `crashlab`, under which all others stand.
@Command(
    name = "crashlab",
    mixinStandardHelpOptions = true,
    version = "crashlab 0.1.0",
    description = "Simulates Erlang/OTP systems that crash, and shows how they recover.")
public final class Main implements Runnable {
  private final CommandLine commandLine = new CommandLine(this);

  private Main() {}

  /// Runs the command that `arguments` name, and ends the JVM with its exit code.
  public static void main(String[] arguments) {
    System.exit(new Main().commandLine.execute(arguments));
  }

  /// Prints the help: without a command there is nothing else to do.
  @Override
  public void run() {
    commandLine.usage(commandLine.getOut());
  }
}
