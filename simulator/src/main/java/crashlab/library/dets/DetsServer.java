package crashlab.library.dets;

import crashlab.behaviour.From;
import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.ProcessNature;
import crashlab.vm.ProcessSpec;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The process `dets`, which opens and closes tables, and closes those of a user that ends. While
/// it waits for the process of a table, requests for that table wait too, and others do not.
///
/// Source: OTP dets_server.erl.
final class DetsServer extends JavaServer {
  static final String NAME = "dets";
  static final ProcessKind KIND =
      ProcessKind.of("dets_server", ProcessKind.Trait.SERVER, ProcessKind.Trait.INTERNAL)
          .described("process that DETS keeps for itself");

  /// What it is asked for.
  sealed interface Request {
    String table();

    record Open(String table, OpenOptions options) implements Request {}

    record Close(String table) implements Request {}
  }

  /// What the process of a table answers.
  record TableAnswer(String table, Term result) {}

  private record Asked(Request request, @Nullable ErlangProcess user, From from) {}

  /// What a table's answer ends.
  private enum Wish {
    OPEN,
    ADD_USER,
    CLOSE
  }

  /// The process of a table has been asked for something.
  private record Pending(Wish wish, ErlangProcess process, From from, Queue<Asked> waiting) {}

  /// Nobody waits for the answer.
  private static final From NOBODY = new From(null, 0);

  private final OpenTables tables;
  private final Users users = new Users();
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  DetsServer(ErlangNode node) {
    super(node);
    this.tables = OpenTables.of(node);
  }

  /// What was known of open tables has gone with the process before it, whose end closed them.
  @Override
  protected void init() {
    tables.clear();
    initDone();
  }

  @Override
  public Term stateTerm() {
    return Tuple.of();
  }

  @Override
  protected void handleCall(Message call) {
    received(EventType.RECEIVE_CALL, call);
    if (call.extra() instanceof Request request) {
      take(new Asked(request, caller(), from()));
    } else {
      noClause();
    }
  }

  private void take(Asked asked) {
    Pending first = pending.get(asked.request.table());
    if (first != null) {
      first.waiting.add(asked);
      return;
    }
    switch (asked.request) {
      case Request.Open(String table, OpenOptions options) -> open(table, options, asked.from);
      case Request.Close(String table) -> close(table, asked);
    }
  }

  private void open(String table, OpenOptions options, From from) {
    ErlangProcess process = tables.process(table);
    if (process == null) {
      begin(table, Wish.OPEN, start(table, options), from);
    } else {
      begin(table, Wish.ADD_USER, process, from);
      ask(process, new TableRequest.AddUser(options), "add_user");
    }
  }

  private void begin(String table, Wish wish, ErlangProcess process, From from) {
    pending.put(table, new Pending(wish, process, from, new ArrayDeque<>()));
  }

  /// Source: OTP dets_server.erl, `do_internal_open/3`: whoever looks for the table finds it from
  /// now on, and waits.
  private ErlangProcess start(String table, OpenOptions options) {
    charge(Cost.CHILD_START);
    var spec =
        ProcessSpec.of(
            node.directory().path(DetsLibrary.SUPERVISOR + '/' + table),
            ProcessNature.of(TableProcess.KIND, null, true),
            null,
            SpawnBond.LINK);
    ErlangProcess process =
        node.lifecycle().spawn(spec, new TableProcess(node, table, options, self()), self());
    tables.add(table, process);
    return process;
  }

  private void ask(ErlangProcess process, TableRequest request, String word) {
    info(process, new Atom(word), request);
  }

  private void close(String table, Asked asked) {
    ErlangProcess user = asked.user;
    ErlangProcess process = tables.process(table);
    if (user == null || process == null || !users.remove(user, table)) {
      reply(asked.from, DetsErrors.NOT_OWNER);
      return;
    }
    unlinkIfIdle(user);
    begin(table, Wish.CLOSE, process, asked.from);
    if (users.has(table)) {
      ask(process, new TableRequest.RemoveUser(), "close");
    } else {
      tables.remove(table);
      node.bonds().unlink(self(), process);
      ask(process, new TableRequest.Close(), "close");
    }
  }

  private void unlinkIfIdle(ErlangProcess user) {
    if (!users.uses(user)) {
      node.bonds().unlink(self(), user);
    }
  }

  @Override
  protected void handleInfo(Message message) {
    if (message.extra() instanceof TableAnswer(String table, Term result)) {
      received(EventType.RECEIVE_INFO, message);
      answered(table, result);
    }
  }

  private void answered(String table, Term result) {
    Pending done = pending.remove(table);
    if (done == null) {
      return;
    }
    reply(done.from, outcome(table, done, result));
    done.waiting.forEach(this::take);
  }

  private Term outcome(String table, Pending done, Term result) {
    ErlangProcess user = done.from.process();
    if (done.wish == Wish.CLOSE || user == null) {
      return result;
    }
    if (result.equals(Atom.OK)) {
      if (!users.uses(user)) {
        node.bonds().linkOrRaise(self(), user);
      }
      users.add(user, table);
      return Tuple.of(Atom.OK, new Atom(table));
    }
    if (done.wish == Wish.OPEN) {
      tables.remove(table);
      node.bonds().unlink(self(), done.process);
    }
    return result;
  }

  /// A user has ended, or the process of a table was killed.
  @Override
  protected void handleExit(Message exit) {
    ErlangProcess ended = exit.sender();
    if (ended == null) {
      return;
    }
    received(EventType.RECEIVE_EXIT, exit);
    String table = tables.tableOf(ended);
    if (table != null) {
      tables.remove(table);
      users.forget(table).forEach(this::unlinkIfIdle);
      giveUp(table, ended);
    } else {
      closeAllOf(ended);
    }
  }

  /// Who waits for a table that was killed hears of it.
  private void giveUp(String table, ErlangProcess ended) {
    Pending open = pending.get(table);
    if (open != null && open.process == ended) {
      pending.remove(table);
      reply(open.from, DetsErrors.DIED);
      open.waiting.forEach(this::take);
    }
  }

  private void closeAllOf(ErlangProcess user) {
    for (String table : users.of(user)) {
      take(new Asked(new Request.Close(table), user, NOBODY));
    }
  }

  @Override
  protected void handleCast(Message cast) {}
}
