package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Cost;
import crashlab.otp.Decimal;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// Whom a step addresses: finds the process at the moment of use, and tells how the caller wrote
/// it.
public abstract class Address {
  /// Returns the process, alive or not, or null if there is none: a name of another node stands for
  /// none that is known here. May draw a key, which it keeps in `frame`.
  public abstract @Nullable ErlangProcess resolve(StepProgram program, Frame frame);

  /// Returns the name if the target is one of another node, which is looked up there, else null.
  public @Nullable NameSlot nameElsewhere(StepProgram program) {
    return null;
  }

  /// Lets the process owe what finding the target costs; most are found for nothing.
  public void charge(StepProgram program) {}

  /// Returns the target as it stands in the reason of a failed call, after [#resolve].
  public abstract Term term(StepProgram program, Frame frame);

  /// Returns the same target for another process, which knows nothing of this one.
  public Address forOthers(StepProgram program, Frame frame) {
    return this;
  }

  /// Returns the name if the target is a registered name, else null.
  public @Nullable NameSlot name() {
    return null;
  }

  /// Tells whether the target is a pid, so that nobody being there is no error of the sender.
  public boolean isPid() {
    return false;
  }

  /// Returns why the target cannot even be looked up, or null if it can.
  public @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
    return null;
  }

  /// Tells whether it is an error to send something, or to cast it, where nobody is there.
  public boolean isNeededBy(boolean cast) {
    return !cast && !isPid();
  }

  /// Returns the reason of a process that needed somebody at the target, and nobody was there.
  ///
  /// @param doing what it wanted, such as `send to`
  public Term nobodyThere(StepProgram program, Frame frame, String doing) {
    String held = name() == null ? "nobody was there" : "nobody held that name";
    String who = plain(term(program, frame));
    return ExitReason.refused(new ErrorInfo(doing + ' ' + who + ": " + held, null));
  }

  private static String plain(Term target) {
    return target instanceof Atom name ? name.name() : target.inspect();
  }

  /// A registered name.
  public static final class ByName extends Address {
    private final NameSlot slot;

    public ByName(NameSlot slot) {
      this.slot = slot;
    }

    @Override
    public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return program.node().local().whereisHere(slot);
    }

    @Override
    public @Nullable NameSlot nameElsewhere(StepProgram program) {
      return isHere(program) ? null : slot;
    }

    private boolean isHere(StepProgram program) {
      return slot.node() == program.node();
    }

    @Override
    public Term term(StepProgram program, Frame frame) {
      return isHere(program) ? slot.atom() : Tuple.of(slot.atom(), slot.node().name());
    }

    @Override
    public NameSlot name() {
      return slot;
    }
  }

  /// A process that the sender knows by its pid.
  abstract static class Known extends Address {
    @Override
    public final Term term(StepProgram program, Frame frame) {
      ErlangProcess process = resolve(program, frame);
      return process == null ? Atom.NIL : process.pid();
    }

    @Override
    public final boolean isPid() {
      return true;
    }

    @Override
    public Address forOthers(StepProgram program, Frame frame) {
      return new Found(resolve(program, frame));
    }
  }

  /// A process that was looked up before.
  private static final class Found extends Known {
    private final @Nullable ErlangProcess process;

    Found(@Nullable ErlangProcess process) {
      this.process = process;
    }

    @Override
    public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return process;
    }
  }

  /// The process itself.
  public static final class Self extends Known {
    @Override
    public ErlangProcess resolve(StepProgram program, Frame frame) {
      return program.self();
    }
  }

  /// The caller of the call in hand, the sender of the message in hand, or the creator.
  public static final class Caller extends Known {
    @Override
    public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return program.caller();
    }
  }

  /// The latest process created for a path.
  public static final class ByPath extends Known {
    private final PathEntry path;

    public ByPath(PathEntry path) {
      this.path = path;
    }

    @Override
    public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return path.latest();
    }
  }

  /// Who stands in the process's state: a pid, in what a step returned or by itself, or an atom,
  /// which is a registered name.
  public static final class OfState extends Address {
    private final int key;

    public OfState(ErlangNode node, int key) {
      node.local().indexPids();
      this.key = key;
    }

    @Override
    public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return switch (term(program, frame)) {
        case Pid pid -> KnownPids.find(program, pid);
        case Atom name -> program.node().local().whereisHere(named(program, name));
        case Text _, Int _, Decimal _, Bool _, Tuple _, MapTerm _ -> null;
        case Blob _, Opaque _, ExceptionTerm _ -> null;
      };
    }

    private static NameSlot named(StepProgram program, Atom name) {
      return program.node().directory().name(name.name());
    }

    @Override
    public Address forOthers(StepProgram program, Frame frame) {
      return term(program, frame) instanceof Atom name
          ? new ByName(named(program, name))
          : new Found(resolve(program, frame));
    }

    @Override
    public Term term(StepProgram program, Frame frame) {
      Term kept = program.state(key);
      Pid pid = KnownPids.firstIn(kept);
      return pid == null ? kept : pid;
    }
  }

  /// The process under a key of a via module, looked up each time.
  public static final class Via extends Address {
    private final NameLookup names;
    private final KeySource key;

    public Via(NameLookup names, KeySource key) {
      this.names = names;
      this.key = key;
    }

    @Override
    public void charge(StepProgram program) {
      program.charge(Cost.ETS_LOOKUP);
    }

    @Override
    public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      Term drawn = key.next(program.random());
      frame.key = drawn;
      return names.whereis(drawn);
    }

    @Override
    public Term term(StepProgram program, Frame frame) {
      return names.term(frame.drawnKey());
    }

    @Override
    public @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
      return names.whyUnreachable();
    }
  }
}
