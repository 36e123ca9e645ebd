package io.opvitals.it.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How somebody looks at a page.
 *
 * @param theme that their system asks for
 * @param width of their window, in px
 */
record Look(ColorScheme theme, int width) {

    static final List<Look> ALL = Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
            .flatMap(theme -> IntStream.of(360, 768, 1280, 1920).mapToObj(width -> new Look(theme, width)))
            .toList();

    static final List<Look> SMALL_AND_LARGE =
            List.of(new Look(ColorScheme.DARK, 360), new Look(ColorScheme.LIGHT, 1280));

    static final List<Look> LARGE_AND_SMALL =
            List.of(new Look(ColorScheme.DARK, 1920), new Look(ColorScheme.LIGHT, 768));

    private static final int HEIGHT = 900;

    void take(Page page) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    }

    @Override
    public String toString() {
        return theme + " at " + width + " px";
    }
}
