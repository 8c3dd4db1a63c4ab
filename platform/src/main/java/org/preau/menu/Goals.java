package org.preau.menu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.preau.site.Section;
import org.preau.site.Sections;
import org.preau.sql.TenantTx;
import org.preau.text.Message;

/** What the entries of a menu lead to, as it stands now. */
record Goals(Map<UUID, Section> sections, Map<UUID, Menus.Text> texts) {

    static Goals of(TenantTx tx, Menu menu) {
        Map<UUID, Section> sections = new HashMap<>();
        Sections.all(tx).forEach(one -> sections.put(one.id(), one));
        List<String> ids =
                Stream.concat(
                                Stream.of(Menu.Place.values())
                                        .flatMap(place -> menu.spots(place).stream())
                                        .map(Menu.Spot::entry),
                                menu.removed().stream().map(Menu.Removed::entry))
                        .filter(entry -> entry.kind() == EntryKind.TEXT)
                        .map(Entry::target)
                        .filter(id -> Entry.uuid(id).isPresent())
                        .toList();
        Map<UUID, Menus.Text> texts = new HashMap<>();
        Menus.texts(tx, ids).forEach(one -> texts.put(one.id(), one));
        return new Goals(sections, texts);
    }

    /** What the entry is called: its own words, else those of its target. */
    Message label(Entry entry) {
        if (!entry.label().isEmpty()) {
            return Message.plain(entry.label());
        }
        return switch (entry.kind()) {
            case HOME -> Message.of("menu.target.home");
            case AGENDA -> Message.of("menu.target.agenda");
            case SECTION, TEXT, ADDRESS, HEADING ->
                    title(entry)
                            .map(Message::plain)
                            .orElseGet(() -> Message.of("menu.target.gone"));
        };
    }

    /** Where it leads. */
    Message leads(Entry entry) {
        return switch (entry.kind()) {
            case HOME -> Message.of("menu.leads.home");
            case AGENDA -> Message.of("menu.leads.agenda");
            case HEADING -> Message.of("menu.leads.heading");
            case ADDRESS -> Message.plain(entry.target());
            case SECTION, TEXT ->
                    title(entry)
                            .map(title -> Message.of("menu.leads." + kind(entry), "title", title))
                            .orElseGet(() -> Message.of("menu.target.gone"));
        };
    }

    /** Why visitors do not see it; empty when they do. */
    Optional<Message> trouble(Entry entry) {
        if (entry.kind() == EntryKind.HEADING) {
            return entry.children().stream().allMatch(child -> trouble(child).isPresent())
                    ? Optional.of(Message.of("menu.trouble.empty"))
                    : Optional.empty();
        }
        if (entry.kind() != EntryKind.SECTION && entry.kind() != EntryKind.TEXT) {
            return Optional.empty();
        }
        if (title(entry).isEmpty()) {
            return Optional.of(Message.of("menu.trouble.gone"));
        }
        boolean hidden =
                entry.kind() == EntryKind.TEXT && text(entry).filter(Menus.Text::visible).isEmpty();
        return hidden ? Optional.of(Message.of("menu.trouble.hidden")) : Optional.empty();
    }

    private Optional<String> title(Entry entry) {
        return switch (entry.kind()) {
            case SECTION ->
                    Entry.uuid(entry.target()).map(id -> sections.get(id)).map(Section::title);
            case TEXT -> text(entry).map(Menus.Text::title);
            default -> Optional.empty();
        };
    }

    private Optional<Menus.Text> text(Entry entry) {
        return Entry.uuid(entry.target()).map(id -> texts.get(id));
    }

    private String kind(Entry entry) {
        return entry.kind() == EntryKind.SECTION
                ? "section"
                : text(entry).map(Menus.Text::kind).orElse("article");
    }
}
