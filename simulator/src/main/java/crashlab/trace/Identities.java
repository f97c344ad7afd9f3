package crashlab.trace;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Text;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Who the processes of a run are, as its trace tells: by pid, the dead included.
public final class Identities {
  /// What a process that is no subject of the scenario is called.
  public static final String OUTSIDE = "outside";

  private Detail.@Nullable Identity[] byPid = new Detail.Identity[256];
  private @Nullable String[] registered = {}; // by pid; empty until anybody registers itself
  private int highest;

  /// Learns from an event; only [EventType#SPAWN] and [EventType#REGISTER] say anything new.
  /// Allocates only to grow.
  public void observe(EventType type, int pid, @Nullable Digested detail) {
    if (type == EventType.SPAWN && detail instanceof Detail.Identity identity) {
      put(pid, identity);
    } else if (type == EventType.REGISTER && detail != null) {
      register(pid, plainText(detail));
    }
  }

  /// Returns who has this pid, or null if no process of the trace had it.
  public Detail.@Nullable Identity get(int pid) {
    return pid < 0 || pid >= byPid.length ? null : byPid[pid];
  }

  /// Returns the highest pid seen so far.
  public int highest() {
    return highest;
  }

  /// Tells whether this is a process that the scenario speaks of: no load and no process that a
  /// library keeps for itself.
  public boolean isSubject(int pid) {
    Detail.Identity identity = get(pid);
    return identity != null && identity.kind().isSubject();
  }

  /// Returns `path#incarnation`, or [#OUTSIDE].
  public String subject(int pid) {
    Detail.Identity identity = get(pid);
    return identity != null && isSubject(pid) ? identity.subject() : OUTSIDE;
  }

  /// Returns the name under which the process is or was registered, or null.
  public @Nullable String name(int pid) {
    Detail.Identity identity = get(pid);
    if (identity != null && identity.name() != null) {
      return identity.name();
    }
    return pid < 0 || pid >= registered.length ? null : registered[pid];
  }

  /// Returns the text of a detail that names or tells something: an atom's name, a text's
  /// characters, what a fault did.
  public static String plainText(Digested detail) {
    if (detail instanceof Atom atom) {
      return atom.name();
    }
    if (detail instanceof Text text) {
      return text.value();
    }
    return detail instanceof Detail.Struck struck ? struck.text() : detail.toString();
  }

  private void register(int pid, String name) {
    if (pid >= registered.length) {
      registered = Arrays.copyOf(registered, Math.max(pid + 1, registered.length * 2));
    }
    registered[pid] = registered[pid] == null ? name : registered[pid];
  }

  private void put(int pid, Detail.Identity identity) {
    if (pid >= byPid.length) {
      byPid = Arrays.copyOf(byPid, Math.max(pid + 1, byPid.length * 2));
    }
    byPid[pid] = identity;
    highest = Math.max(highest, pid);
  }
}
