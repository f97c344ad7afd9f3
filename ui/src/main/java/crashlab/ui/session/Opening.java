package crashlab.ui.session;

/// How far the recording of a run is.
///
/// @param name of what is being recorded
/// @param events so far
/// @param fraction of its virtual time, 0 to 1; the run can end before 1
public record Opening(String name, long events, double fraction) {}
