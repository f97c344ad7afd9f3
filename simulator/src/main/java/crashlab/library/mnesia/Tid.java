package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.otp.ErlangTermOrder;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;

/// Which transaction: a lower one is older. Source: OTP mnesia.hrl, `tid`.
///
/// @param process whose it is
record Tid(long counter, ErlangProcess process) implements Comparable<Tid> {
  private static final Atom TID = new Atom("tid");

  @Override
  public int compareTo(Tid other) {
    int byCounter = Long.compare(counter, other.counter);
    return byCounter != 0
        ? byCounter
        : ErlangTermOrder.ORDER.compare(process.pid(), other.process.pid());
  }

  Term term() {
    return Tuple.of(TID, new Int(counter), process.pid());
  }
}
