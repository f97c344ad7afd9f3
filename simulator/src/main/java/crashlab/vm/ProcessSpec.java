package crashlab.vm;

import crashlab.otp.Digest;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.ProcessDescription;
import crashlab.trace.ProcessKind;
import org.jspecify.annotations.Nullable;

/// What a new process is, apart from its program. Processes keep it, so whoever starts many of one
/// kind makes it once.
///
/// @param description as the trace tells it
/// @param name the name it gets registered under, or null; the caller has made sure that it is free
/// @param trapsExits from its first instant
/// @param priority as in [ProcessNature]
/// @param args what its start function is given, as the trace tells it; null for nothing
public record ProcessSpec(
    PathEntry path,
    ProcessDescription description,
    @Nullable NameSlot name,
    boolean trapsExits,
    byte priority,
    @Nullable Term args) {
  /// What is started without an argument.
  ProcessSpec(
      PathEntry path,
      ProcessDescription description,
      @Nullable NameSlot name,
      boolean trapsExits,
      byte priority) {
    this(path, description, name, trapsExits, priority, null);
  }

  /// @param name the name it gets, or null
  /// @param bond what ties it to its creator, if it has one
  public static ProcessSpec of(
      PathEntry path, ProcessNature nature, @Nullable NameSlot name, SpawnBond bond) {
    var description =
        new ProcessDescription(
            path.path(),
            name == null ? null : name.name(),
            nature.kind(),
            nature.module(),
            bond,
            path.node());
    return new ProcessSpec(path, description, name, nature.trapsExits(), (byte) nature.priority());
  }

  public ProcessKind kind() {
    return description.kind();
  }

  /// What ties it to its creator.
  public SpawnBond bond() {
    return description.bond();
  }

  /// The same with an argument, which tells it apart from others of its path.
  public ProcessSpec startedWith(Term argument) {
    return new ProcessSpec(path, description, name, trapsExits, priority, argument);
  }

  Detail.Identity identity(int incarnation) {
    long nameDigest = name == null ? 0 : name.digest();
    long digest = Detail.Identity.digest(path.digest(), incarnation, kind(), nameDigest);
    return new Detail.Identity(
        description, incarnation, args, args == null ? digest : Digest.mix(digest, args.digest()));
  }
}
