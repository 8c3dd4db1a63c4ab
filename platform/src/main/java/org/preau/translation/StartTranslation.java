package org.preau.translation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.site.Article;
import org.preau.site.Articles;
import org.preau.site.SaveArticle;
import org.preau.site.SaveSection;
import org.preau.site.Section;
import org.preau.site.Sections;
import org.preau.site.Writing;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Tongue;
import org.preau.web.Desk;

/**
 * Begins a translation: a draft in another language, linked to the text it is to say; of a section,
 * one that visitors do not see before somebody shows it.
 */
public final class StartTranslation {

    /** How it went. */
    sealed interface Outcome {}

    /** The draft is there. */
    record Started(UUID draft) implements Outcome {}

    /** It has a translation into that language already. */
    record There(UUID text) implements Outcome {}

    /** It cannot be: no such language, or the text's own. */
    record NoLanguage() implements Outcome {}

    /** Who asks may not write there. */
    record Refused() implements Outcome {}

    /** There is no such text here. */
    record Missing() implements Outcome {}

    private final Database database;
    private final SaveArticle save;

    private final SaveSection saveSection;

    public StartTranslation(Database database, SaveArticle save, SaveSection saveSection) {
        this.database = database;
        this.save = save;
        this.saveSection = saveSection;
    }

    /**
     * @param draft the id of the new text: sent twice, begun once
     */
    Outcome run(Desk desk, String kind, UUID id, UUID draft, String language) {
        return database.write(desk.tenancy(), tx -> start(tx, desk, kind, id, draft, language));
    }

    private Outcome start(
            TenantTx tx, Desk desk, String kind, UUID id, UUID draft, String language) {
        tx.query("select version from site for update").one(Integer.class);
        Optional<Translations.Subject> subject = Translations.find(tx, kind, id);
        if (subject.isEmpty()) {
            return new Missing();
        }
        boolean own = ChangeTranslation.language(desk, subject.get()).equals(language);
        if (own || Tongue.of(language).isEmpty()) {
            return new NoLanguage();
        }
        Optional<Translations.Subject> there =
                Translations.linked(tx, id).stream()
                        .filter(one -> one.language().equals(language))
                        .findFirst();
        return there.isPresent()
                ? new There(there.get().id())
                : begin(tx, desk, subject.get(), draft, language);
    }

    private Outcome begin(
            TenantTx tx, Desk desk, Translations.Subject subject, UUID draft, String language) {
        boolean made =
                subject.kind().equals("section")
                        ? section(tx, desk, subject.id(), draft, language)
                        : text(tx, desk, subject.id(), draft, language);
        if (!made) {
            return new Refused();
        }
        UUID group = ChangeTranslation.ensured(tx, desk, subject);
        Translations.save(
                tx, Translations.find(tx, subject.kind(), draft).orElseThrow(), language, group);
        tx.siteChanged();
        AuditLog.note(
                tx,
                desk.actor(),
                "translation.started",
                subject.title(),
                Map.of("language", language));
        return new Started(draft);
    }

    /** In the translation of the section above it, if there is one. */
    private boolean section(TenantTx tx, Desk desk, UUID id, UUID draft, String language) {
        Section source = Sections.find(tx, id).orElseThrow();
        UUID parent = source.parentId();
        if (parent != null) {
            parent = Translations.section(tx, parent, language).orElse(parent);
        }
        return saveSection.in(
                        tx,
                        desk,
                        new SaveSection.Command(draft, 0, parent, source.title(), "", "", true))
                instanceof SaveSection.Saved;
    }

    private boolean text(TenantTx tx, Desk desk, UUID id, UUID draft, String language) {
        Article source = Articles.find(tx, id).orElseThrow();
        UUID place = source.sectionId();
        if (place != null) {
            place = Translations.section(tx, place, language).orElse(place);
        }
        String alt = source.coverId() == null ? "" : Translations.alt(tx, source.coverId());
        Writing writing =
                Writing.of(source.title(), "", "").in(place).withCover(source.coverId(), alt, "");
        return save.in(tx, desk, SaveArticle.Command.create(draft, source.kind(), writing))
                instanceof SaveArticle.Saved;
    }
}
