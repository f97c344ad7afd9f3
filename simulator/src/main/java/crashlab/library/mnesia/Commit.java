package crashlab.library.mnesia;

import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The end of a transaction: all nodes that it has to do with vote, and then write. Where the
/// copies are not kept alike everywhere, or more than half of them are needed, they are asked once
/// more before that.
///
/// Source: OTP mnesia_tm.erl, `t_commit/1`, `arrange/3`, `multi_commit/5`, `rec_all/4`,
/// `rec_acc_pre_commit/8`.
final class Commit {
  /// How far it has come.
  enum Progress {
    WAITING,
    FAILED,
    DONE
  }

  private static final Atom NOTHING = Atom.NIL;

  private final StepProgram program;
  private final ErlangNode node;
  private final Mnesia mnesia;
  private final Transaction transaction;
  private final Term value;
  private final Map<ErlangNode, List<Change>> records = new LinkedHashMap<>();
  private boolean asymmetric;
  private boolean askedTwice;
  private @Nullable Round round;
  private Term failure = NOTHING;

  Commit(StepProgram program, Transaction transaction, Term value) {
    this.program = program;
    this.node = program.node();
    this.mnesia = Mnesia.of(node);
    this.transaction = transaction;
    this.value = value;
    transaction.nodes.forEach(each -> records.put(each, new ArrayList<>()));
    failure = arrange();
  }

  Term value() {
    return value;
  }

  Term failure() {
    return failure;
  }

  /// Source: OTP mnesia_tm.erl, `prepare_items/5`, `check_prep/2`, `have_majority/2`.
  private Term arrange() {
    Set<String> tables = new java.util.LinkedHashSet<>();
    Map<ErlangNode, Storage> kept = new LinkedHashMap<>();
    for (Change change : transaction.store().changes()) {
      TableCopy table = mnesia.table(change.table());
      if (table == null || table.active.isEmpty()) {
        return Reasons.aborted(Reasons.noExists(new Atom(change.table())));
      }
      Map<ErlangNode, Storage> here = new LinkedHashMap<>();
      table.writtenOn().forEach(peer -> here.put(peer, table.storageOn(peer)));
      asymmetric |= table.spec.majority() || (!tables.isEmpty() && !kept.equals(here));
      kept = here;
      tables.add(change.table());
      here.keySet()
          .forEach(peer -> records.computeIfAbsent(peer, _ -> new ArrayList<>()).add(change));
    }
    for (String name : tables) {
      if (lacksMajority(name)) {
        return Reasons.aborted(Reasons.noMajority(name));
      }
    }
    return NOTHING;
  }

  private boolean lacksMajority(String name) {
    TableCopy table = mnesia.table(name);
    return table != null && Majority.isMissing(table, records.keySet());
  }

  /// Goes as far as it can.
  Progress advance() {
    if (failure != NOTHING) {
      return Progress.FAILED;
    }
    Round current = round;
    if (current == null) {
      boolean isReadOnly = transaction.store().changes().isEmpty();
      return isReadOnly || (records.size() == 1 && records.containsKey(node))
          ? decide()
          : ask(false);
    }
    while (!current.isOver()) {
      Message answer = current.take();
      if (answer == null) {
        return Progress.WAITING;
      }
      node.recycle(answer);
    }
    ErlangNode lost = current.lost();
    if (lost != null) {
      failure = Reasons.aborted(Reasons.badCommit(lost));
      tellOthers("do_abort", peer -> new Requests.Abort(transaction.tid));
      return Progress.FAILED;
    }
    return asymmetric && !askedTwice ? ask(true) : decide();
  }

  private Progress ask(boolean again) {
    askedTwice = again;
    var asking = new Round(program);
    round = asking;
    Requests.Caller caller = asking.caller();
    others().forEach(asking::ask);
    tellOthers(
        again ? "pre_commit" : "ask_commit",
        peer ->
            again
                ? new Requests.PreCommit(transaction.tid, caller)
                : new Requests.AskCommit(
                    transaction.tid, records.getOrDefault(peer, List.of()), caller));
    return Progress.WAITING;
  }

  private List<ErlangNode> others() {
    return records.keySet().stream().filter(peer -> peer != node).toList();
  }

  private interface RequestOf {
    MnesiaServer.Request to(ErlangNode peer);
  }

  private void tellOthers(String verb, RequestOf request) {
    for (ErlangNode peer : others()) {
      List<Term> rows = new ArrayList<>();
      records.getOrDefault(peer, List.of()).forEach(change -> rows.add(change.value()));
      Term asTerm = Tuple.of(transaction.asTerm(verb), new Tuple(rows));
      MnesiaServer.ask(node, peer, MnesiaServer.TM, asTerm, request.to(peer), program.self());
    }
  }

  private Progress decide() {
    tellOthers("do_commit", peer -> new Requests.Commit(transaction.tid));
    records.getOrDefault(node, List.of()).forEach(mnesia::apply);
    mnesia.tm().decided(transaction.tid);
    program.emit(
        EventType.LIBRARY, null, MnesiaEvents.COMMIT.with(new Int(transaction.tid.counter())));
    var release = new Requests.Release(transaction.tid);
    Term asTerm = transaction.asTerm("release_tid");
    MnesiaServer.ask(node, node, MnesiaServer.LOCKER, asTerm, release, program.self());
    var delete = new Requests.Delete(transaction.tid);
    MnesiaServer.ask(node, node, MnesiaServer.TM, asTerm, delete, program.self());
    return Progress.DONE;
  }
}
