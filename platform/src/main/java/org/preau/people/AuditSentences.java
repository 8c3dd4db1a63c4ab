package org.preau.people;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.preau.text.Dates;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Says what a line of the audit log means: the message {@code audit.} + act, with {@code {subject}}
 * and the entry's details. A sentence has no subject of its own, since who acted stands beside it:
 * “Article « Noël au bord de l’eau » publié”.
 *
 * <p>Three details are said in words: {@code office}, {@code rights} and {@code until}. An act
 * without a message, of an older or newer version, is said by its name and what it was done to.
 */
final class AuditSentences {

    private static final String PREFIX = "audit.";

    private final Messages messages;
    private final Map<Language, Dates> dates = new EnumMap<>(Language.class);

    AuditSentences(Messages messages) {
        this.messages = messages;
        for (Language language : Language.values()) {
            dates.put(language, new Dates(messages, language, Dates.PARIS));
        }
    }

    String of(AuditEntry entry, Language language) {
        String key = PREFIX + entry.act();
        if (!messages.has(key)) {
            return entry.subject().isEmpty()
                    ? entry.act()
                    : messages.text(
                            language,
                            "people.audit.unknown",
                            Map.of("act", entry.act(), "subject", entry.subject()));
        }
        Map<String, String> detail = detail(entry);
        Map<String, Object> words = new HashMap<>();
        for (String argument : messages.arguments(language, key)) {
            words.put(
                    argument,
                    argument.equals("subject")
                            ? entry.subject()
                            : said(argument, detail.getOrDefault(argument, ""), language));
        }
        return messages.text(language, key, words);
    }

    private String said(String argument, String value, Language language) {
        return switch (argument) {
            case "office" -> word("people.as.", value, language);
            case "rights" ->
                    Stream.of(value.split(", ", -1))
                            .map(right -> word("people.right-name.", right, language))
                            .collect(Collectors.joining(", "));
            case "until" -> day(value, language);
            default -> value;
        };
    }

    private String word(String prefix, String value, Language language) {
        String key = prefix + value;
        return messages.has(key) ? messages.text(language, key) : value;
    }

    private String day(String value, Language language) {
        if (value.isEmpty()) {
            return messages.text(language, "people.until.none");
        }
        Optional<LocalDate> day = Typed.day(value);
        Dates words = dates.get(language);
        return day.isEmpty() || words == null ? value : words.day(day.get());
    }

    private static Map<String, String> detail(AuditEntry entry) {
        try {
            Map<String, String> detail = new HashMap<>();
            Json.tree(entry.detail().getBytes(StandardCharsets.UTF_8))
                    .properties()
                    .forEach(it -> detail.put(it.getKey(), it.getValue().asText()));
            return detail;
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("PostgreSQL keeps valid JSON only", e);
        }
    }
}
