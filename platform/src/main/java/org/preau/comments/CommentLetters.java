package org.preau.comments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.EmailAddress;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.mail.Letter;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.visitors.OfficeHolders;
import org.preau.web.Origins;

/**
 * Letters about comments: to the office that reads them first, at most one an hour however many
 * wait; and a receipt to whoever left an address, with the link by which she takes her words back.
 */
final class CommentLetters {

    /** Tells the office how many wait. */
    record ToTell(String site) {}

    static final JobKind<ToTell> TELL = new JobKind<>("comments-tell", ToTell.class);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Database database;
    private final Jobs jobs;
    private final Post post;
    private final Messages messages;
    private final Origins origins;
    private final TenantDirectory directory;
    private final Withdrawal withdrawal;
    private final Clock clock;

    CommentLetters(
            Database database,
            Jobs jobs,
            Post post,
            Messages messages,
            Origins origins,
            TenantDirectory directory,
            Withdrawal withdrawal,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.messages = messages;
        this.origins = origins;
        this.directory = directory;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    /** Has the office told, now or when the hour since the last letter is over. */
    void soon(TenantTx tx) {
        Instant last = Comments.lastTold(tx);
        Instant soon = clock.instant().plus(SOON);
        Instant at = last == null || last.plus(PAUSE).isBefore(soon) ? soon : last.plus(PAUSE);
        String minute = String.valueOf(at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond());
        jobs.schedule(tx, TELL, minute, new ToTell(minute), at);
    }

    /** The job; whether a letter went out. */
    boolean tell(Tenancy tenancy) {
        return database.write(tenancy, this::tell);
    }

    private boolean tell(TenantTx tx) {
        tx.query("select version from site for update").first(Integer.class);
        long untold = Comments.untold(tx);
        Optional<Tenant> tenant = directory.byId(tx.tenant());
        if (untold == 0 || tenant.isEmpty()) {
            return false;
        }
        Instant last = Comments.lastTold(tx);
        if (last != null && last.plus(PAUSE).isAfter(clock.instant())) {
            soon(tx);
            return false;
        }
        Map<String, Object> words =
                Map.of(
                        "association", tenant.get().name(),
                        "count", Comments.count(tx, Comment.State.WAITING),
                        "desk", origins.portal() + CommentPages.list(tenant.get().slug()));
        for (OfficeHolders.Holder to : OfficeHolders.of(tx, Comments.settings(tx).office())) {
            post.queue(tx, letter(to.email(), to.speaks(), "waiting", words));
        }
        Comments.told(tx);
        return true;
    }

    /** It repeats nothing of what was written: the address may be somebody else's. */
    void receipt(
            TenantTx tx, Tenant tenant, Place place, UUID id, EmailAddress to, boolean published) {
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        String site = origins.of(tenant);
        Map<String, Object> words =
                Map.of(
                        "association",
                        tenant.name(),
                        "title",
                        place.title(),
                        "published",
                        published ? "yes" : "no",
                        "article",
                        site + "/" + place.slug(),
                        "withdraw",
                        site + withdrawal.path(tenant.id(), id));
        post.queue(tx, letter(to, language, "receipt", words));
    }

    /** One letter to whoever asked for it, and no more; it repeats nothing either. */
    void answered(TenantTx tx, Tenant tenant, Comment comment, EmailAddress to) {
        Language language = Language.ofTag(tenant.language()).orElse(Language.FR);
        String site = origins.of(tenant);
        Map<String, Object> words =
                Map.of(
                        "association",
                        tenant.name(),
                        "title",
                        comment.articleTitle(),
                        "comment",
                        site + "/" + comment.articleSlug() + "#commentaire-" + comment.id(),
                        "withdraw",
                        site + withdrawal.path(tenant.id(), comment.id()));
        post.queue(tx, letter(to, language, "answered", words));
        Comments.answered(tx, comment.id());
    }

    private Letter letter(
            EmailAddress to, Language language, String word, Map<String, Object> words) {
        String key = "comments.letter." + word;
        return new Letter(
                to,
                messages.text(language, key + ".subject", words),
                messages.text(language, key + ".text", words));
    }
}
