package crashlab.ui.editor;

/// Something that can be put in at the caret.
///
/// @param label what the user picks
/// @param text what is put in, its quotes included
/// @param caret where the caret goes, counted back from the end of `text`
/// @param detail what it is, in a word: key, module, name, …
/// @param description what it means; or empty
/// @param again whether what belongs behind it can be proposed at once
record Proposal(
    String label, String text, int caret, String detail, String description, boolean again) {}
