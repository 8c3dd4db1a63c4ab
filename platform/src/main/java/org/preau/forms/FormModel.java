package org.preau.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.text.Typography;
import org.preau.theme.PartPage;

/**
 * The model of a visitor's page of a form, one step of it: what is asked, what was answered, what
 * is wrong, and hidden what was answered in the other steps. Use it on one thread.
 */
final class FormModel {

    static final String TEMPLATE = "form";

    private final Questionnaire form;
    private final Questions questions;
    private final Language language;
    private final Messages messages;
    private final Typography typography;
    private final Map<String, Object> model = new LinkedHashMap<>();

    FormModel(Questionnaire form, Tenant tenant, Messages messages) {
        this.form = form;
        this.questions = form.asked();
        this.messages = messages;
        this.language = Language.ofTag(tenant.language()).orElse(Language.FR);
        this.typography = language == Language.FR ? Typography.FRENCH : Typography.ENGLISH;
        model.put("action", form.path());
    }

    /** The legal notice below. */
    FormModel law(Map<String, Object> law) {
        model.put("law", law);
        return this;
    }

    FormModel token(String token) {
        model.put("token", token);
        return this;
    }

    /** What is wrong with the form as a whole. */
    FormModel problem(Message problem) {
        model.put("problem", problem.in(language, messages));
        return this;
    }

    /** A form that takes no answers: says why. */
    PartPage closed(Message why) {
        model.put("closed", why.in(language, messages));
        return page("");
    }

    /**
     * One step.
     *
     * @param wrongs by question
     */
    PartPage step(Steps steps, int number, Sheet sheet, Map<String, Message> wrongs) {
        List<Question> shown = steps.shown(number, sheet);
        model.put("step", number);
        model.put("isFirst", number == 0);
        model.put("isLast", steps.after(number, sheet) >= steps.count());
        if (steps.count() > 1) {
            model.put("steps", Map.of("number", number + 1, "total", steps.count()));
        }
        List<Map<String, Object>> fields = new ArrayList<>();
        boolean focused = false;
        for (Question question : shown) {
            Message wrong = wrongs.get(question.id());
            fields.add(field(question, sheet, wrong, wrong != null && !focused));
            focused |= wrong != null;
        }
        model.put("fields", fields);
        model.put("errors", errors(shown, wrongs));
        model.put("hidden", hidden(shown, sheet));
        return page(number == 0 ? form.intro() : "");
    }

    private PartPage page(String text) {
        return new PartPage(
                TEMPLATE, "form", form.path(), form.title(), text, model, form.opened());
    }

    private List<Map<String, Object>> errors(List<Question> shown, Map<String, Message> wrongs) {
        return shown.stream()
                .filter(question -> wrongs.containsKey(question.id()))
                .map(question ->
                        Map.<String, Object>of(
                                "url", "#" + target(question),
                                "label",
                                        typography.set(question.label())
                                                + (language == Language.FR ? "\u00a0: " : ": ")
                                                + said(wrongs.get(question.id()))))
                .toList();
    }

    private String said(@Nullable Message wrong) {
        return wrong == null ? "" : wrong.in(language, messages);
    }

    /** What the link of an error leads to: the first control. */
    private static String target(Question question) {
        return id(question) + (question.kind().hasOptions() ? "-0" : "");
    }

    private static String id(Question question) {
        return "c-" + question.id();
    }

    private Map<String, Object> field(
            Question question, Sheet sheet, @Nullable Message wrong, boolean focus) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("id", id(question));
        field.put("name", Sheet.PREFIX + question.id());
        field.put(flag(question.kind()), true);
        field.put("label", typography.set(question.label()));
        put(field, "help", typography.set(question.help()));
        put(field, "error", said(wrong));
        field.put("required", question.required());
        field.put("focus", focus);
        switch (question.kind()) {
            case CHOICE, CHOICES -> field.put("options", options(question, sheet, focus));
            case CONSENT -> {
                field.put("value", Question.TICKED);
                field.put("checked", !sheet.values(question).isEmpty());
            }
            case FILE -> field.put("accept", FileKind.ACCEPTED);
            case AREA -> field.put("value", sheet.value(question));
            case TEXT, EMAIL, TEL, NUMBER, DATE -> line(field, question, sheet);
            case NOTE -> {}
        }
        return field;
    }

    private static void line(Map<String, Object> field, Question question, Sheet sheet) {
        field.put("value", sheet.value(question));
        field.put(
                "type",
                switch (question.kind()) {
                    case EMAIL -> "email";
                    case TEL -> "tel";
                    case DATE -> "date";
                    default -> "text";
                });
        switch (question.kind()) {
            case EMAIL -> field.put("autocomplete", "email");
            case TEL -> field.put("autocomplete", "tel");
            // A field of type number loses what it does not understand; this one keeps it.
            case NUMBER -> field.put("inputmode", "decimal");
            default -> {}
        }
    }

    private List<Map<String, Object>> options(Question question, Sheet sheet, boolean focus) {
        List<Map<String, Object>> options = new ArrayList<>();
        List<String> chosen = sheet.values(question);
        for (int i = 0; i < question.options().size(); i++) {
            String option = question.options().get(i);
            options.add(
                    Map.of(
                            "id",
                            id(question) + "-" + i,
                            "name",
                            Sheet.PREFIX + question.id(),
                            "value",
                            option,
                            "label",
                            typography.set(option),
                            "checked",
                            chosen.contains(option),
                            "focus",
                            focus && i == 0,
                            "type",
                            question.kind() == Question.Kind.CHOICE ? "radio" : "checkbox"));
        }
        return options;
    }

    private List<Map<String, Object>> hidden(List<Question> shown, Sheet sheet) {
        List<Map<String, Object>> hidden = new ArrayList<>();
        for (Question question : questions.all()) {
            if (!shown.contains(question)) {
                sheet.values(question)
                        .forEach(value ->
                                hidden.add(
                                        Map.of(
                                                "name",
                                                Sheet.PREFIX + question.id(),
                                                "value",
                                                value)));
            }
        }
        return hidden;
    }

    private static void put(Map<String, Object> field, String name, String value) {
        if (!value.isEmpty()) {
            field.put(name, value);
        }
    }

    private static String flag(Question.Kind kind) {
        return switch (kind) {
            case TEXT, EMAIL, TEL, NUMBER, DATE -> "isLine";
            case AREA -> "isArea";
            case CHOICE, CHOICES -> "isChoice";
            case FILE -> "isFile";
            case CONSENT -> "isConsent";
            case NOTE -> "isNote";
        };
    }
}
