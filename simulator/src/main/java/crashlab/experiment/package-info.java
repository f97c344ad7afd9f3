/// One scenario run from its beginning to its end, with the verdicts on what it expects; and the
/// scenarios that ship. The command line and the window both run scenarios through this, so they
/// say the same. Start with [ScenarioRun].
@NullMarked
package crashlab.experiment;

import org.jspecify.annotations.NullMarked;
