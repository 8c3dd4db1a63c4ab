package org.preau.home;

import static org.preau.home.Question.asked;
import static org.preau.home.Question.maybe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.preau.home.Question.Form;

/** What a block can be. The templates of the themes know each by its name in lower case. */
enum BlockKind {
    /** One article, large. */
    FEATURED(
            "",
            List.of(maybe("title", Form.LINE, 80), maybe("article", Form.ARTICLE, 36)),
            List.of()),
    /** The newest articles: of the site, of a section, of a tag. */
    LATEST(
            "",
            List.of(
                    asked("title", Form.LINE, 80),
                    asked("count", Form.COUNT, 2),
                    maybe("section", Form.SECTION, 36),
                    maybe("tag", Form.LINE, 40)),
            List.of()),
    /** The next dates of the agenda, and others typed here; those that are past vanish. */
    AGENDA(
            "events",
            List.of(asked("title", Form.LINE, 80)),
            List.of(
                    asked("title", Form.LINE, 120),
                    asked("date", Form.DAY, 10),
                    maybe("time", Form.LINE, 60),
                    maybe("place", Form.LINE, 120),
                    maybe("url", Form.ADDRESS, 2_000))),
    /** Running text. */
    TEXT(
            "",
            List.of(maybe("title", Form.LINE, 80), asked("text", Form.MARKDOWN, 20_000)),
            List.of()),
    /** One picture across the page. */
    PICTURE(
            "",
            List.of(
                    asked("file", Form.PICTURE, 200),
                    maybe("alt", Form.LINE, 500),
                    maybe("caption", Form.LINE, 500)),
            List.of()),
    /** Several pictures. */
    GALLERY(
            "images",
            List.of(asked("title", Form.LINE, 80)),
            List.of(asked("file", Form.PICTURE, 200))),
    /** Numbers that say much. */
    FIGURES(
            "figures",
            List.of(asked("title", Form.LINE, 80)),
            List.of(asked("value", Form.LINE, 20), asked("label", Form.LINE, 120))),
    /** Who does what. */
    PEOPLE(
            "people",
            List.of(asked("title", Form.LINE, 80)),
            List.of(
                    asked("name", Form.LINE, 120),
                    maybe("role", Form.LINE, 120),
                    maybe("email", Form.EMAIL, 254))),
    /** When the door is open. */
    HOURS(
            "hours",
            List.of(asked("title", Form.LINE, 80), maybe("note", Form.LINE, 300)),
            List.of(asked("day", Form.LINE, 60), asked("hours", Form.LINE, 120))),
    /** Large links to what visitors come to do. */
    ACTIONS(
            "actions",
            List.of(asked("title", Form.LINE, 80)),
            List.of(
                    asked("label", Form.LINE, 80),
                    asked("url", Form.ADDRESS, 2_000),
                    maybe("text", Form.LINE, 200))),
    /** Documents to take away. */
    FILES(
            "files",
            List.of(asked("title", Form.LINE, 80)),
            List.of(asked("label", Form.LINE, 120), asked("url", Form.ADDRESS, 2_000))),
    /** Where to find and reach the association, from its settings. */
    CONTACT("", List.of(asked("title", Form.LINE, 80), maybe("text", Form.WORDS, 500)), List.of()),
    /** Where one subscribes to what the association sends. */
    NEWSLETTER(
            "",
            List.of(
                    asked("title", Form.LINE, 80),
                    maybe("text", Form.WORDS, 500),
                    asked("where", Form.PLACE, 2_000),
                    maybe("label", Form.LINE, 60)),
            List.of()),
    /** Who helps. */
    PARTNERS(
            "partners",
            List.of(asked("title", Form.LINE, 80)),
            List.of(
                    asked("name", Form.LINE, 120),
                    maybe("url", Form.ADDRESS, 2_000),
                    maybe("logo", Form.PICTURE, 200))),
    /** Doors to the sections of the first level, by themselves. */
    SECTIONS("", List.of(asked("title", Form.LINE, 80)), List.of()),
    /** What the settings say of the association. */
    ABOUT("", List.of(asked("title", Form.LINE, 80)), List.of()),
    /** The next match: the first of those typed here that is not past. */
    MATCH(
            "matches",
            List.of(
                    asked("title", Form.LINE, 80),
                    maybe("us", Form.LINE, 60),
                    maybe("more", Form.ADDRESS, 2_000)),
            List.of(
                    asked("home", Form.LINE, 60),
                    asked("away", Form.LINE, 60),
                    asked("date", Form.DAY, 10),
                    maybe("time", Form.LINE, 60),
                    maybe("place", Form.LINE, 120),
                    maybe("competition", Form.LINE, 120),
                    maybe("note", Form.LINE, 120))),
    /** Who won, line by line. */
    SCORES(
            "scores",
            List.of(
                    asked("title", Form.LINE, 80),
                    maybe("us", Form.LINE, 60),
                    maybe("more", Form.ADDRESS, 2_000)),
            List.of(
                    asked("home", Form.LINE, 60),
                    asked("away", Form.LINE, 60),
                    asked("score", Form.LINE, 20),
                    maybe("team", Form.LINE, 60),
                    maybe("day", Form.LINE, 40))),
    /** The sections inside a section, each with a jersey: they keep themselves up to date. */
    TEAMS(
            "",
            List.of(asked("title", Form.LINE, 80), maybe("section", Form.SECTION, 36)),
            List.of()),
    /** The week of the hall: the lines become a table of days and hours. */
    TRAINING(
            "trainings",
            List.of(asked("title", Form.LINE, 80), maybe("note", Form.LINE, 300)),
            List.of(
                    asked("day", Form.LINE, 40),
                    asked("time", Form.LINE, 40),
                    asked("what", Form.LINE, 80))),
    /** What happens this week, day by day; the next week comes by itself. */
    WEEK(
            "days",
            List.of(asked("title", Form.LINE, 80), maybe("more", Form.ADDRESS, 2_000)),
            List.of(
                    asked("date", Form.DAY, 10),
                    maybe("what", Form.LINE, 120),
                    maybe("lunch", Form.LINE, 200))),
    /** What everybody has to know, until a day. */
    ALERT(
            "",
            List.of(
                    asked("title", Form.LINE, 120),
                    maybe("text", Form.WORDS, 500),
                    asked("level", Form.LEVEL, 8),
                    asked("until", Form.DAY, 10),
                    maybe("more", Form.ADDRESS, 2_000)),
            List.of()),
    /** The newest small ads: the articles of a section, pinned side by side. */
    BOARD(
            "",
            List.of(
                    asked("title", Form.LINE, 80),
                    asked("count", Form.COUNT, 2),
                    maybe("section", Form.SECTION, 36)),
            List.of()),
    /** What is missing, as a list to shop by. */
    NEEDS(
            "needs",
            List.of(asked("title", Form.LINE, 80), maybe("text", Form.WORDS, 500)),
            List.of(asked("what", Form.LINE, 120)));

    /** The most lines of one block. */
    static final int LINES = 40;

    private final String list;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Question> words;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Question> line;

    BlockKind(String list, List<Question> words, List<Question> line) {
        this.list = list;
        this.words = words;
        this.line = line;
    }

    static Optional<BlockKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it asks once. */
    List<Question> words() {
        return words;
    }

    /** What it asks of each of its lines; empty for a block without lines. */
    List<Question> line() {
        return line;
    }

    /** Whether it shows nothing without a line of its own. */
    boolean needsLines() {
        return hasLines() && this != AGENDA;
    }

    /** How the row calls the lines. */
    String list() {
        return list;
    }

    boolean hasLines() {
        return !line.isEmpty();
    }
}
