package org.preau.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What templates may use, and what each of them is: {@code model.txt}, read once. Immutable. */
final class TemplateModel {

    /** Helpers that write something, and those that stand in front of a block. */
    static final List<String> WRITING = List.of("t", "asset");

    static final List<String> BLOCKS = List.of("if", "unless", "each", "with", "keep");

    /** Helpers that stand in brackets, and answer yes or no. */
    static final List<String> COMPARING = List.of("eq", "t");

    /**
     * A value of a piece.
     *
     * @param type {@code text}, {@code html}, {@code url}, {@code number}, {@code flag}, {@code
     *     map}, the name of a piece, or {@code list:} and one of these
     * @param always whether it is there on every page
     */
    record Value(String name, String type, boolean always) {}

    /**
     * A template.
     *
     * @param group {@code page}, {@code around}, {@code piece} or {@code block}
     * @param piece what it is given, beside {@code site} and {@code page}
     * @param arguments that it is called with
     */
    record Fragment(String name, String group, String piece, List<String> arguments) {}

    private static final TemplateModel READ = read();

    private final Map<String, List<Value>> pieces = new LinkedHashMap<>();
    private final Map<String, Fragment> fragments = new LinkedHashMap<>();

    private TemplateModel() {}

    static TemplateModel get() {
        return READ;
    }

    /** All templates that may be written anew, in the order of the list. */
    List<Fragment> fragments() {
        return List.copyOf(fragments.values());
    }

    Optional<Fragment> fragment(String name) {
        return Optional.ofNullable(fragments.get(name));
    }

    /** The values of a piece; none for a name that is no piece. */
    List<Value> piece(String name) {
        return pieces.getOrDefault(name, List.of());
    }

    Map<String, List<Value>> pieces() {
        return Map.copyOf(pieces);
    }

    private static TemplateModel read() {
        TemplateModel model = new TemplateModel();
        List<Value> current = new ArrayList<>();
        for (String line : text().lines().toList()) {
            String[] words = line.split(" ");
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                model.pieces.put(line.substring(1, line.length() - 1), current);
            } else if (words[0].equals("@")) {
                List<String> arguments = List.of(words).subList(4, words.length);
                model.fragments.put(
                        words[1], new Fragment(words[1], words[2], words[3], arguments));
            } else if (!line.startsWith("#")) {
                current.add(new Value(words[0], words[1], words.length > 2));
            }
        }
        return model;
    }

    private static String text() {
        try (InputStream in = TemplateModel.class.getResourceAsStream("model.txt")) {
            if (in == null) {
                throw new IllegalStateException("the class path has no model.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
