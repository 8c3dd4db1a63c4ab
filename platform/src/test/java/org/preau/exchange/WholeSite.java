package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.media.AddMedia;
import org.preau.media.BringMedia;
import org.preau.media.Media;
import org.preau.media.PortableMedia;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.site.BringArticle;
import org.preau.site.BringSection;
import org.preau.site.BringTimes;
import org.preau.site.Byline;
import org.preau.site.EditAppearance;
import org.preau.site.Home;
import org.preau.site.Privacy;
import org.preau.site.Writing;
import org.preau.sql.Query;
import org.preau.tenancy.Tenant;
import org.preau.web.Desk;

/** Makes a site that has one of everything that a site can have. */
final class WholeSite {

    static final Instant SPRING = Instant.parse("2024-04-12T08:30:00Z");

    private final Movers movers;
    private final Desk desk;
    private final Instant soon =
            Instant.now().plus(40, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private WholeSite(Movers movers, Tenant tenant) {
        this.movers = movers;
        this.desk = movers.desk(tenant);
    }

    static void furnish(Movers movers, Tenant tenant) throws IOException {
        new WholeSite(movers, tenant).all();
    }

    private void all() throws IOException {
        movers.acts.clearStarter().run(desk);
        movers.complete(desk);
        movers.acts
                .editPrivacy()
                .run(desk, new Privacy("vie-privee@alpha.example", "Nous ne gardons **rien**.", 0));
        UUID concerts =
                section(
                        null,
                        "Concerts",
                        "concerts",
                        List.of("/spip.php?rubrique1", "/vieux/concerts"));
        UUID outside = section(concerts, "Hors les murs", "hors-les-murs", List.of());
        section(concerts, "En chantier", "en-chantier", List.of());
        UUID first = section(null, "Apprendre", "apprendre", List.of());
        UUID learn = section(null, "Learning", "learning", List.of());
        run(
                "update section set position = case slug when 'apprendre' then 0 else position + 1 end where parent_id is null");
        run(
                "insert into address (slug, section_id, current) values ('anciens-concerts', :id, false)",
                Map.of("id", concerts));
        Media picture = picture(Color.RED, "Le Lavoir.PNG", "Un lavoir", "Le soir", "Hugo");
        Media banner = picture(Color.BLUE, "banniere.png", "", "", "");
        Media former = picture(Color.GREEN, "avant.png", "Avant", "", "");
        Media sound = file("chorale.mp3", mp3());
        Media paper = file("Statuts 2024.pdf", pdf());
        movers.write(
                desk,
                tx -> {
                    PortableMedia.take(tx, picture.id(), 20, 70, "");
                    PortableMedia.take(tx, sound.id(), 50, 50, "On chante.\n\nPuis on rit.");
                    return true;
                });
        captions(sound, "fr", "On chante.");
        captions(sound, "en", "They sing.");
        String old = former.path();
        // What replaced it is the picture of the wash house: its old address leads there.
        run("delete from media where id = :id", Map.of("id", former.id()));
        run(
                "insert into media_former (sha256, media_id, name, type, bytes, kept, replaced_by) values (:sha, :id, 'avant.webp', 'image/webp', 1, false, 'x')",
                Map.of("sha", former.sha256(), "id", picture.id()));
        String shown = "![Le lavoir](" + picture.path() + " \"Le soir\")";
        String body =
                "---\ntitre: piège\n---\n\n"
                        + shown
                        + "\n\n[![Clic]("
                        + picture.path()
                        + ")]("
                        + picture.path()
                        + ")\n\n![Ancienne]("
                        + old
                        + ")\n\n![Écouter]("
                        + sound.path()
                        + ")\n\nEt [les statuts]("
                        + paper.path()
                        + ") puis [venir](/venir).\n\n```\n/media/0123456789abcdef/x.png\n```\n\nSuite.";
        UUID main =
                text(
                        ArticleKind.ARTICLE,
                        "Accorder les voix",
                        body,
                        outside,
                        picture,
                        ArticleState.PUBLISHED,
                        SPRING,
                        List.of("/2019/04/un", "/spip.php?article12"),
                        "");
        int day = 1;
        for (ArticleState state : ArticleState.values()) {
            text(
                    ArticleKind.ARTICLE,
                    "Texte " + ArrivalReport.lower(state),
                    shown,
                    concerts,
                    picture,
                    state,
                    SPRING.plus(day++, ChronoUnit.DAYS),
                    List.of(),
                    state == ArticleState.DECLINED ? "Trop long" : "");
        }
        UUID again =
                text(
                        ArticleKind.ARTICLE,
                        "Reproposé",
                        "Encore.",
                        null,
                        null,
                        ArticleState.PROPOSED,
                        SPRING.plus(20, ChronoUnit.DAYS),
                        List.of(),
                        "");
        times(again, SPRING, null, null);
        UUID scheduled =
                text(
                        ArticleKind.ARTICLE,
                        "Programmé",
                        "Plus tard.",
                        first,
                        null,
                        ArticleState.PUBLISHED,
                        soon,
                        List.of(),
                        "");
        times(scheduled, null, soon.plus(9, ChronoUnit.DAYS), SPRING);
        UUID ending =
                text(
                        ArticleKind.ARTICLE,
                        "Fini bientôt",
                        "Vite.",
                        first,
                        null,
                        ArticleState.PUBLISHED,
                        SPRING.plus(22, ChronoUnit.DAYS),
                        List.of(),
                        "");
        times(ending, null, soon, null);
        UUID over =
                text(
                        ArticleKind.ARTICLE,
                        "Expiré",
                        "Trop tard.",
                        first,
                        null,
                        ArticleState.WITHDRAWN,
                        SPRING.plus(23, ChronoUnit.DAYS),
                        List.of(),
                        "");
        times(over, null, SPRING.plus(60, ChronoUnit.DAYS), null);
        UUID come =
                text(
                        ArticleKind.PAGE,
                        "Venir",
                        "Ici, avec [le formulaire](/formulaires/fete).",
                        null,
                        null,
                        ArticleState.PUBLISHED,
                        SPRING,
                        List.of(),
                        "");
        UUID visit =
                text(
                        ArticleKind.PAGE,
                        "Come and see us",
                        "Here.",
                        null,
                        null,
                        ArticleState.PUBLISHED,
                        SPRING.plus(1, ChronoUnit.DAYS),
                        List.of(),
                        "");
        text(
                ArticleKind.PAGE,
                "Préparer",
                "Brouillon.",
                null,
                null,
                ArticleState.DRAFT,
                SPRING.plus(2, ChronoUnit.DAYS),
                List.of(),
                "");
        run(
                "insert into address (slug, article_id, current) values ('nous-trouver', :id, false)",
                Map.of("id", come));
        UUID german =
                text(
                        ArticleKind.ARTICLE,
                        "Gut gesungen",
                        "Schön.",
                        first,
                        null,
                        ArticleState.PUBLISHED,
                        SPRING.plus(30, ChronoUnit.DAYS),
                        List.of(),
                        "");
        text(
                ArticleKind.ARTICLE,
                "Sing with us",
                "La la.",
                learn,
                null,
                ArticleState.PUBLISHED,
                SPRING.plus(31, ChronoUnit.DAYS),
                List.of(),
                "");
        translated(Ids.next(), Map.of("fr", come, "en", visit), false);
        translated(Ids.next(), Map.of("fr", first, "en", learn), true);
        translated(Ids.next(), Map.of("de", german), false);
        dated(main, come);
        comments(main);
        forms();
        dressed(picture, banner, main, concerts, come);
        site(main, picture);
    }

    private void site(UUID main, Media picture) {
        EditAppearance.Outcome dressed =
                movers.acts
                        .editAppearance()
                        .run(
                                desk,
                                new EditAppearance.Command(
                                        0,
                                        "placette",
                                        "On chante ensemble",
                                        picture.id(),
                                        new Home("Bienvenue", "Poussez la porte.", main)));
        assertThat(dressed).isInstanceOf(EditAppearance.Saved.class);
        run("update site set phone = '01 99 00 11 22'");
        run(
                "update site set comments = 'moderated', comments_days = 3650, comments_office = 'secretary'");
    }

    private void dressed(Media picture, Media banner, UUID main, UUID section, UUID page) {
        run(
                "update site set banner_id = :banner, look = cast(:look as jsonb)",
                Map.of(
                        "banner",
                        banner.id(),
                        "look",
                        "{\"theme\":\"placette\",\"palette\":\"mer\",\"light\":{},\"dark\":{},\"type\":\"machine\",\"header\":\"picture\",\"scheme\":\"dark\",\"density\":\"airy\"}"));
        run(
                "update site set home = home || cast(:home as jsonb)",
                Map.of(
                        "home",
                        """
                        {"blocks": [
                          {"id": "%1$s", "version": 1, "kind": "featured", "title": "À la une", "article": "%5$s"},
                          {"id": "%2$s", "version": 3, "kind": "latest", "title": "Derniers", "count": "3", "section": "%6$s", "hidden": true},
                          {"id": "%3$s", "version": 1, "kind": "picture", "file": "%7$s", "alt": "Un lavoir", "caption": "Là"},
                          {"id": "%4$s", "version": 1, "kind": "partners", "title": "Partenaires", "partners": [{"name": "La ville", "url": "https://ville.example/"}]}
                        ]}
                        """
                                .formatted(
                                        Ids.next(),
                                        Ids.next(),
                                        Ids.next(),
                                        Ids.next(),
                                        main,
                                        section,
                                        picture.path())));
        run(
                "update site set menu = cast(:menu as jsonb)",
                Map.of(
                        "menu",
                        """
                        {"main": [{"id": "%1$s", "version": 1, "kind": "section", "target": "%4$s", "label": "Écouter", "children": [
                                     {"id": "%2$s", "version": 1, "kind": "text", "target": "%5$s", "label": "", "children": []}]}],
                         "foot": [{"id": "%3$s", "version": 1, "kind": "address", "target": "https://ville.example/", "label": "La ville", "children": []}]}
                        """
                                .formatted(Ids.next(), Ids.next(), Ids.next(), section, page)));
        run(
                "insert into template_override (name, version, published, own) values ('brand', 3, :text, 'x')",
                Map.of("text", "<p class=\"brand\">Ma marque {{site.name}}</p>"));
        run(
                "insert into template_override (name, version, draft) values ('breadcrumb', 1, :text)",
                Map.of("text", "<p>Ébauche {{site.name}}</p>"));
    }

    private void comments(UUID article) {
        run("update article set comments = 'open' where id = :id", Map.of("id", article));
        UUID question = Ids.next();
        String into =
                "insert into comment (id, article_id, parent_id, name, email, body, state, written_at) values (:id, :article, cast(:parent as uuid), :name, 'lina@mail.example', :body, :state, :at)";
        int at = 0;
        for (String state : List.of("published", "waiting", "declined", "spam")) {
            comment(
                    into,
                    state.equals("published") ? question : Ids.next(),
                    article,
                    null,
                    state,
                    at++);
        }
        comment(into, Ids.next(), article, question, "published", at);
        run(
                "update comment set answer = true where article_id = :id and parent_id is not null",
                Map.of("id", article));
        run("update article set comment_count = 2 where id = :id", Map.of("id", article));
    }

    private void comment(
            String into, UUID id, UUID article, @Nullable UUID parent, String state, int at) {
        movers.write(
                desk,
                tx ->
                        tx.query(into)
                                .bind("id", id)
                                .bind("article", article)
                                .bind("parent", parent == null ? null : parent.toString())
                                .bind("name", "Lina " + state)
                                .bind("body", "Bravo !\n\nEt « merci ».")
                                .bind("state", state)
                                .bind("at", SPRING.plus(100 + at, ChronoUnit.DAYS))
                                .execute());
    }

    private void forms() {
        String into =
                "insert into questionnaire (id, slug, title, intro, thanks, questions, opened, opens_at, closes_at, most_answers, office, receipt, purpose, kept_months, rights_contact)"
                        + " values (:id, :slug, :title, 'Une **fête**.', 'Merci !', cast(:questions as jsonb), :opened, cast(:opens as timestamptz), :closes, :most, 'secretary', true, 'Préparer la fête', 6, 'droits@alpha.example')";
        UUID form = Ids.next();
        movers.write(
                desk,
                tx ->
                        tx.query(into)
                                .bind("id", form)
                                .bind("slug", "fete")
                                .bind("title", "Fête d’été")
                                .bind(
                                        "questions",
                                        """
                                        [{"id": "q1", "kind": "note", "label": "Bonjour", "help": "Dites\\ntout.", "required": false, "options": []},
                                         {"id": "q2", "kind": "choice", "label": "Viendrez-vous ?", "help": "", "required": true, "options": ["Oui", "Non"]},
                                         {"id": "q3", "kind": "number", "label": "À combien ?", "help": "Avec vous", "required": true, "options": [], "condition": {"question": "q2", "is": "Oui"}},
                                         {"id": "q4", "kind": "consent", "label": "J’accepte", "help": "", "required": true, "options": []}]
                                        """)
                                .bind("opened", true)
                                .bind("opens", (Instant) null)
                                .bind("closes", soon)
                                .bind("most", 100)
                                .execute());
        movers.write(
                desk,
                tx ->
                        tx.query(into)
                                .bind("id", Ids.next())
                                .bind("slug", "sondage")
                                .bind("title", "Sondage")
                                .bind("questions", "[]")
                                .bind("opened", false)
                                .bind("opens", SPRING)
                                .bind("closes", soon)
                                .bind("most", (Integer) null)
                                .execute());
        run(
                "insert into answer (id, questionnaire_id, given, forget_at) values (:id, :form, '[]', now() + interval '1 year')",
                Map.of("id", Ids.next(), "form", form));
    }

    /** An evening that ends after midnight, called off; an exhibition; one by the way. */
    private void dated(UUID article, UUID page) {
        String into =
                "insert into article_date (id, article_id, starts_on, starts_at, ends_on, ends_at, note, place, address, action, link, state, changes) values (:id, :text, ";
        run(
                into
                        + "'2099-12-05', '20:30', '2099-12-06', '01:00', 'bal', 'Le « Lavoir »', '8 rue du Four', 'Réserver', '/fete', 'cancelled', 3)",
                Map.of("id", Ids.next(), "text", article));
        run(
                into
                        + "'2099-10-01', null, '2099-10-20', null, '', 'Halle', '', '', '', 'planned', 0)",
                Map.of("id", Ids.next(), "text", article));
        run(
                into
                        + "'2019-03-31', '02:30', '2019-03-31', null, '', '', '', '', '', 'postponed', 0)",
                Map.of("id", Ids.next(), "text", page));
    }

    private void translated(UUID group, Map<String, UUID> texts, boolean sections) {
        texts.forEach((language, id) ->
                run(
                        "insert into translation (target_id, "
                                + (sections ? "section_id" : "article_id")
                                + ", language, group_id) values (:id, :id, :language, :group)",
                        Map.of("id", id, "language", language, "group", group)));
    }

    private UUID section(@Nullable UUID parent, String title, String slug, List<String> old) {
        UUID id = Ids.next();
        movers.acts
                .bringSection()
                .run(
                        desk,
                        new BringSection.Command(
                                id,
                                parent,
                                title,
                                "Où : là.",
                                slug,
                                old,
                                slug.equals("en-chantier")));
        return id;
    }

    private UUID text(
            ArticleKind kind,
            String title,
            String body,
            @Nullable UUID section,
            @Nullable Media cover,
            ArticleState state,
            Instant at,
            List<String> old,
            String note) {
        UUID id = Ids.next();
        Writing writing =
                Writing.of(title, "Un chapô,\nsur deux lignes: « ainsi ».", body)
                        .in(section)
                        .tagged(
                                kind == ArticleKind.PAGE
                                        ? List.of()
                                        : List.of("chœur, canon", "été"));
        if (cover != null) {
            writing = writing.withCover(cover.id(), cover.alt(), "La \"légende\"");
        }
        boolean wasPublic = state == ArticleState.PUBLISHED || state == ArticleState.WITHDRAWN;
        Instant begun = SPRING.isBefore(at) ? SPRING.plusSeconds(at.getEpochSecond() % 86_400) : at;
        BringArticle.Outcome outcome =
                movers.acts
                        .bringArticle()
                        .run(
                                desk,
                                new BringArticle.Command(
                                        id,
                                        kind,
                                        writing,
                                        new Byline(null, "Lina \"Voix\" Moreau", begun),
                                        state,
                                        note,
                                        SPRING.plusSeconds(60),
                                        state == ArticleState.DRAFT ? null : SPRING.plusSeconds(30),
                                        wasPublic ? at : null,
                                        0,
                                        old));
        assertThat(outcome).isInstanceOf(BringArticle.Brought.class);
        assertThat(((BringArticle.Brought) outcome).held()).isEmpty();
        return id;
    }

    private void times(
            UUID id,
            @Nullable Instant published,
            @Nullable Instant until,
            @Nullable Instant before) {
        movers.acts.bringTimes().run(desk, new BringTimes.Command(id, published, until, before));
    }

    private Media picture(Color color, String name, String alt, String caption, String credit)
            throws IOException {
        return kept(
                movers.acts
                        .bringMedia()
                        .run(
                                desk,
                                new BringMedia.Command(
                                        Movers.png(color), name, alt, caption, credit)));
    }

    private Media file(String name, byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempDirectory("whole").resolve(name), bytes);
        return kept(
                movers.acts
                        .bringMedia()
                        .run(desk, file, name, new BringMedia.Words("", "Une légende", "Lina")));
    }

    private static Media kept(AddMedia.Outcome outcome) {
        assertThat(outcome).isInstanceOf(AddMedia.Kept.class);
        return ((AddMedia.Kept) outcome).media();
    }

    private void captions(Media recording, String language, String words) throws IOException {
        Path file =
                Files.writeString(
                        Files.createTempDirectory("whole").resolve("chorale-" + language + ".vtt"),
                        "WEBVTT\n\n00:00.000 --> 00:02.000\n" + words + "\n");
        assertThat(
                        movers.acts
                                .bringMedia()
                                .captions(desk, recording.id(), language, file)
                                .orElseThrow())
                .isInstanceOf(AddMedia.Kept.class);
    }

    private void run(String sql) {
        run(sql, Map.of());
    }

    private void run(String sql, Map<String, Object> values) {
        movers.write(
                desk,
                tx -> {
                    Query query = tx.query(sql);
                    values.forEach(query::bind);
                    return query.execute();
                });
    }

    private static byte[] mp3() {
        byte[] frame = new byte[417];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
