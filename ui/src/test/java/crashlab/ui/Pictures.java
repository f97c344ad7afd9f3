package crashlab.ui;

import crashlab.ui.control.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// What tests keep of pictures, and see in them.
public final class Pictures {
  private static final Path FOLDER = Path.of("target", "pictures");

  private Pictures() {}

  /// Keeps a picture as `NAME.png`, and returns its pixels.
  static int[] keep(String name, Image image) {
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(name + ".png"), Png.of(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pixels(image);
  }

  static int[] pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  /// How many different colours a picture has: an empty one has few.
  public static long colors(int[] pixels) {
    return Arrays.stream(pixels).distinct().count();
  }
}
