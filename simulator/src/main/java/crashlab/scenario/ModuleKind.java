package crashlab.scenario;

import crashlab.otp.Restart;

/// What a module can be, such as a gen_server: the value of its key `use`, and its other keys.
///
/// @param restart how a child with such a module is restarted unless its spec says otherwise
public record ModuleKind(Word word, Restart restart) {
  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
