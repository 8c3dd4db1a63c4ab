package org.preau.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenant;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.text.Typography;
import org.preau.theme.CommentText;
import org.preau.theme.PartPage;

/** The models of the pages on which a reader writes. Use it on one thread. */
final class CommentModel {

    private static final String TEMPLATE = "comment";

    private final Messages messages;
    private final Place place;
    private final Language language;
    private final Instant now;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private final String path;

    CommentModel(
            Tenant tenant, Messages messages, Place place, @Nullable Comment parent, Instant now) {
        this.messages = messages;
        this.place = place;
        this.now = now;
        this.language = Language.ofTag(tenant.language()).orElse(Language.FR);
        this.path = PublicComments.HERE + place.slug() + (parent == null ? "" : "/" + parent.id());
        model.put("articleTitle", typography().set(place.title()));
        model.put("articleUrl", "/" + place.slug());
        model.put("action", path);
        model.put("responsible", tenant.name());
        if (parent != null) {
            model.put(
                    "quoted",
                    shown("commentaire-cite", parent.name(), parent.body(), parent.writtenAt()));
        }
    }

    /** The questions, with what was answered. */
    PartPage form(Words words, Map<String, Message> wrongs) {
        model.put("isForm", true);
        model.put("moderated", place.mode() == CommentMode.MODERATED);
        List<Map<String, Object>> fields = new ArrayList<>();
        List<Map<String, Object>> errors = new ArrayList<>();
        fields.add(field("nom", words.name(), "name", true, wrongs, errors));
        Map<String, Object> mail = field("courriel", words.email(), "email", false, wrongs, errors);
        mail.put("type", "email");
        mail.put("help", say("comments.field.courriel.hint"));
        fields.add(mail);
        Map<String, Object> asks = field(Words.ASKS, "oui", "", false, wrongs, errors);
        asks.remove("isLine");
        asks.put("isConsent", true);
        asks.put("checked", words.asks());
        asks.put("help", say("comments.field.prevenir.hint"));
        fields.add(asks);
        Map<String, Object> text = field("texte", words.body(), "", true, wrongs, errors);
        text.remove("isLine");
        text.put("isArea", true);
        fields.add(text);
        model.put("fields", fields);
        model.put("errors", errors);
        return page(false);
    }

    /** What it will look like, before it is sent. */
    PartPage preview(Words words, String token, @Nullable Message problem) {
        model.put("isPreview", true);
        model.put("moderated", place.mode() == CommentMode.MODERATED);
        model.put("token", token);
        model.put("shown", shown("commentaire", words.name(), words.body(), now));
        model.put(
                "hidden",
                List.of(
                        Map.of("name", "nom", "value", words.name()),
                        Map.of("name", "courriel", "value", words.email()),
                        Map.of("name", "texte", "value", words.body()),
                        Map.of("name", Words.ASKS, "value", words.asks() ? "oui" : "")));
        if (problem != null) {
            model.put("problem", problem.in(language, messages));
        }
        return page(false);
    }

    PartPage closed() {
        model.put("isClosed", true);
        return page(false);
    }

    PartPage done() {
        model.put("isDone", true);
        return page(false);
    }

    /** The page that a receipt's link opens. */
    PartPage withdrawal(String link, Comment comment) {
        model.put("isWithdrawal", true);
        model.put("action", link);
        model.put(
                "shown", shown("commentaire", comment.name(), comment.body(), comment.writtenAt()));
        return page(false);
    }

    private PartPage page(boolean listed) {
        return new PartPage(TEMPLATE, "comment", path, place.title(), "", model, listed);
    }

    private Map<String, Object> shown(String id, String name, String body, Instant at) {
        Dates dates = new Dates(messages, language, Dates.PARIS);
        Map<String, Object> day =
                Map.of(
                        "iso", at.atZone(Dates.PARIS).toLocalDate().toString(),
                        "text", dates.day(at));
        return CommentText.model(id, name, typography().set(body), day, "");
    }

    private Map<String, Object> field(
            String name,
            String value,
            String autocomplete,
            boolean required,
            Map<String, Message> wrongs,
            List<Map<String, Object>> errors) {
        Map<String, Object> field = new LinkedHashMap<>();
        Message wrong = wrongs.get(name);
        field.put("id", "c-" + name);
        field.put("name", name);
        field.put("isLine", true);
        field.put("type", "text");
        field.put("label", say("comments.field." + name));
        field.put("value", value);
        field.put("required", required);
        if (!autocomplete.isEmpty()) {
            field.put("autocomplete", autocomplete);
        }
        if (wrong != null) {
            field.put("error", wrong.in(language, messages));
            field.put("focus", errors.isEmpty());
            errors.add(Map.of("url", "#c-" + name, "label", wrong.in(language, messages)));
        }
        return field;
    }

    private String say(String key) {
        return messages.text(language, key);
    }

    private Typography typography() {
        return language == Language.FR ? Typography.FRENCH : Typography.ENGLISH;
    }
}
