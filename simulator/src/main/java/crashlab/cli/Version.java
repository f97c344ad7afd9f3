package crashlab.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {
  static final String NUMBER = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {
      "crashlab " + NUMBER,
      "Java " + Runtime.version(),
      "models Erlang/OTP 25, 26, 27 and 28 (28 unless the scenario says otherwise)"
    };
  }
}
