package org.preau.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.tenancy.TenantState;

/**
 * What the console lists.
 *
 * @param words names, short names or domains hold all of them; an e-mail address finds where its
 *     owner holds an office
 * @param state null for all
 * @param sector 1 to 6; null for all
 * @param size null for all
 * @param page from 1
 */
public record Filter(
        String words,
        @Nullable TenantState state,
        @Nullable Integer sector,
        @Nullable SizeBand size,
        Sort sort,
        int page) {

    /** Rows of a page. */
    public static final int ROWS = 50;

    private static final int MAX_PAGE = 2_000;
    private static final int MAX_WORDS = 100;

    public Filter {
        words = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) : words;
        page = Math.clamp(page, 1, MAX_PAGE);
    }

    /** Everything, by name. */
    public static Filter everything() {
        return new Filter("", null, null, null, Sort.NAME, 1);
    }

    /** What was asked under these names; what cannot be read counts as not asked. */
    static Filter of(
            String words, String state, String sector, String size, String sort, String page) {
        Sort order = constant(Sort.class, sort);
        Integer chosen = number(sector);
        Integer asked = number(page);
        return new Filter(
                words.strip(),
                constant(TenantState.class, state),
                chosen != null && chosen >= 1 && chosen <= 6 ? chosen : null,
                constant(SizeBand.class, size),
                order == null ? Sort.NAME : order,
                asked == null ? 1 : asked);
    }

    /** The constant that a person's browser or a program named, in any case; null for none. */
    static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(upper)) {
                return one;
            }
        }
        return null;
    }

    static @Nullable Integer number(String text) {
        try {
            return text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The first three words as patterns of {@code like}; fewer where there are fewer. */
    List<String> patterns() {
        return words.isBlank()
                ? List.of()
                : Arrays.stream(words.strip().split("\\s+")).limit(3).map(Filter::escaped).toList();
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    Optional<EmailAddress> person() {
        return words.contains("@") ? EmailAddress.of(words) : Optional.empty();
    }
}
