package org.preau.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.theme.PartPage;
import org.preau.theme.SitePart;
import org.preau.visitors.FormToken;
import org.preau.visitors.Network;
import org.preau.web.Exchange;

/**
 * {@code /formulaires/SLUG}: a form for visitors, step by step, and what is said once it is sent.
 * All that was typed travels with the page: nothing is kept before the last step, and nothing is
 * lost on the way.
 */
public final class PublicForms implements SitePart {

    /** The field that people do not see; no browser knows what to fill in under that name. */
    static final String TRAP = "suite";

    static final String HERE = "/formulaires/";

    private static final String DONE = "/merci";
    private static final int MAX_PATH = 120;

    /** A visitor's place in a form. */
    private record Place(
            Tenant tenant, Questionnaire form, Map<String, Object> law, String token) {}

    private final Database database;
    private final Messages messages;
    private final FormToken tokens;
    private final TakeAnswer take;
    private final java.time.Clock clock;

    PublicForms(
            Database database,
            Messages messages,
            FormToken tokens,
            TakeAnswer take,
            java.time.Clock clock) {
        this.database = database;
        this.messages = messages;
        this.tokens = tokens;
        this.take = take;
        this.clock = clock;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith(HERE) && path.length() < MAX_PATH && path.indexOf('.') < 0;
    }

    @Override
    public Optional<PartPage> page(TenantTx tx, Tenant tenant, String path) {
        boolean done = path.endsWith(DONE);
        return Questionnaires.at(tx, slug(path))
                .filter(form -> form.opened())
                .map(form -> done ? done(form) : page(tx, tenant, form));
    }

    private PartPage page(TenantTx tx, Tenant tenant, Questionnaire form) {
        Questionnaire.Standing standing = form.standing(clock.instant());
        FormModel model = new FormModel(form, tenant, messages);
        if (standing != Questionnaire.Standing.OPEN || !tenant.state().writable()) {
            return model.closed(why(standing));
        }
        Questions questions = form.asked();
        return model.law(LegalText.of(tx, tenant, form))
                .token(tokens.give(tenant.id(), form.id().toString()))
                .step(Steps.of(questions), 0, Sheet.empty(questions), Map.of());
    }

    private static PartPage done(Questionnaire form) {
        return new PartPage(
                "form-done",
                "done",
                form.path() + DONE,
                form.title(),
                form.thanks(),
                Map.of("formUrl", form.path()),
                false);
    }

    @Override
    public Answer sent(Tenancy tenancy, Tenant tenant, Exchange exchange) {
        Optional<Place> place = database.read(tenancy, tx -> place(tx, tenant, exchange));
        if (place.isEmpty()) {
            return new Nothing();
        }
        return place.get().form().standing(clock.instant()) == Questionnaire.Standing.OPEN
                        && tenant.state().writable()
                ? filled(tenancy, place.get(), exchange)
                : closed(place.get(), exchange, place.get().form().standing(clock.instant()));
    }

    private Optional<Place> place(TenantTx tx, Tenant tenant, Exchange exchange) {
        return Questionnaires.at(tx, slug(exchange.path()))
                .filter(form -> form.opened() && exchange.path().equals(form.path()))
                .map(form ->
                        new Place(
                                tenant,
                                form,
                                LegalText.of(tx, tenant, form),
                                exchange.form(FormToken.FIELD)));
    }

    private Answer filled(Tenancy tenancy, Place place, Exchange exchange) {
        Questions questions = place.form().asked();
        Sheet sheet = Sheet.of(questions, exchange);
        Steps steps = Steps.of(questions);
        int step = step(exchange.form("pas"), steps);
        if (exchange.formHas("retour")) {
            return shown(200, place, sheet, steps.before(step, sheet), Map.of());
        }
        Map<String, Message> here = CheckSheet.wrongs(steps.shown(step, sheet), sheet);
        if (!here.isEmpty()) {
            return shown(422, place, sheet, step, here);
        }
        int next = steps.after(step, sheet);
        if (next < steps.count()) {
            return shown(200, place, sheet, next, Map.of());
        }
        return whole(tenancy, place, exchange, sheet, steps);
    }

