package crashlab.ui.tree;

import crashlab.ui.geometry.ViewTransform;

/// Where a node stands in the window.
record NodeBox(double x, double y, double w, double h) {
  static NodeBox of(Arrangement at, ViewTransform view, int node) {
    int by = at.shownBy[node];
    return new NodeBox(
        view.x(at.x[by]), view.y(at.y[by]), at.w[by] * view.scale(), at.h[by] * view.scale());
  }

  NodeBox moved(double byX) {
    return new NodeBox(x + byX, y, w, h);
  }

  double middle() {
    return x + w / 2;
  }

  double centre() {
    return y + h / 2;
  }

  double bottom() {
    return y + h;
  }

  /// Where the line from its middle to that of another leaves it.
  double[] edge(NodeBox towards) {
    double dx = towards.middle() - middle();
    double dy = towards.centre() - centre();
    double part =
        Math.min(
            dx == 0 ? Double.MAX_VALUE : (w / 2 + 2) / Math.abs(dx),
            dy == 0 ? Double.MAX_VALUE : (h / 2 + 2) / Math.abs(dy));
    part = Math.min(part, 0.5);
    return new double[] {middle() + dx * part, centre() + dy * part};
  }
}
