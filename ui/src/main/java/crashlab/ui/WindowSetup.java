package crashlab.ui;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.Settings;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the window is given: everything that it does not make itself.
///
/// @param drafts where texts that are not saved yet are kept; null for nowhere
record WindowSetup(
    RunSession session,
    Theme theme,
    Settings settings,
    ShippedScenarios shipped,
    FileDialogs dialogs,
    @Nullable Path drafts,
    Runnable quit) {}
