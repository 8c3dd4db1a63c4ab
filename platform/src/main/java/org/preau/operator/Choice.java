package org.preau.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preau.text.Message;

/** One entry of a select whose label is not shown. */
record Choice(String value, Message label, boolean chosen) {

    /** All, then each constant of {@code type} under {@code KEY.constant}. */
    static <E extends Enum<E>> List<Choice> constants(
            Class<E> type, String key, @Nullable E chosen, boolean all) {
        List<Choice> choices = new ArrayList<>();
        if (all) {
            choices.add(
                    new Choice("", Message.of(key.substring(0, key.length() - 1)), chosen == null));
        }
        for (E one : type.getEnumConstants()) {
            String name = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
            choices.add(new Choice(name, Message.of(key + name), one == chosen));
        }
        return choices;
    }

    static List<Choice> sectors(List<Message> names, @Nullable Integer chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", Message.of("operator.sectors"), chosen == null));
        for (int number = 1; number <= 6; number++) {
            choices.add(
                    new Choice(
                            String.valueOf(number),
                            names.get(number),
                            chosen != null && chosen == number));
        }
        return choices;
    }
}
