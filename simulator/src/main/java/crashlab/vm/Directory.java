package crashlab.vm;

import crashlab.trace.EventType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The registered names of a node, and the paths under which its processes were created.
///
/// Source: OTP erlang manual, `register/2`, `unregister/1`.
public final class Directory {
  private final ErlangNode node;
  private final Map<String, NameSlot> names = new LinkedHashMap<>();
  private final Map<String, PathEntry> paths = new LinkedHashMap<>();

  Directory(ErlangNode node) {
    this.node = node;
  }

  /// The slot of a name; the same object for the whole run.
  public NameSlot name(String name) {
    return names.computeIfAbsent(name, text -> new NameSlot(node, text));
  }

  /// The process that holds a name of this node, for whoever has been told its pid; null if nobody
  /// does.
  public @Nullable ErlangProcess pidUnder(NameSlot name) {
    return name.holder;
  }

  /// The names that are spoken of so far, in the order of their first use.
  public Collection<NameSlot> names() {
    return Collections.unmodifiableCollection(names.values());
  }

  /// The entry of a path; the same object for the whole run.
  public PathEntry path(String path) {
    return paths.computeIfAbsent(path, text -> new PathEntry(node.id(), text));
  }

  /// The entry that this node has of the path of an entry, of whatever node that is.
  public PathEntry own(PathEntry entry) {
    return entry.node() == node.id() ? entry : path(entry.path());
  }

  /// The entry of a path; null if nothing has spoken of it yet.
  public @Nullable PathEntry findPath(String path) {
    return paths.get(path);
  }

  /// The paths under which processes were created so far, or are spoken of, in the order of their
  /// first use.
  public Collection<PathEntry> paths() {
    return Collections.unmodifiableCollection(paths.values());
  }

  /// Registers a process; returns false if the name is taken or the process has one already.
  public boolean register(ErlangProcess process, NameSlot name) {
    if (name.holder != null || process.name() != null) {
      return false;
    }
    give(name, process);
    node.emit(EventType.REGISTER, process, null, process.cause, name.atom());
    return true;
  }

  /// Gives a name that is free to a process that has none.
  void give(NameSlot name, ErlangProcess process) {
    name.holder = process;
    name.wasHeld = true;
    process.rare().name = name;
  }

  /// A child of a supervisor is up. If it was started anew after one under its path that had come
  /// up, that is a restart.
  public void cameUp(ErlangProcess process) {
    PathEntry path = process.spec.path();
    if (process.isRestarted() && path.cameUp) {
      path.restarts++;
      NameSlot name = process.name();
      if (name != null) {
        name.restarts++;
      }
    }
    path.cameUp = true;
  }

  /// The process gives its name up, if it has one.
  public void unregister(ErlangProcess process) {
    RareState rare = process.rare;
    NameSlot name = rare == null ? null : rare.name;
    if (rare != null && name != null) {
      name.holder = null;
      rare.name = null;
    }
  }
}
