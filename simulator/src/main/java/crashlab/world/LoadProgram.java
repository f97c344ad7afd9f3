package crashlab.world;

import crashlab.behaviour.Frame;
import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.RunProgram;
import crashlab.behaviour.StepProgram;
import crashlab.kernel.Distribution;
import crashlab.kernel.Nanos;
import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;

/// A process of a load: one arrival, or a user who comes again and again.
final class LoadProgram extends RunProgram {
  private final LoadDriver driver;
  private final RandomStream random;
  private final boolean comesOnce;
  private long readyNanos;
  private long begunNanos;
  private boolean underWay;

  LoadProgram(ErlangNode node, FunctionCode code, LoadDriver driver, RandomStream random) {
    super(node, code);
    this.driver = driver;
    this.random = random;
    this.comesOnce = driver.isOpen();
    this.readyNanos = node.nowNanos();
    if (comesOnce) {
      underWay = true;
      driver.figures().begins();
    }
  }

  @Override
  public RandomStream random() {
    return random;
  }

  @Override
  protected void began() {
    // an arrival has no init: that it begins is told by the step Begin
  }

  @Override
  protected void ended(ErlangNode on, ErlangProcess process, Term reason) {
    if (underWay) {
      underWay = false;
      driver.figures().fails(reason);
    }
    driver.userEnded();
  }

  /// Latency counts from the arrival, or from the end of the thinking: the wait for a scheduler is
  /// part of it.
  private void begin() {
    begunNanos = readyNanos;
    if (!comesOnce) {
      underWay = true;
      driver.figures().begins();
    }
    long seq = emit(EventType.LOAD_BEGIN, null, driver.idTerm());
    self().setCause(seq);
  }

  private void end() {
    underWay = false;
    readyNanos = node.nowNanos();
    driver.figures().completes(readyNanos - begunNanos);
    emit(EventType.LOAD_END, null, driver.idTerm());
    if (!comesOnce) {
      letGo(); // what it does when it comes again is another request
    }
  }

  /// A user thinks.
  static final class Think extends Instruction {
    private final Distribution duration;

    Think(Distribution duration) {
      this.duration = duration;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      if (!(program instanceof LoadProgram load)) {
        throw new IllegalStateException("a thinking user outside a load");
      }
      if (frame.phase == 0) {
        frame.phase = 1;
        if (load.pay()) {
          return Next.STAY;
        }
      }
      if (frame.phase == 1) {
        frame.phase = 2;
        long nanos = duration.draw(load.random());
        load.readyNanos = Nanos.sum(load.node.nowNanos(), nanos);
        load.node.waits().sleep(load.self(), nanos);
        return Next.STAY;
      }
      return Next.STEP;
    }
  }

  /// Marks where an arrival begins and ends.
  static final class ArrivalMark extends Instruction {
    static final ArrivalMark BEGIN = new ArrivalMark(true);
    static final ArrivalMark END = new ArrivalMark(false);

    private final boolean begins;

    private ArrivalMark(boolean begins) {
      this.begins = begins;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      if (!(program instanceof LoadProgram load)) {
        throw new IllegalStateException("a mark of a load outside a load");
      }
      if (begins) {
        if (!load.comesOnce && load.driver.isOver()) {
          return program.end(StepProgram.Ending.RAN_OUT, Atom.OK);
        }
        load.begin();
      } else {
        if (frame.phase == 0) {
          frame.phase = 1;
          if (load.pay()) {
            return Next.STAY;
          }
        }
        load.end();
      }
      return Next.STEP;
    }
  }
}
