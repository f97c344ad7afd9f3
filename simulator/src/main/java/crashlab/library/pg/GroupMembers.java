package crashlab.library.pg;

/// The members of a group as one node knows them; a process stands there as often as it has joined.
///
/// Source: OTP pg.erl, `join_local_update_ets/5`: `{Group, All, Local}`.
final class GroupMembers {
  final MemberList all = new MemberList();
  final MemberList local = new MemberList();
}
