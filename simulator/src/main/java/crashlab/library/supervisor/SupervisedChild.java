package crashlab.library.supervisor;

import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ViaName;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// One child of a supervisor: its spec, and its process while it has one.
class SupervisedChild implements ViaName.Registration {
  final ChildTemplate template;
  final PathEntry path;

  /// Its key in a via module, once it was started under one.
  @Nullable Term viaKey;

  /// What its start function is given, once it was started with an argument.
  @Nullable Term args;

  /// Its neighbours among the children of its supervisor.
  @Nullable SupervisedChild next;

  @Nullable SupervisedChild previous;

  /// Its place in [RunningChildren].
  int place;

  /// True from a failed restart until a later attempt succeeds.
  private boolean restarting;

  boolean stopping;
  private boolean running;
  private @Nullable ErlangProcess latest;

  SupervisedChild(ChildTemplate template, PathEntry path) {
    this.template = template;
    this.path = path;
  }

  String id() {
    return template.id();
  }

  /// The running process; null while it is undefined or restarting.
  @Nullable ErlangProcess process() {
    return running ? latest : null;
  }

  /// The process that a report about this child names; kept while it is restarting.
  @Nullable ErlangProcess reported() {
    return latest;
  }

  boolean isRestarting() {
    return restarting;
  }

  /// It has a process.
  void running(ErlangProcess started) {
    latest = started;
    running = true;
    restarting = false;
    started.setSupervision(this);
  }

  /// Its process has ended; what that means for the child is still to be decided.
  void ended() {
    running = false;
  }

  /// There is no process, and none is on its way.
  void undefined() {
    latest = null;
    running = false;
    restarting = false;
  }

  /// A restart failed: the child is to be tried again. Reports name `last`, if anybody.
  void restarting(@Nullable ErlangProcess last) {
    latest = last;
    running = false;
    restarting = true;
  }

  /// Tells whether it has a process, or is to have one again.
  boolean isActive() {
    return running || restarting;
  }

  ChildHolder.ListedChild listed() {
    String status = restarting ? "restarting" : running ? "running" : "undefined";
    return new ChildHolder.ListedChild(id(), process(), status);
  }

  /// The pid as a term, if it has a process.
  @Nullable Pid pid() {
    ErlangProcess process = process();
    return process == null ? null : process.pid();
  }

  @Override
  public void giveUp(ErlangProcess holder) {
    ViaName via = template.via();
    Term key = viaKey;
    if (via != null && key != null) {
      via.service().unregister(key, holder);
    }
  }
}
