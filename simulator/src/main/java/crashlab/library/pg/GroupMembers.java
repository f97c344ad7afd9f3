package crashlab.library.pg;

import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;

/// The members of a group as one node knows them, the latest first; a process stands there as often
/// as it has joined.
///
/// Source: OTP pg.erl, `join_local_update_ets/5`: `{Group, All, Local}`.
final class GroupMembers {
  final List<ErlangProcess> all = new ArrayList<>();
  final List<ErlangProcess> local = new ArrayList<>();
}
