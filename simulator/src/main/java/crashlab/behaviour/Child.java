package crashlab.behaviour;

import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// One child of a supervisor: its spec, and its process while it has one.
final class Child implements ViaName.Given {
  final ChildTemplate template;
  final PathEntry path;

  /// The running process; null while it is undefined or restarting.
  @Nullable ErlangProcess process;

  /// True from a failed restart until a later attempt succeeds.
  boolean restarting;

  /// The process that a report about this child names; kept while it is restarting.
  @Nullable ErlangProcess reported;

  boolean stopping;
  @Nullable Term viaKey;

  /// Its place among the children of its supervisor.
  @Nullable Child next;

  @Nullable Child previous;

  Child(ChildTemplate template, PathEntry path) {
    this.template = template;
    this.path = path;
  }

  String id() {
    return template.id();
  }

  void running(ErlangProcess started) {
    process = started;
    reported = started;
    restarting = false;
    started.setSupervision(this);
  }

  /// There is no process, and none is on its way.
  void undefined() {
    process = null;
    reported = null;
    restarting = false;
  }

  /// A restart failed: the child is to be tried again.
  void restarting() {
    process = null;
    restarting = true;
  }

  /// Tells whether it has a process, or is to have one again.
  boolean isActive() {
    return process != null || restarting;
  }

  ChildHolder.ChildState state() {
    String status = restarting ? "restarting" : process == null ? "undefined" : "running";
    return new ChildHolder.ChildState(id(), process, status);
  }

  /// The pid as a term, if it has a process.
  @Nullable Pid pid() {
    ErlangProcess running = process;
    return running == null ? null : running.pid();
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
