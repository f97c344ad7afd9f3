package crashlab.behaviour;

import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// Who made a call, and the reference under which the answer is awaited. Source: OTP gen_server
/// manual, `from()`.
///
/// @param process null for somebody outside, who awaits no answer
public record From(@Nullable ErlangProcess process, long ref) {}
