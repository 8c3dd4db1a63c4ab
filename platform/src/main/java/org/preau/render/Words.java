package org.preau.render;

import com.github.jknack.handlebars.Helper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.text.Sizes;

/** The helpers that speak: messages, dates, sizes, in the language of the render. */
final class Words {
    /** Messages whose key ends so are markup; their arguments are escaped before they go in. */
    static final String MARKUP = ".html";

    private final Messages messages;
    private final boolean strict;
    private final Clock clock;
    private final Map<Language, Dates> dates = new EnumMap<>(Language.class);
    private final Map<Language, Sizes> sizes = new EnumMap<>(Language.class);

    Words(Messages messages, ZoneId zone, Clock clock, boolean strict) {
        this.messages = messages;
        this.strict = strict;
        this.clock = clock;
        for (Language language : Language.values()) {
            dates.put(language, new Dates(messages, language, zone));
            sizes.put(language, new Sizes(messages, language));
        }
    }

    Map<String, Helper<?>> helpers() {
        return Map.of(
                "t", (Spoken) this::message,
                "date-of", (Spoken) (language, it, named) -> date(it, dates(language)),
                "short-date-of", (Spoken) (language, it, named) -> shortDate(it, dates(language)),
                "weekday-of", (Spoken) (language, it, named) -> weekday(it, dates(language)),
                "time-of", (Spoken) (language, it, named) -> time(it, dates(language)),
                "moment-of", (Spoken) (language, it, named) -> moment(it, dates(language)),
                "since", (Spoken) (language, it, named) -> since(it, dates(language)),
                "size-of", (Spoken) (language, it, named) -> size(language, it),
                "number-of", (Spoken) (language, it, named) -> number(language, it));
    }

    private Object message(
            Language language,
            @Nullable Object what,
            Map<String, ? extends @Nullable Object> named) {
        return switch (what) {
            case Message(String key, Map<String, Object> arguments) when key.isEmpty() ->
                    String.valueOf(arguments.get("text"));
            case Message(String key, Map<String, Object> arguments) ->
                    said(language, key, arguments);
            case null -> "";
            default -> said(language, Values.textOrNothing(what), named);
        };
    }

    private Object said(
            Language language, String key, Map<String, ? extends @Nullable Object> arguments) {
        if (!key.endsWith(MARKUP)) {
            return messages.text(language, key, arguments(arguments, false));
        }
        return new SafeHtml(messages.text(language, key, arguments(arguments, true)));
    }

    private Map<String, Object> arguments(
            Map<String, ? extends @Nullable Object> arguments, boolean escaped) {
        if (arguments.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> ready = new HashMap<>();
        for (Map.Entry<String, ? extends @Nullable Object> argument : arguments.entrySet()) {
            Object value = argument.getValue();
            if (value != null || !strict) {
                ready.put(argument.getKey(), argument(value, escaped));
            }
        }
        return ready;
    }

    private static Object argument(@Nullable Object value, boolean escaped) {
        return switch (Values.unwrapped(value)) {
            case Number number -> number;
            case SafeHtml(String html) when escaped -> html;
            case KeptHtml html when escaped -> html.toString();
            case null, default -> {
                String text = Values.textOrNothing(value);
                yield escaped ? Escape.html(text) : text;
            }
        };
    }

    private Dates dates(Language language) {
        return dates.getOrDefault(language, fallbackDates());
    }

    private Dates fallbackDates() {
        return java.util.Objects.requireNonNull(dates.get(Language.FR));
    }

    private static @Nullable String date(@Nullable Object it, Dates dates) {
        return switch (it) {
            case null -> null;
            case Instant instant -> dates.day(instant);
            case LocalDate day -> dates.day(day);
            default -> throw notTime("date-of", it);
        };
    }

    private static @Nullable String shortDate(@Nullable Object it, Dates dates) {
        return switch (it) {
            case null -> null;
            case LocalDate day -> dates.shortDay(day);
            case Instant instant -> dates.shortDay(instant);
            default -> throw notTime("short-date-of", it);
        };
    }

    private static @Nullable String weekday(@Nullable Object it, Dates dates) {
        return switch (it) {
            case null -> null;
            case LocalDate day -> dates.weekday(day);
            case Instant instant -> dates.weekday(instant);
            default -> throw notTime("weekday-of", it);
        };
    }

    private static @Nullable String time(@Nullable Object it, Dates dates) {
        return switch (it) {
            case null -> null;
            case Instant instant -> dates.time(instant);
            case LocalTime hour -> dates.time(hour);
            default -> throw notTime("time-of", it);
        };
    }

    private static @Nullable String moment(@Nullable Object it, Dates dates) {
        return switch (it) {
            case null -> null;
            case Instant instant -> dates.moment(instant);
            default -> throw notTime("moment-of", it);
        };
    }

    private @Nullable String since(@Nullable Object it, Dates dates) {
        return switch (it) {
            case null -> null;
            case Instant instant -> dates.relative(instant, clock.instant());
            default -> throw notTime("since", it);
        };
    }

    private @Nullable String size(Language language, @Nullable Object it) {
        Sizes mine = sizes.get(language);
        return it instanceof Number bytes && mine != null ? mine.of(bytes.longValue()) : null;
    }

    private @Nullable String number(Language language, @Nullable Object it) {
        return it instanceof Number number
                ? messages.text(language, "text.number", Map.of("number", number))
                : null;
    }

    private static RenderException notTime(String helper, Object it) {
        return new RenderException(helper + " cannot read " + it.getClass().getSimpleName());
    }
}