    /** All steps are through; what the browser carried from one to the next is checked again. */
    private Answer whole(
            Tenancy tenancy, Place place, Exchange exchange, Sheet sheet, Steps steps) {
        Map<String, Message> wrongs = CheckSheet.wrongs(sheet.asked(), sheet);
        for (int i = 0; i < steps.count() && !wrongs.isEmpty(); i++) {
            if (steps.shown(i, sheet).stream().anyMatch(it -> wrongs.containsKey(it.id()))) {
                return shown(422, place, sheet, i, wrongs);
            }
        }
        int last = last(steps, sheet);
        if (sheet.isEmpty()) {
            return refused(422, place, sheet, last, Message.of("forms.wrong.empty"));
        }
        return switch (tokens.read(
                place.tenant().id(), place.form().id().toString(), place.token())) {
            case FormToken.Worthless() ->
                    refused(422, fresh(place), sheet, last, Message.of("forms.wrong.old"));
            case FormToken.TooYoung() ->
                    refused(422, place, sheet, last, Message.of("forms.wrong.fast"));
            case FormToken.Good(String mark) -> taken(tenancy, place, exchange, sheet, mark, last);
        };
    }

    private Answer taken(
            Tenancy tenancy, Place place, Exchange exchange, Sheet sheet, String mark, int last) {
        TakeAnswer.Command command =
                new TakeAnswer.Command(
                        place.form().id(),
                        sheet,
                        mark,
                        Network.of(exchange.remoteAddress()),
                        exchange.form(TRAP));
        return switch (take.run(tenancy, place.tenant(), command)) {
            case TakeAnswer.Taken() -> new Done(place.form().path() + DONE);
            case TakeAnswer.Closed(Questionnaire.Standing standing) ->
                    closed(place, exchange, standing);
            case TakeAnswer.TooMany() ->
                    refused(429, place, sheet, last, Message.of("forms.wrong.many"));
            case TakeAnswer.NoRoom() ->
                    refused(507, place, sheet, last, Message.of("forms.wrong.room"));
            case TakeAnswer.Missing() -> new Nothing();
        };
    }

    /** A form that closed while somebody was writing gives back what was written. */
    private Answer closed(Place place, Exchange exchange, Questionnaire.Standing standing) {
        Sheet sheet = Sheet.of(place.form().asked(), exchange);
        return refused(409, place, sheet, 0, why(standing));
    }

    private Answer refused(int status, Place place, Sheet sheet, int step, Message why) {
        Steps steps = Steps.of(place.form().asked());
        FormModel model = model(place).problem(why);
        return new Shown(status, model.step(steps, step, sheet, again(steps, step, sheet)));
    }

    private Answer shown(
            int status, Place place, Sheet sheet, int step, Map<String, Message> wrongs) {
        Steps steps = Steps.of(place.form().asked());
        Map<String, Message> all = new HashMap<>(again(steps, step, sheet));
        all.putAll(wrongs);
        return new Shown(status, model(place).step(steps, step, sheet, all));
    }

    /** A page cannot give a file back: it has to be chosen once more, and is told so. */
    private static Map<String, Message> again(Steps steps, int step, Sheet sheet) {
        Map<String, Message> again = new HashMap<>();
        List<Question> shown = steps.shown(step, sheet);
        shown.stream()
                .filter(it -> sheet.file(it).isPresent())
                .forEach(it -> again.put(it.id(), Message.of("forms.wrong.file-again")));
        return again;
    }

    private FormModel model(Place place) {
        return new FormModel(place.form(), place.tenant(), messages)
                .law(place.law())
                .token(place.token());
    }

    private Place fresh(Place place) {
        String token = tokens.give(place.tenant().id(), place.form().id().toString());
        return new Place(place.tenant(), place.form(), place.law(), token);
    }

    private static int last(Steps steps, Sheet sheet) {
        int last = 0;
        for (int i = 0; i < steps.count(); i = steps.after(i, sheet)) {
            last = i;
        }
        return last;
    }

    private static int step(String sent, Steps steps) {
        return sent.length() == 1 || sent.length() == 2
                ? sent.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Math.min(Integer.parseInt(sent), steps.count() - 1)
                        : 0
                : 0;
    }

    private static Message why(Questionnaire.Standing standing) {
        return Message.of(
                switch (standing) {
                    case NOT_YET -> "forms.closed.not-yet";
                    case FULL -> "forms.closed.full";
                    case DRAFT, OPEN, OVER -> "forms.closed.over";
                });
    }

    private static String slug(String path) {
        String rest = path.substring(HERE.length());
        return rest.endsWith(DONE) ? rest.substring(0, rest.length() - DONE.length()) : rest;
    }
}
