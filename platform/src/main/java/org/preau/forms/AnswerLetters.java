package org.preau.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.visitors.OfficeHolders;
import org.preau.web.Origins;

/**
 * Letters about answers: to the office that a form names, several answers in one letter when they
 * come fast, at most one each ten minutes; and a receipt to whoever answered.
 */
final class AnswerLetters {

    /** Tells the office of a form what it does not know yet. */
    record ToTell(UUID form) {}

    static final JobKind<ToTell> TELL = new JobKind<>("form-tell", ToTell.class);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int IN_ONE_LETTER = 20;
    private static final int MAX_VALUE = 2_000;

    private final Database database;
    private final Jobs jobs;
    private final Post post;
    private final Messages messages;
    private final Origins origins;
    private final TenantDirectory directory;
    private final Clock clock;

    AnswerLetters(
            Database database,
            Jobs jobs,
            Post post,
            Messages messages,
            Origins origins,
            TenantDirectory directory,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.messages = messages;
        this.origins = origins;
        this.directory = directory;
        this.clock = clock;
    }

    /** Has the office told soon, within the pause that spares it a flood. */
    void soon(TenantTx tx, UUID form) {
        Instant last = Answers.lastTold(tx, form);
        Instant soon = clock.instant().plus(SOON);
        Instant at = last == null || last.plus(PAUSE).isBefore(soon) ? soon : last.plus(PAUSE);
        // One job a minute is enough; the next one finds what this one was too early for.
        String instance = form + "/" + at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        jobs.schedule(tx, TELL, instance, new ToTell(form), at);
    }

    /** The job: writes one letter about all that is new; nothing when nothing is. */
    void tell(Tenancy tenancy, ToTell what) {
        database.write(tenancy, tx -> tell(tx, what.form()));
    }

    private boolean tell(TenantTx tx, UUID id) {
        Optional<Questionnaire> form = Questionnaires.lock(tx, id);
        Office office = form.map(Questionnaire::office).orElse(null);
        List<Answer> untold = Answers.untold(tx, id, IN_ONE_LETTER + 1);
        Optional<Tenant> tenant = directory.byId(tx.tenant());
        if (form.isEmpty() || office == null || untold.isEmpty() || tenant.isEmpty()) {
            return false;
        }
        Instant last = Answers.lastTold(tx, id);
        if (last != null && last.plus(PAUSE).isAfter(clock.instant())) {
            soon(tx, id);
            return false;
        }
        for (OfficeHolders.Holder to : OfficeHolders.of(tx, office)) {
            post.queue(tx, news(to, tenant.get(), form.get(), untold));
        }
        Answers.told(tx, id);
        return true;
    }

    private Letter news(
            OfficeHolders.Holder to, Tenant tenant, Questionnaire form, List<Answer> untold) {
        Language language = to.speaks();
        List<Answer> sound =
                untold.stream().filter(it -> it.state() == Answer.State.RECEIVED).toList();
        StringBuilder answers = new StringBuilder();
        sound.stream()
                .limit(IN_ONE_LETTER)
                .forEach(it -> answers.append(said(it, language)).append('\n'));
        String desk = origins.portal() + "/espace/" + tenant.slug() + "/formulaires/" + form.id();
        Map<String, Object> words =
                Map.of(
                        "title", form.title(),
                        "association", tenant.name(),
                        "count", sound.size(),
                        "suspects", untold.size() - sound.size(),
                        "more", untold.size() > IN_ONE_LETTER ? "yes" : "no",
                        "answers", answers.toString(),
                        "desk", desk + "/reponses");
        return letter(to.email(), language, "office", words);
    }

    private String said(Answer answer, Language language) {
        StringBuilder said = new StringBuilder();
        Dates dates = new Dates(messages, language, Dates.PARIS);
        said.append("--- ").append(dates.moment(answer.givenAt())).append('\n');
        for (Answer.Given one : answer.answers()) {
            if (!one.values().isEmpty()) {
                said.append(quoted(one.label())).append('\n');
                said.append("  ").append(quoted(one.text())).append('\n');
            }
        }
        return said.toString();
    }

    /** Each line stands apart from ours, so that no answer can pose as the rest of the letter. */
    private static String quoted(String text) {
        String cut = text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "…" : text;
        return cut.replace("\n", "\n  ");
    }

    /**
     * Acknowledges an answer. It repeats what was answered unless there is a link in it: nobody
     * shall use a form to have advertisements sent to others.
     */
    void receipt(TenantTx tx, Tenant tenant, Questionnaire form, Answer answer) {
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        Optional<EmailAddress> to = EmailAddress.of(text(answer.email()));
        String said = said(answer, language);
        boolean linked =
                said.contains("://") || said.toLowerCase(java.util.Locale.ROOT).contains("www.");
        Map<String, Object> words =
                Map.of(
                        "title", form.title(),
                        "association", tenant.name(),
                        "answers", linked ? "" : said,
                        "repeated", linked ? "no" : "yes",
                        "purpose", form.purpose(),
                        "months", form.keptMonths(),
                        "contact", contact(tx, form),
                        "site", origins.of(tenant) + "/");
        to.ifPresent(address -> post.queue(tx, letter(address, language, "receipt", words)));
    }

    private static String contact(TenantTx tx, Questionnaire form) {
        return form.rightsContact().isEmpty() ? LegalText.siteContact(tx) : form.rightsContact();
    }

    private Letter letter(
            EmailAddress to, Language language, String word, Map<String, Object> words) {
        String key = "forms.letter." + word;
        return new Letter(
                to,
                messages.text(language, key + ".subject", words),
                messages.text(language, key + ".text", words));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
