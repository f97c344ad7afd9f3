package crashlab.library.persistentterm;

import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.vm.ErlangProcess;
import crashlab.vm.LiteralAreaCollector;
import crashlab.vm.Program;
import org.jspecify.annotations.Nullable;

/// A term that was replaced or erased, and is freed when no process refers to it.
///
/// Source: OTP persistent_term manual; erl_bif_persistent.c, `delete_tuple`.
final class OldTerm implements LiteralAreaCollector.Area {
  /// The last process has answered. It has no process of its own that would tell its node.
  static final LibraryEvent SCAN =
      LibraryEvent.of(
              "persistent_term", "scan", EventRole.NOTE, "of", "processes", "holders", "node")
          .says(
              "all {processes} processes were scanned for the old persistent term {of}"
                  + " (holders: {holders})")
          .byItself()
          .strain();

  static final LibraryEvent COLLECTED =
      LibraryEvent.of("persistent_term", "collected", EventRole.WORK, "bytes")
          .says(
              "collected its heap, since it held an old persistent term, and copied {bytes} bytes")
          .inflicted();

  private final PersistentTerms terms;
  private final StoredTerm old;
  private final long cause;
  private long asked;
  private long holders;

  /// @param cause the `seq` of the step that replaced or erased it
  OldTerm(PersistentTerms terms, StoredTerm old, long cause) {
    this.terms = terms;
    this.old = old;
    this.cause = cause;
  }

  @Override
  public void asks(ErlangProcess process) {
    asked++;
    terms.figures.scanned++;
  }

  @Override
  public boolean isReferredToBy(Program program) {
    return program instanceof StepProgram steps && steps.refersTo(old.value);
  }

  @Override
  public long copyNanos() {
    return terms.node.priceOfCopying(old.bytes());
  }

  @Override
  public void copied(ErlangProcess by, Program program) {
    if (program instanceof StepProgram steps) {
      holders++;
      terms.figures.collected++;
      var bytes = new Int(old.bytes());
      terms.node.emit(EventType.LIBRARY, by, null, cause, COLLECTED.with(bytes));
      terms.add(new HeapCopy(terms, by, steps, old));
    }
  }

  @Override
  public void freed() {
    terms.node.freeMemory(old.areaBytes());
    terms.freeGarbage();
    terms.node.emit(
        EventType.LIBRARY,
        null,
        null,
        cause,
        SCAN.with(
            PersistentTerms.told(old.key), new Int(asked), new Int(holders), nodeIfSeveral()));
  }

  private @Nullable Atom nodeIfSeveral() {
    return terms.node.id().isDistributed() ? terms.node.name() : null;
  }
}
