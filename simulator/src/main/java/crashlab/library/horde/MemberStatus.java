package crashlab.library.horde;

/// What is known of a member of a Horde. Source: horde 0.10 dynamic_supervisor_impl.ex,
/// `Horde.DynamicSupervisor.Member`.
enum MemberStatus {
  UNINITIALIZED,
  ALIVE,
  SHUTTING_DOWN,
  DEAD
}
