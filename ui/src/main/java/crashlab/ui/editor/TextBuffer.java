package crashlab.ui.editor;

/// The text that is being edited, as its model sees it.
interface TextBuffer {
  String text();

  /// Shows another text; what was done to the one before cannot be undone any more.
  void load(String text, int caret);

  /// Changes the text so that it can be undone.
  void change(TextChange change);

  int caret();
}
