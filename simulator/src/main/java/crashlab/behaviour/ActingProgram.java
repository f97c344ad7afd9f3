package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Program;
import crashlab.vm.Services;
import org.jspecify.annotations.Nullable;

/// A program that knows its process: it owes and pays for what that does, tells it to the trace,
/// and draws random numbers for it.
public abstract class ActingProgram extends Program {
  protected final ErlangNode node;
  private @Nullable ErlangProcess self;
  private @Nullable RareMemory rare;

  protected ActingProgram(ErlangNode node) {
    this.node = node;
  }

  public final ErlangNode node() {
    return node;
  }

  public final ErlangProcess self() {
    ErlangProcess process = self;
    if (process == null) {
      throw new IllegalStateException("program has not run yet");
    }
    return process;
  }

  /// The process that runs this program, told at each resumption.
  protected final void setSelf(ErlangProcess process) {
    self = process;
  }

  /// This process's own stream of random numbers.
  public RandomStream random() {
    RareMemory memory = rare();
    RandomStream stream = memory.random;
    if (stream == null) {
      stream = node.random(self().identity().subject());
      memory.random = stream;
    }
    return stream;
  }

  public final void charge(Cost cost) {
    node.charge(self(), cost);
  }

  /// Charges for copying a term into a message.
  public final void chargeCopy(Term term) {
    node.chargeCopy(self(), term);
  }

  /// Begins to pay; if it returns true the program returns at once and goes on when it is called
  /// again.
  public final boolean pay() {
    return node.pay(self());
  }

  /// Emits an event of this process, caused by what it is doing now.
  public final long emit(EventType type, @Nullable ErlangProcess other, @Nullable Digested detail) {
    return node.emit(type, self(), other, self().cause(), detail);
  }

  /// The same of an event that is addressed, also to a name of another node.
  public final long emitTo(EventType type, @Nullable Destination to, @Nullable Digested detail) {
    return node.emitTo(type, self(), to, self().cause(), detail);
  }

  /// What libraries keep for this process, by type.
  public final Services services() {
    RareMemory memory = rare();
    Services kept = memory.services;
    if (kept == null) {
      kept = new Services();
      memory.services = kept;
    }
    return kept;
  }

  /// What only some programs need, made at the first need.
  protected final RareMemory rare() {
    RareMemory memory = rare;
    if (memory == null) {
      memory = new RareMemory();
      rare = memory;
    }
    return memory;
  }

  /// The same if there was a need already, or null.
  protected final @Nullable RareMemory rareIfAny() {
    return rare;
  }
}
