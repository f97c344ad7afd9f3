package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// One of the requests that a [LiteralAreaCollector] has outstanding: asks one process after the
/// other.
///
/// A process carries a request out when it is scheduled in, whatever it waits for. Here the request
/// itself stands in the run queue in its place, and holds it up while it is carried out: so the
/// schedulers need not know of requests.
final class CopyRequest extends Program {
  final ErlangProcess process;
  private final LiteralAreaCollector collector;
  private final ErlangNode node;
  private @Nullable ErlangProcess asked;

  /// Whether it is asked to collect, having answered that it refers to the area.
  private boolean collects;

  private boolean underWay;

  CopyRequest(LiteralAreaCollector collector, ErlangNode node, ProcessSpec spec) {
    this.collector = collector;
    this.node = node;
    this.process = new ErlangProcess(node, LiteralAreaCollector.NOBODY, 1, spec, this, null);
  }

  /// Carries out one request; the next one comes when all have had their turn who wait for one.
  @Override
  protected void run(ErlangNode on, ErlangProcess self) {
    if (!underWay) {
      asked = asked == null ? collector.nextToAsk() : asked;
      if (asked == null) {
        self.status = ErlangProcess.Status.WAITING;
        collector.isDone();
        return;
      }
      begin(asked);
      if (node.pay(self)) {
        return;
      }
    }
    if (asked != null) {
      end(asked);
    }
  }

  private void begin(ErlangProcess to) {
    underWay = true;
    to.setRequest(true);
    node.chargeWork(process, collects ? copyNanos(to) : collector.scanNanos());
  }

  private long copyNanos(ErlangProcess of) {
    return refers(of) ? collector.area().copyNanos() : 0;
  }

  private boolean refers(ErlangProcess one) {
    return one.isAlive() && collector.area().isReferredToBy(one.program);
  }

  private void end(ErlangProcess of) {
    underWay = false;
    of.setRequest(false);
    node.release(of);
    boolean refers = refers(of);
    if (collects) {
      if (refers) {
        collector.area().copied(of, of.program);
      }
      asked = collector.nextToCollect();
      collects = asked != null;
    } else if (refers && collector.mayCollect(of)) {
      collects = true;
    } else {
      asked = null;
    }
  }
}
