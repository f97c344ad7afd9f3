package crashlab.ui.editor;

/// Waits a moment on the UI thread; a new wait takes the place of the last.
interface Pause {
  void restart(Runnable then);

  void stop();
}
