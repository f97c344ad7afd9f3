/// DETS: tables in files, each of which has a process of its own.
///
/// Source: OTP dets.erl, dets_server.erl, dets_v9.erl, dets_utils.erl.
@NullMarked
package crashlab.library.dets;

import org.jspecify.annotations.NullMarked;
