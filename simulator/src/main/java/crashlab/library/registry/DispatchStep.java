package crashlab.library.registry;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends a message to each process under a key, as often as it stands there; the sender does it all
/// by itself.
///
/// Source: Elixir registry.ex, `dispatch/4`, `dispatch_serial/4`, which begins with the last
/// partition.
public class DispatchStep extends ValueStep {
  private final Dispatch dispatch;
  private final RegistryNames registry;
  private final KeySource key;

  /// What is sent.
  ///
  /// @param verb the step, for the trace
  /// @param exceptSelf whether the sender itself is passed over
  public record Dispatch(String verb, NameSlot registry, Term message, boolean exceptSelf) {
    Dispatch(String verb, NameSlot registry, Term message) {
      this(verb, registry, message, false);
    }
  }

  public DispatchStep(Dispatch dispatch, KeySource key, ResultUse use) {
    super(use);
    this.dispatch = dispatch;
    this.registry = new RegistryNames(dispatch.registry());
    this.key = key;
  }

  /// What comes before; the key that was drawn is in `frame`.
  protected void passOn(StepProgram program, Frame frame) {}

  @Override
  protected final void draw(StepProgram program, Frame frame) {
    frame.key = key.next(program.random());
  }

  private @Nullable List<RegistryTable.Entry> receivers(Frame frame) {
    RegistryTable table = registry.table();
    return table == null || frame.key == null ? null : table.lookup(frame.key);
  }

  @Override
  protected void charge(StepProgram program, Frame frame) {
    program.charge(Cost.ETS_LOOKUP);
    List<RegistryTable.Entry> receivers = receivers(frame);
    int count = receivers == null ? 0 : receivers.size();
    for (int i = 0; i < count; i++) {
      program.charge(Cost.SEND);
      program.chargeCopy(dispatch.message());
    }
  }

  @Override
  protected final Next act(StepProgram program, Frame frame) {
    RegistryTable table = registry.table();
    if (table == null) {
      return failed(program, frame, registry.gone());
    }
    List<RegistryTable.Entry> receivers = receivers(frame);
    if (receivers == null) {
      return failed(program, frame, ExitReason.withStack(ExitReason.BADARG));
    }
    passOn(program, frame);
    for (RegistryTable.Entry entry : table.inOrderOfDispatch(receivers)) {
      if (!dispatch.exceptSelf() || entry.holder() != program.self()) {
        send(program, entry.holder(), dispatch.message());
      }
    }
    var of = dispatch.registry().atom();
    return returned(program, new Detail.Result(dispatch.verb(), of, Atom.OK));
  }

  /// Another process does the same. Returns whether the registry was there to be asked.
  public static boolean dispatch(StepProgram program, NameSlot registry, Term key, Term message) {
    RegistryTable table = new RegistryNames(registry).table();
    List<RegistryTable.Entry> receivers = table == null ? null : table.lookup(key);
    if (table == null || receivers == null) {
      return false;
    }
    for (RegistryTable.Entry entry : table.inOrderOfDispatch(receivers)) {
      program.charge(Cost.SEND);
      program.chargeCopy(message);
      send(program, entry.holder(), message);
    }
    return true;
  }

  private static void send(StepProgram program, ErlangProcess to, Term message) {
    ErlangNode node = program.node();
    long cause = program.emit(EventType.SEND, to, message);
    node.deliver(to, node.message(Message.Kind.INFO, program.self(), message, cause));
  }
}
