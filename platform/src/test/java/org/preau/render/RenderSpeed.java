package org.preau.render;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.preau.text.Language;

/**
 * Measures the processor time of a render by hand, outside the test run: {@code java -cp …
 * org.preau.render.RenderSpeed}.
 */
final class RenderSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < rounds; i++) {
                length = templates.bytes(name, view, desk).length;
            }
            double micros = (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0 / rounds;
            System.out.printf(
                    "%s: %d bytes, %.1f µs of CPU, %.1f ns a byte%n",
                    name, length, micros, micros * 1000 / length);
        }
    }
}
