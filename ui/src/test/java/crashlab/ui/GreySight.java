package crashlab.ui;

import crashlab.ui.control.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// What a printer without colours makes of a picture. Source: ITU-R BT.709, luma.
public final class GreySight {
  private GreySight() {}

  /// Keeps a picture without its colours as `target/pictures/NAME.png`.
  public static void keep(String name, int[] argb, int width) {
    int height = argb.length / width;
    var image = new WritableImage(width, height);
    int[] grey = new int[argb.length];
    for (int i = 0; i < argb.length; i++) {
      grey[i] = grey(argb[i]);
    }
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), grey, 0, width);
    try {
      Path folder = Path.of("target", "pictures");
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".png"), Stagehand.onFx(() -> Png.of(image)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int grey(int argb) {
    double luma = 0.2126 * (argb >> 16 & 255) + 0.7152 * (argb >> 8 & 255) + 0.0722 * (argb & 255);
    int level = (int) Math.round(luma);
    return 0xFF000000 | level << 16 | level << 8 | level;
  }
}
