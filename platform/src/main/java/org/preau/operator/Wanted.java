package org.preau.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.tenancy.ReservedNames;
import org.preau.text.CleanInput;
import org.preau.text.Language;
import org.preau.text.Message;

/**
 * An association to open as somebody typed it: a form, a line of a file, a program. All texts, any
 * of them maybe blank.
 */
record Wanted(
        String name,
        String slug,
        String sector,
        String theme,
        String language,
        String quota,
        String responsible,
        String responsibleName,
        String blueprint) {

    static final int MAX_NAME = 120;
    static final long MEGABYTE = 1_000_000;
    private static final long MAX_QUOTA = 1_000_000;
    private static final String USUAL_THEME = "page-blanche";

    /**
     * What it comes to.
     *
     * @param association null when something is wrong
     * @param problems by field, in their order
     */
    record Checked(@Nullable NewAssociation association, Map<String, Message> problems) {}

    /** Reads it, and collects all that is wrong rather than stopping at the first. */
    Checked check(List<String> themes) {
        Map<String, Message> problems = new LinkedHashMap<>();
        String cleanName = name(name, "name", problems);
        Slug chosen = slug(cleanName, problems);
        Integer inSector = sector(sector, problems);
        String inTheme = theme.isBlank() ? USUAL_THEME : theme.strip();
        if (!themes.contains(inTheme)) {
            problems.put(
                    "theme",
                    Message.of("operator.wrong.theme", "themes", String.join(", ", themes)));
        }
        String inLanguage = language.isBlank() ? "fr" : language.strip().toLowerCase(Locale.ROOT);
        if (Language.ofTag(inLanguage).isEmpty()) {
            problems.put("language", Message.of("operator.wrong.language"));
        }
        Long bytes = quota(quota, problems);
        EmailAddress mail = responsible(problems);
        UUID model = blueprint(blueprint, problems);
        if (!problems.isEmpty() || chosen == null) {
            return new Checked(null, problems);
        }
        String greeting = CleanInput.line(responsibleName);
        return new Checked(
                new NewAssociation(
                        chosen,
                        cleanName,
                        inSector,
                        inTheme,
                        inLanguage,
                        mail,
                        greeting,
                        bytes,
                        model),
                problems);
    }

    /** A name of 1 to {@value #MAX_NAME} characters, nothing invisible left in it. */
    static String name(String typed, String field, Map<String, Message> problems) {
        String clean = CleanInput.line(typed);
        if (clean.isEmpty()) {
            problems.put(field, Message.of("operator.wrong." + field + ".empty"));
        } else if (clean.length() > MAX_NAME) {
            problems.put(
                    field, Message.of("operator.wrong.long", "count", CleanInput.length(clean)));
        }
        return clean;
    }

    private @Nullable Slug slug(String cleanName, Map<String, Message> problems) {
        Optional<Slug> chosen = slug.isBlank() ? FreeSlug.of(cleanName) : Slug.of(slug.strip());
        if (chosen.isEmpty()) {
            if (!slug.isBlank() || !cleanName.isEmpty()) {
                problems.put("slug", Message.of("operator.wrong.slug"));
            }
            return null;
        }
        if (ReservedNames.has(chosen.get())) {
            problems.put(
                    "slug",
                    Message.of("operator.wrong.slug.reserved", "slug", chosen.get().value()));
        }
        return chosen.get();
    }

    static @Nullable Integer sector(String typed, Map<String, Message> problems) {
        Integer number = Filter.number(typed);
        if (!typed.isBlank() && (number == null || number < 1 || number > 6)) {
            problems.put("sector", Message.of("operator.wrong.sector"));
        }
        return number;
    }

    /** Megabytes, a million bytes each, as disks are sold; null when nothing was said. */
    static @Nullable Long quota(String typed, Map<String, Message> problems) {
        if (typed.isBlank()) {
            return null;
        }
        Integer megabytes = Filter.number(typed.replace(" ", "").replace("\u00a0", ""));
        if (megabytes == null || megabytes < 1 || megabytes > MAX_QUOTA) {
            problems.put("quota", Message.of("operator.wrong.quota"));
            return null;
        }
        return megabytes * MEGABYTE;
    }

    /** Null when none was asked for; whether it is offered is seen when it is taken. */
    static @Nullable UUID blueprint(String typed, Map<String, Message> problems) {
        Optional<UUID> id = Console.id(typed.strip());
        if (!typed.isBlank() && id.isEmpty()) {
            problems.put("blueprint", Message.of("operator.wrong.blueprint"));
        }
        return id.orElse(null);
    }

    private @Nullable EmailAddress responsible(Map<String, Message> problems) {
        if (responsible.isBlank()) {
            if (!responsibleName.isBlank()) {
                problems.put("responsible", Message.of("operator.wrong.responsible.empty"));
            }
            return null;
        }
        Optional<EmailAddress> mail = EmailAddress.of(responsible);
        if (mail.isEmpty()) {
            problems.put("responsible", Message.of("operator.wrong.email"));
        }
        name(responsibleName, "responsible-name", problems);
        return mail.orElse(null);
    }
}
