package org.preau.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/**
 * Brings in a form as it left another site: what it asks and what it says, and no answer to it. One
 * that is here already is left.
 */
public final class BringForm {

    private static final Set<String> RESERVED = Set.of("merci");
    private static final int ID = 40;

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * It is here now.
     *
     * @param version that it has
     * @param held why it is closed although it was open; empty for no reason
     */
    public record Came(UUID id, int version, List<Message> held) implements Outcome {}

    /** It is here already. Nothing was written. */
    public record There() implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Refused(Message why) implements Outcome {}

    private final Database database;

    public BringForm(Database database) {
        this.database = database;
    }

    /** All forms of a site by their addresses, as {@link #run} takes them. */
    public static Map<String, Map<String, Object>> all(TenantTx tx) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        Questionnaires.all(tx).stream()
                .sorted(java.util.Comparator.comparing(Questionnaire::slug))
                .forEach(it -> all.put(it.slug(), written(it)));
        return all;
    }

    private static Map<String, Object> written(Questionnaire it) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("id", it.id().toString());
        parts.put("title", it.title());
        parts.put("intro", it.intro());
        parts.put("thanks", it.thanks());
        parts.put("opened", it.opened());
        put(parts, "opensAt", it.opensAt());
        put(parts, "closesAt", it.closesAt());
        if (it.mostAnswers() != null) {
            parts.put("mostAnswers", it.mostAnswers());
        }
        if (it.office() != null) {
            parts.put("office", it.office().name().toLowerCase(Locale.ROOT));
        }
        parts.put("receipt", it.receipt());
        parts.put("purpose", it.purpose());
        parts.put("keptMonths", it.keptMonths());
        parts.put("rightsContact", it.rightsContact());
        parts.put("questions", it.asked().all().stream().map(BringForm::written).toList());
        return parts;
    }

    private static Map<String, Object> written(Question it) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("id", it.id());
        parts.put("kind", it.kind().word());
        parts.put("label", it.label());
        parts.put("help", it.help());
        parts.put("required", it.required());
        if (it.kind().hasOptions()) {
            parts.put("options", it.options());
        }
        if (it.condition() != null) {
            parts.put(
                    "condition",
                    new TreeMap<>(
                            Map.of(
                                    "question",
                                    it.condition().question(),
                                    "is",
                                    it.condition().is())));
        }
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, @Nullable Instant moment) {
        if (moment != null) {
            parts.put(name, moment.toString());
        }
    }

    /**
     * @param slug the address wished for; another is taken when some form has that one
     * @param said JSON of the shape that {@link #all} writes; what is missing counts as empty
     */
    public Outcome run(Desk desk, String slug, JsonNode said) {
        Optional<UUID> id = id(said.path("id").asText(""));
        Optional<Questions> questions = questions(said.path("questions"));
        SaveQuestionnaire.Command command =
                command(id.orElseGet(() -> named(slug)), slug, said).cleaned();
        List<Wrong> wrongs = new ArrayList<>(SaveQuestionnaire.wrongs(command));
        questions.ifPresent(
                asked -> asked.all().forEach(it -> wrongs.addAll(SaveQuestion.wrongs(asked, it))));
        if (!wrongs.isEmpty()) {
            return new Refused(wrongs.getFirst().problem());
        }
        if (questions.isEmpty() || questions.get().all().size() > Questions.MOST) {
            return new Refused(Message.of("forms.wrong.questions"));
        }
        boolean opened = said.path("opened").asBoolean(false);
        return database.write(
                desk.tenancy(), tx -> bring(tx, desk, command, questions.get(), opened));
    }

    private static Outcome bring(
            TenantTx tx,
            Desk desk,
            SaveQuestionnaire.Command command,
            Questions questions,
            boolean opened) {
        if (Questionnaires.find(tx, command.id()).isPresent()) {
            return new There();
        }
        tx.query("select version from site for update").first(Integer.class);
        String slug =
                Slugs.free(command.slug(), RESERVED, taken -> Questionnaires.isTaken(tx, taken));
        Questionnaires.insert(tx, fresh(command, slug, questions));
        Questionnaires.update(tx, command.id(), command.at(slug));
        AuditLog.note(tx, desk.actor(), "form.created", command.title(), Map.of());
        Questionnaire form = Questionnaires.find(tx, command.id()).orElseThrow();
        List<Message> missing = opened ? OpenQuestionnaire.missing(tx, form) : List.of();
        if (opened && missing.isEmpty()) {
            Questionnaires.open(tx, command.id(), true);
            tx.siteChanged();
        }
        int version = Questionnaires.find(tx, command.id()).orElseThrow().version();
        return new Came(command.id(), version, missing);
    }

    private static Questionnaire fresh(
            SaveQuestionnaire.Command it, String slug, Questions questions) {
        return new Questionnaire(
                it.id(),
                slug,
                it.title(),
                it.intro(),
                it.thanks(),
                questions.json(),
                false,
                null,
                null,
                null,
                it.office(),
                it.receipt(),
                it.purpose(),
                it.keptMonths(),
                it.rightsContact(),
                1,
                0,
                0,
                Instant.EPOCH);
    }

    private static SaveQuestionnaire.Command command(UUID id, String slug, JsonNode it) {
        JsonNode most = it.path("mostAnswers");
        return new SaveQuestionnaire.Command(
                id,
                0,
                it.path("title").asText(""),
                slug,
                it.path("intro").asText(""),
                it.path("thanks").asText(""),
                moment(it.path("opensAt").asText("")),
                moment(it.path("closesAt").asText("")),
                most.isInt() ? most.asInt() : null,
                office(it.path("office").asText("")),
                it.path("receipt").asBoolean(false),
                it.path("purpose").asText(""),
                it.path("keptMonths").asInt(12),
                it.path("rightsContact").asText(""));
    }

    /** Empty when one of them is of no kind that there is. */
    private static Optional<Questions> questions(JsonNode list) {
        List<Question> all = new ArrayList<>();
        for (JsonNode it : list) {
            Optional<Question.Kind> kind =
                    Typed.constant(
                            Question.Kind.class,
                            it.path("kind").asText("").toLowerCase(Locale.ROOT));
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            String id = it.path("id").asText("");
            boolean fit = id.length() <= ID && QuestionPages.isId(id);
            List<String> options = new ArrayList<>();
            it.path("options").forEach(option -> options.add(option.asText("")));
            JsonNode condition = it.path("condition");
            all.add(
                    SaveQuestion.cleaned(
                            new Question(
                                    fit ? id : Questions.freshId(),
                                    kind.get(),
                                    it.path("label").asText(""),
                                    it.path("help").asText(""),
                                    it.path("required").asBoolean(false),
                                    options,
                                    condition.isObject()
                                            ? new Question.Condition(
                                                    condition.path("question").asText(""),
                                                    condition.path("is").asText(""))
                                            : null)));
        }
        return Optional.of(new Questions(all));
    }

    /** Those that a form may write to. */
    private static @Nullable Office office(String word) {
        boolean fit = !word.equalsIgnoreCase("editor") && !word.equalsIgnoreCase("integrator");
        return fit ? Typed.constant(Office.class, word).orElse(null) : null;
    }

    private static @Nullable Instant moment(String said) {
        try {
            return said.isEmpty() ? null : Instant.parse(said);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static UUID named(String slug) {
        return UUID.nameUUIDFromBytes(
                ("form:" + slug).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
