package crashlab.library.dets;

import crashlab.behaviour.From;
import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.trace.ProcessKind;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// The process of a table, through which all its operations go, one by one.
///
/// Source: OTP dets.erl, `init/2`, `open_file_loop/2`, `apply_op/3`.
final class TableProcess extends JavaServer implements Belonging {
  static final ProcessKind KIND =
      ProcessKind.of("dets_table", ProcessKind.Trait.SERVER, ProcessKind.Trait.INTERNAL)
          .called("the DETS table {id}")
          .described("process of a DETS table");

  private final String table;
  private final Atom name;
  private final OpenOptions options;
  private final ErlangProcess server;
  private @Nullable OpenFile file;
  private @Nullable Writing writing;

  /// @param server is told how the opening ends
  TableProcess(ErlangNode node, String table, OpenOptions options, ErlangProcess server) {
    super(node);
    this.table = table;
    this.name = new Atom(table);
    this.options = options;
    this.server = server;
  }

  @Override
  public Term stateTerm() {
    return name;
  }

  @Override
  protected void init() {
    node.belongings().acquire(self(), this);
    initDone();
    var opening = new Opening(node, options);
    Term refusal = opening.refusal();
    if (refusal != null) {
      answer(refusal);
      stop(ExitReason.NORMAL);
      return;
    }
    whenPaid(() -> open(opening));
  }

  private void open(Opening opening) {
    long began = node.nowNanos();
    if (opening.repairs()) {
      tell(DetsEvents.REPAIRING, new Int(opening.rows()));
    }
    node.chargeWork(self(), opening.nanos());
    whenPaid(() -> {
      if (opening.repairs()) {
        tell(DetsEvents.REPAIR, new Int(opening.rows()), new Int(node.nowNanos() - began));
        DetsDisk.of(node).table(table).repairs++;
      }
      opened(opening.finish(table));
    });
  }

  private void opened(OpenFile made) {
    file = made;
    writing = new Writing(this, made, options.autoSaveNanos());
    if (made.isDirty()) {
      writing.startAutoSave();
    }
    answer(Atom.OK);
  }

  private void whenPaid(Runnable then) {
    doNext(() -> {
      if (node.pay(self())) {
        return false;
      }
      doNext(null);
      then.run();
      return true;
    });
  }

  /// Tells the trace of the table.
  void tell(LibraryEvent event, Term... more) {
    Term[] all = new Term[more.length + 1];
    all[0] = name;
    System.arraycopy(more, 0, all, 1, more.length);
    emit(EventType.LIBRARY, null, event.with(all));
  }

  @Override
  protected void handleCall(Message call) {
    OpenFile opened = file;
    Writing writer = writing;
    if (opened == null
        || writer == null
        || !(call.extra() instanceof TableRequest.OfUser request)) {
      noClause();
      return;
    }
    boolean told = !(request instanceof TableRequest.Insert insert) || insert.isTold();
    if (told) {
      received(EventType.RECEIVE_CALL, call);
    }
    From from = from();
    charge(price(request));
    whenPaid(() -> {
      Term answer = answer(request, opened, writer);
      if (told) {
        reply(from, answer);
      } else {
        replyUntold(from, answer);
      }
    });
  }

  private static Cost price(TableRequest.OfUser request) {
    return switch (request) {
      case TableRequest.Insert _, TableRequest.Delete _, TableRequest.Sync _ -> Cost.DETS_INSERT;
      case TableRequest.Lookup _, TableRequest.Info _ -> Cost.DETS_LOOKUP;
    };
  }

  private Term answer(TableRequest.OfUser request, OpenFile opened, Writing writer) {
    return switch (request) {
      case TableRequest.Insert(Term key, Term value, _) ->
          writer.write(() -> opened.cache().insert(key, value));
      case TableRequest.Delete(Term key) -> writer.write(() -> opened.cache().delete(key));
      case TableRequest.Lookup(Term key) -> writer.lookup(key);
      case TableRequest.Sync _ -> writer.sync();
      case TableRequest.Info(InfoItem item) -> writer.info(item);
    };
  }

  /// Answers one of many requests, of which the trace tells as one.
  private void replyUntold(From from, Term answer) {
    ErlangProcess process = from.process();
    if (process != null) {
      charge(Cost.SEND);
      node.deliver(
          process, node.message(Message.Kind.REPLY, self(), answer, self().cause(), from.ref()));
    }
  }

  @Override
  protected void handleInfo(Message message) {
    OpenFile opened = file;
    Writing writer = writing;
    if (opened == null
        || writer == null
        || !(message.extra() instanceof TableRequest.OfServer request)) {
      return;
    }
    received(EventType.RECEIVE_INFO, message);
    switch (request) {
      case TableRequest.AddUser(OpenOptions others) ->
          answer(opened.fits(others) ? Atom.OK : DetsErrors.INCOMPATIBLE);
      case TableRequest.RemoveUser _ -> answer(opened.status());
      case TableRequest.Close _ -> {
        answer(close(opened, writer));
        stop(ExitReason.NORMAL);
      }
    }
  }

  private void answer(Term result) {
    info(
        server,
        Tuple.of(new Atom("pending_reply"), result),
        new DetsServer.TableAnswer(table, result));
  }

  private Term close(OpenFile opened, Writing writer) {
    Term result = writer.save();
    tell(DetsEvents.CLOSE);
    opened.leave();
    file = null;
    return result;
  }

  /// Whoever tells it to end, it closes its file. Source: OTP dets.erl, `do_stop/1`.
  @Override
  protected void terminate(Term reason, Runnable exit) {
    if (file != null && writing != null) {
      close(file, writing);
    }
    exit.run();
  }

  /// It is gone without having closed its file: killed, or with the VM.
  @Override
  public void ownerEnded(ErlangNode on, ErlangProcess owner, Term reason, long cause) {
    OpenFile opened = file;
    if (opened == null) {
      return;
    }
    file = null;
    long lost = opened.lose(0);
    opened.leave();
    if (lost > 0) {
      on.emit(EventType.LIBRARY, owner, null, cause, DetsEvents.LOST.with(name, new Int(lost)));
    }
  }
}
