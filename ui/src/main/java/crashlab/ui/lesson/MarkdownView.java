package crashlab.ui.lesson;

import crashlab.analysis.PlainText;
import java.util.List;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Sets Markdown as text that wraps at the width it is given.
final class MarkdownView extends VBox {
  MarkdownView() {
    getStyleClass().add("markdown");
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
  }

  static MarkdownView of(String markdown) {
    var view = new MarkdownView();
    view.set(markdown);
    return view;
  }

  /// A line or two without blocks, such as a question.
  static TextFlow line(String markdown) {
    return flow(Markdown.spans(markdown.strip().replaceAll("\\s+", " ")));
  }

  void set(String markdown) {
    getChildren().clear();
    for (Markdown.Block block : Markdown.of(markdown)) {
      getChildren()
          .add(
              switch (block) {
                case Markdown.Paragraph paragraph -> flow(paragraph.spans());
                case Markdown.Heading heading -> heading(heading);
                case Markdown.Item item -> item(item);
                case Markdown.Code code -> code(code.text());
              });
    }
  }

  private static TextFlow heading(Markdown.Heading heading) {
    TextFlow flow = flow(heading.spans());
    flow.getStyleClass().add("markdown-heading");
    return flow;
  }

  private static HBox item(Markdown.Item item) {
    var mark = new Label(item.mark());
    mark.setMinWidth(Region.USE_PREF_SIZE);
    TextFlow flow = flow(item.spans());
    HBox.setHgrow(flow, Priority.ALWAYS);
    var row = new HBox(6, mark, flow);
    row.getStyleClass().add("markdown-item");
    return row;
  }

  private static Label code(String text) {
    var label = new Label(text);
    label.getStyleClass().add("markdown-code-block");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static TextFlow flow(List<Markdown.Span> spans) {
    var flow = new TextFlow();
    flow.setMinHeight(Region.USE_PREF_SIZE);
    for (Markdown.Span span : spans) {
      var text = new Text(PlainText.visible(span.text()));
      String style = span.style().name().toLowerCase(Locale.ROOT);
      text.getStyleClass().addAll("markdown-text", "markdown-" + style);
      flow.getChildren().add(text);
    }
    return flow;
  }
}
