package org.preau.render;

import org.preau.text.Language;

/**
 * Measures a render by hand, outside the test run: {@code java -cp … org.preau.render.RenderSpeed}.
 */
final class RenderSpeed {
    private RenderSpeed() {}

    public static void main(String[] args) {
        Templates templates =
                Look.templates(LookTest.MESSAGES, LookTest.ASSETS)
                        .roots(
                                TemplateRoot.classPath("/org/preau/render/styleguide"),
                                TemplateRoot.classPath("/org/preau/render"))
                        .build();
        Frame desk = StyleguideView.desk(Language.FR);
        StyleguideView.Page view = StyleguideView.page();
        for (String name : new String[] {"desk", "console", "styleguide"}) {
            long length = 0;
            for (int i = 0; i < 5_000; i++) {
                length = templates.bytes(name, view, desk).length;
            }
            int rounds = 5_000;
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                length = templates.bytes(name, view, desk).length;
            }
            double micros = (System.nanoTime() - start) / 1_000.0 / rounds;
            System.out.printf(
                    "%s: %d bytes, %.1f µs, %.1f ns a byte%n",
                    name, length, micros, micros * 1000 / length);
        }
    }
}
