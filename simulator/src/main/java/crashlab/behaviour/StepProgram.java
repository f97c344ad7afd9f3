package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// A process that runs steps: keeps its place in them, and how the last callback ended.
public abstract class StepProgram extends StateProgram {
  /// How a callback ended.
  public enum Ending {
    /// After its last step.
    RAN_OUT,
    REPLY,
    NOREPLY,
    CONTINUE,
    STOP,
    TIMEOUT,
    HIBERNATE,
    IGNORE,
    /// `{error, reason}`, in init alone.
    ERROR,
    /// A gen_statem's own, with what it asks for in the program.
    TRANSITION,
    /// By an error or exit with the reason in `value`.
    FAILED,
    /// By a throw of `value`.
    THROWN
  }

  protected static final long NO_TIMEOUT = FollowUp.NO_TIMEOUT;

  private static final Instruction[] KEPT = {new KeptTerms()};

  private @Nullable Frame top;
  protected Ending ending = Ending.RAN_OUT;
  protected Term value = Atom.OK;
  protected @Nullable FollowUp followUp;
  protected @Nullable ErlangProcess caller;
  protected long callerRef;

  /// @param layout null for a program that keeps its state in fields of its own
  protected StepProgram(ErlangNode node, @Nullable StateLayout layout) {
    super(node, layout);
  }

  /// Whom the target `caller` means: the sender of the message in hand, or this process's creator.
  public final @Nullable ErlangProcess caller() {
    return caller;
  }

  /// A message of `sender` is in hand, a call if `ref` is not 0.
  public final void setCaller(@Nullable ErlangProcess sender, long ref) {
    caller = sender;
    callerRef = ref;
  }

  /// Answers the caller in hand or, later, the oldest that still waits. Tells whether there is one.
  public abstract boolean replyToCaller(Term answer);

  /// Puts steps on top of those in hand; they run first.
  public final void push(Instruction[] code) {
    Frame frame = freeFrame();
    frame.begin(code, top);
    top = frame;
  }

  private Frame freeFrame() {
    return node.takeSpare() instanceof Frame spare ? spare : new Frame();
  }

  /// The callback in hand refers to a term from now on, until it is over; one that runs its steps
  /// once does so to its end.
  public final void refer(Term term) {
    Frame bottom = bottom();
    if (bottom == null) {
      throw new IllegalStateException("no callback of (" + self() + ") is in hand");
    }
    if (bottom.code != KEPT) {
      Frame kept = freeFrame();
      kept.begin(KEPT, null);
      bottom.below = kept;
      bottom = kept;
    }
    KeptTerms.add(bottom, term);
  }

  /// What was done so far was a whole to itself: the callback in hand refers to nothing any more.
  public final void letGo() {
    Frame bottom = bottom();
    if (bottom != null && bottom.code == KEPT) {
      KeptTerms.clear(bottom);
    }
  }

  private @Nullable Frame bottom() {
    Frame frame = top;
    while (frame != null && frame.below != null) {
      frame = frame.below;
    }
    return frame;
  }

  /// Tells whether its state or the callback in hand refers to this very term, also as a part of
  /// another one.
  public final boolean refersTo(Term term) {
    if (stateRefersTo(term)) {
      return true;
    }
    for (Frame frame = top; frame != null; frame = frame.below) {
      if (refersTo(frame, term)) {
        return true;
      }
    }
    return false;
  }

  private static boolean refersTo(Frame frame, Term term) {
    return frame.code == KEPT
        ? KeptTerms.contains(frame, term)
        : frame.local instanceof Term[] hidden && References.lead(hidden, term);
  }

  /// Begins a callback.
  protected final void begin(Instruction[] code) {
    ending = Ending.RAN_OUT;
    value = Atom.OK;
    followUp = null;
    push(code);
  }

  /// Runs steps until the callback is over, which is when it returns true, or until the process
  /// waits, pays, yields or has ended.
  protected final boolean interpret() {
    ErlangProcess process = self();
    while (true) {
      Frame frame = top;
      if (frame == null) {
        return true;
      }
      if (frame.pc == frame.code.length) {
        pop(frame);
        continue;
      }
      if (frame.phase == 0 && node.isOutOfReductions()) {
        node.endSlice(process);
        return false;
      }
      Instruction.Next next = frame.code[frame.pc].execute(this, frame);
      // comparisons, the commonest first: a switch would look up a table at each step
      if (next == Instruction.Next.STEP) {
        frame.phase = 0;
        frame.pc++;
      } else if (next == Instruction.Next.STAY) {
        return false;
      } else if (next == Instruction.Next.OVER && !isCaught()) {
        dropFrames();
        return node.isAlive(process);
      }
      if (!node.isAlive(process)) {
        return false;
      }
    }
  }

  /// Lets the step in hand be over and runs `code` before the one after it.
  public final Instruction.Next goOnWith(Frame frame, Instruction[] code) {
    frame.phase = 0;
    frame.pc++;
    push(code);
    return Instruction.Next.JUMP;
  }

  /// Ends the innermost block with a value.
  public final Instruction.Next returnFromBlock(Term with) {
    Frame block = innermostBlock();
    if (block == null) {
      throw new IllegalStateException("a return outside of all blocks");
    }
    leaveFor(block);
    block.key = with;
    return Instruction.Next.JUMP;
  }

  /// Tells whether a block around the step in hand takes its failure, so that it goes on there.
  private boolean isCaught() {
    boolean failure = ending == Ending.FAILED || ending == Ending.THROWN;
    Frame block = failure ? innermostBlock() : null;
    if (block == null) {
      return false;
    }
    leaveFor(block);
    block.phase = -block.phase; // by which the block knows it
    return true;
  }

  final Ending ending() {
    return ending;
  }

  final Term value() {
    return value;
  }

  /// The callback goes on, since a block has taken its failure.
  final void takeFailure() {
    ending = Ending.RAN_OUT;
    value = Atom.OK;
  }

  /// The innermost frame below the top whose step is a block.
  private @Nullable Frame innermostBlock() {
    Frame frame = top == null ? null : top.below;
    while (frame != null) {
      if (frame.pc < frame.code.length && frame.code[frame.pc] instanceof BlockStep) {
        return frame;
      }
      frame = frame.below;
    }
    return null;
  }

  private void leaveFor(Frame block) {
    for (Frame frame = top; frame != null && frame != block; frame = top) {
      pop(frame);
    }
  }

  private void pop(Frame frame) {
    top = frame.below;
    frame.clear();
    node.giveBack(frame);
  }

  protected final void dropFrames() {
    for (Frame frame = top; frame != null; frame = top) {
      pop(frame);
    }
  }

  /// The callback ends; returns [Instruction.Next#OVER].
  public final Instruction.Next end(Ending how, Term with) {
    ending = how;
    value = with;
    return Instruction.Next.OVER;
  }

  /// The callback fails with `reason`, as by `exit/1`.
  public final Instruction.Next fail(Term reason) {
    return end(Ending.FAILED, reason);
  }

  /// What a `reply` or `noreply` brings along.
  public final void setFollowUp(@Nullable FollowUp what) {
    followUp = what;
  }
}
