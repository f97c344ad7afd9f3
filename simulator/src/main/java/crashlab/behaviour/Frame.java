package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Monitor;
import crashlab.vm.Reusable;
import org.jspecify.annotations.Nullable;

/// How far a process has come in one list of steps, and what the step in hand remembers while it
/// waits.
public final class Frame extends Reusable {
  Instruction[] code = Instruction.NONE;
  int pc;
  @Nullable Frame below;

  /// How far the step in hand has come; 0 when it begins.
  public int phase;

  /// Free for the step in hand.
  public long number;

  public @Nullable ErlangProcess target;
  public @Nullable Term key;
  public @Nullable Monitor monitor;

  /// Free for the step in hand.
  public @Nullable Object local;

  /// The key that the step in hand drew; `nil` where it drew none.
  public Term drawnKey() {
    return key == null ? Atom.NIL : key;
  }

  void begin(Instruction[] newCode, @Nullable Frame newBelow) {
    code = newCode;
    below = newBelow;
    pc = 0;
    phase = 0;
  }

  void clear() {
    code = Instruction.NONE;
    below = null;
    target = null;
    key = null;
    monitor = null;
    local = null;
  }
}
