package crashlab.trace;

import crashlab.otp.Digest;
import crashlab.otp.Digested;
import crashlab.otp.ErrorInfo;
import crashlab.otp.NodeId;
import crashlab.otp.Pid;
import crashlab.otp.SpawnBond;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event says beyond its processes, where one term is not enough.
public sealed interface Detail extends Digested {

  /// The reason that it tells; null if it tells none.
  default @Nullable Term reason() {
    return null;
  }

  /// The path of the child that it is about, without an incarnation; null if it is about none.
  default @Nullable String childPath() {
    return null;
  }

  /// Who a process is.
  ///
  /// @param description what all incarnations started alike have in common
  /// @param incarnation counts the processes of this path from 1
  /// @param args what its start function was given, or null
  /// @param digest of path and node, incarnation, name, kind and args: the module follows from the
  ///   path, and the bond shows in what comes of it
  record Identity(ProcessDescription description, int incarnation, @Nullable Term args, long digest)
      implements Detail {
    /// Who a process is that was started without an argument.
    public Identity(ProcessDescription description, int incarnation, long digest) {
      this(description, incarnation, null, digest);
    }

    /// Who a process of a run with one node is that nothing ties to its creator.
    public Identity(
        String path,
        int incarnation,
        @Nullable String name,
        ProcessKind kind,
        @Nullable String module) {
      this(
          ProcessDescription.alone(path, name, kind, module),
          incarnation,
          null,
          digest(Digest.of(path), incarnation, kind, name == null ? 0 : Digest.of(name)));
    }

    /// Child ids from the root, or its creator's path, `>` and its module's name.
    public String path() {
      return description.path();
    }

    /// Registered at its start, or null.
    public @Nullable String name() {
      return description.name();
    }

    public ProcessKind kind() {
      return description.kind();
    }

    /// Its module's name, or null.
    public @Nullable String module() {
      return description.module();
    }

    /// What ties it to its creator.
    public SpawnBond bond() {
      return description.bond();
    }

    /// Where it runs.
    public NodeId node() {
      return description.node();
    }

    /// Returns the digest of an identity, from those of its path and its name. Allocates nothing.
    ///
    /// @param pathDigest of the path, mixed with that of the node's name where there are several
    ///   nodes
    /// @param nameDigest 0 for no name
    public static long digest(long pathDigest, int incarnation, ProcessKind kind, long nameDigest) {
      return Digest.mix(Digest.mix(Digest.mix(pathDigest, incarnation), kind.digest()), nameDigest);
    }

    /// The path, `path@node` where there are several nodes.
    public String place() {
      return description.place();
    }

    /// The subject of the process: `path#incarnation`, or `path@node#incarnation` where there are
    /// several nodes.
    public String subject() {
      return description.place() + '#' + incarnation;
    }

    /// The pid of the process, whose number this is, as Erlang prints it.
    public String pidText(int number) {
      return Pid.text(number, node().index());
    }

    /// The last part of the path.
    public String id() {
      return path().substring(Math.max(path().lastIndexOf('/'), path().lastIndexOf('>')) + 1);
    }
  }

  /// The DOWN of a monitor that was set on a name which nobody held.
  record NameDown(String name, Term reason) implements Detail {
    @Override
    public long digest() {
      return Digest.mix(Digest.of(name), reason.digest());
    }
  }

  /// @param verb the step, such as `start_child`
  /// @param of what of a library it addressed, such as a table; null: a process
  record Result(String verb, @Nullable Term of, Term value) implements Detail {
    public Result(String verb, Term value) {
      this(verb, null, value);
    }

    @Override
    public long digest() {
      long hash = Digest.mix(Digest.of(verb), value.digest());
      return of == null ? hash : Digest.mix(hash, of.digest());
    }
  }

  record ChildReason(ChildPath child, Term reason) implements Detail {
    public ChildReason(String path, Term reason) {
      this(ChildPath.of(path), reason);
    }

    @Override
    public String childPath() {
      return child.text();
    }

    @Override
    public long digest() {
      return Digest.mix(child.digest(), reason.digest());
    }
  }

  /// A restart, or the refusal of one, and what it costs.
  ///
  /// @param child the one that failed
  /// @param spent restarts counted within the window, this one included
  record Budget(ChildPath child, Strategy strategy, int spent, int maxRestarts, int maxSeconds)
      implements Detail {
    public Budget(String path, Strategy strategy, int spent, int maxRestarts, int maxSeconds) {
      this(ChildPath.of(path), strategy, spent, maxRestarts, maxSeconds);
    }

    @Override
    public String childPath() {
      return child.text();
    }

    @Override
    public long digest() {
      long hash = Digest.mix(Digest.mix(child.digest(), strategy.ordinal()), spent);
      return Digest.mix(Digest.mix(hash, maxRestarts), maxSeconds);
    }
  }

  /// @param kind `child_terminated`, `start_error`, `shutdown_error` or `shutdown`
  record Report(String kind, ChildPath child, Term reason) implements Detail {
    public Report(String kind, String path, Term reason) {
      this(kind, ChildPath.of(path), reason);
    }

    @Override
    public String childPath() {
      return child.text();
    }

    @Override
    public long digest() {
      return Digest.mix(Digest.mix(Digest.of(kind), child.digest()), reason.digest());
    }
  }

  /// What a library did by itself; made by [LibraryEvent#with].
  ///
  /// @param values one for each key of the event; null where there is none
  /// @param info what was wrong with the arguments of what failed; null where nobody says so. It is
  ///   for people, and neither in the trace file nor in the digest
  record Operation(LibraryEvent event, List<@Nullable Term> values, @Nullable ErrorInfo info)
      implements Detail {
    Operation(LibraryEvent event, List<@Nullable Term> values) {
      this(event, values, null);
    }

    /// The same, which failed since its arguments were wrong.
    public Operation because(@Nullable ErrorInfo why) {
      return why == null ? this : new Operation(event, values, why);
    }

    public Operation {
      if (values.size() != event.keys().size()) {
        throw new IllegalArgumentException("values of " + event + " (" + values + ")");
      }
      values = Collections.unmodifiableList(new ArrayList<>(values)); // which may hold nulls
    }

    @Override
    public long digest() {
      long hash = event.digest();
      for (int i = 0; i < values.size(); i++) {
        Term value = values.get(i);
        hash = Digest.mix(hash, value == null ? 0 : value.digest());
      }
      return hash;
    }
  }

  /// A strike of a fault; made by [FaultEvent#with].
  ///
  /// @param values one for each key of the fault
  /// @param spell what it does to nodes and links for a time; null where it does nothing to them.
  ///   It is for people, and neither in the trace file nor in the digest
  record Struck(FaultEvent fault, List<Term> values, @Nullable NodeSpell spell) implements Detail {
    Struck(FaultEvent fault, List<Term> values) {
      this(fault, values, null);
    }

    /// The same, which does something to nodes or links for a time.
    public Struck during(NodeSpell begun) {
      return new Struck(fault, values, begun);
    }

    public Struck {
      if (values.size() != fault.keys().size()) {
        throw new IllegalArgumentException("values of " + fault + " (" + values + ")");
      }
      values = List.copyOf(values);
    }

    /// What people are told of it, without whom it struck: `slow down by a factor of 2.5`.
    public String text() {
      return fault.text(values);
    }

    /// That of its text, as a term.
    @Override
    public long digest() {
      return new Text(text()).digest();
    }
  }

  record StateChange(String from, String to) implements Detail {
    @Override
    public long digest() {
      return Digest.mix(Digest.of(from), Digest.of(to));
    }
  }
}
