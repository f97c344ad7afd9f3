package crashlab.library;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.TermSource;

/// Makes what `reply` is in the callbacks of a behaviour where it is an action among others.
@FunctionalInterface
public interface ReplyAction {
  Instruction of(TermSource value);
}
