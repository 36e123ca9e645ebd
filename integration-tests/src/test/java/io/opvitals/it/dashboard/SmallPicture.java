package io.opvitals.it.dashboard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** A picture of the dashboard with the 256 colours that it mostly has: half as large, and nobody sees it. */
final class SmallPicture {

    private static final int COLOURS = 256;

    /** The bits of a colour that make its shade. */
    private static final int SHADE = 0xe0e0e0;

    private static final int SHADES = 192;

    private SmallPicture() {}

    /** @param png as the browser made it */
    static byte[] of(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] palette = mostFrequent(pixels);
        BufferedImage small = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int index = nearest.computeIfAbsent(pixels[i], colour -> nearest(palette, colour));
            small.getRaster().setSample(i % width, i / width, 0, index);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }

    /** Of each shade the most frequent colour, so that a small green dot stays green; then what is frequent. */
    private static int[] mostFrequent(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Set<Integer> shades = new HashSet<>();
        Set<Integer> palette = new LinkedHashSet<>();
        sorted.stream().filter(each -> shades.add(each & SHADE)).limit(SHADES).forEach(palette::add);
        sorted.stream().limit(COLOURS).forEach(palette::add);
        return palette.stream().limit(COLOURS).mapToInt(Integer::intValue).toArray();
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 255) - (colour >> 16 & 255);
            int green = (palette[i] >> 8 & 255) - (colour >> 8 & 255);
            int blue = (palette[i] & 255) - (colour & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
