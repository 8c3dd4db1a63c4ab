package org.preau.themes;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes every page of every theme to a folder, to look at them in a browser: {@code
 * FOLDER/THEME/TEMPLATE-FIXTURE.fr.html}. The pictures named by the fixtures are content and are
 * not part of the project; put files of these names in {@code FOLDER/THEME/media}.
 */
final class PreviewPages {

    private PreviewPages() {}

    /** Takes the folder to write to; what is there with the same names is replaced. */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /** The same, for tests: the pages written, in no order. */
    static List<Path> write(Path out) throws IOException {
        for (Theme theme : Theme.all()) {
            Path folder = out.resolve(theme.key());
            copyFiles(theme, folder);
            Files.writeString(folder.resolve("theme.css"), theme.css());
            Files.copy(
                    Theme.SHARED.resolve("rtl.css"), folder.resolve("rtl.css"), REPLACE_EXISTING);
            for (String language : List.of("fr", "en")) writePages(theme, language, folder);
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static void writePages(Theme theme, String language, Path folder) throws IOException {
        var renderer = new Renderer(theme, language);
        for (Fixture fixture : Fixture.all()) {
            String page = renderer.render(fixture.template(), fixture.model(theme, language));
            Files.writeString(folder.resolve(fixture + "." + language + ".html"), page);
        }
    }

    private static void copyFiles(Theme theme, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(theme.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(theme.folder().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}
