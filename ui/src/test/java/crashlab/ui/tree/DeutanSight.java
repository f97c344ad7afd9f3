package crashlab.ui.tree;

import crashlab.ui.control.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// How people see a picture who lack the receptors for middle wavelengths.
///
/// Source: Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color
/// Vision Deficiency (2009), deuteranomaly of severity 1.0, on linear RGB.
final class DeutanSight {
  private static final double[][] MATRIX = {
    {0.367322, 0.860646, -0.227968},
    {0.280085, 0.672501, 0.047413},
    {-0.011820, 0.042940, 0.968881}
  };

  private DeutanSight() {}

  /// Keeps the picture as they see it as `NAME.png`.
  static void keep(String name, int[] pixels, int width) {
    int[] seen = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      seen[i] = seen(pixels[i]);
    }
    var image = new WritableImage(width, pixels.length / width);
    image
        .getPixelWriter()
        .setPixels(
            0, 0, width, pixels.length / width, PixelFormat.getIntArgbInstance(), seen, 0, width);
    try {
      Files.write(Path.of("target", "pictures", name + ".png"), Png.of(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int seen(int argb) {
    double[] linear = {linear(argb >> 16 & 255), linear(argb >> 8 & 255), linear(argb & 255)};
    int seen = 0xFF000000;
    for (int row = 0; row < 3; row++) {
      double sum = 0;
      for (int column = 0; column < 3; column++) {
        sum += MATRIX[row][column] * linear[column];
      }
      seen |= coded(sum) << 16 - 8 * row;
    }
    return seen;
  }

  private static double linear(int value) {
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static int coded(double linear) {
    double part = Math.clamp(linear, 0, 1);
    double coded = part <= 0.0031308 ? part * 12.92 : 1.055 * Math.pow(part, 1 / 2.4) - 0.055;
    return (int) Math.round(coded * 255);
  }
}
