package org.preau.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.preau.text.Language;
import org.preau.text.Message;

/** The views and frames of the style guide: real-looking values, hostile ones among them. */
final class StyleguideView {
    private StyleguideView() {}

    record Sector(int number, String name) {}

    record Page(
            List<Link> crumbs,
            Form form,
            List<String> states,
            List<Sector> sectors,
            List<Emblem> emblems,
            List<Verdict> verdicts,
            Pager pager) {}

    static Page page() {
        return new Page(
                List.of(
                        new Link(Message.plain("Accueil"), "/"),
                        new Link(Message.plain("Associations"), "/associations")),
                form(),
                List.of(
                        "draft",
                        "proposed",
                        "scheduled",
                        "published",
                        "declined",
                        "withdrawn",
                        "active",
                        "opening",
                        "suspended",
                        "archived",
                        "deleted"),
                sectors(),
                sectors().stream()
                        .map(sector -> Emblem.of(sector.name(), sector.number()))
                        .toList(),
                List.of(
                        verdict(
                                Frame.Kind.SUCCESS,
                                "Dernier instantané à 14 h 02",
                                "Recopié dans un second lieu, relu sans faute."),
                        verdict(
                                Frame.Kind.WARN,
                                "Un réglage à ajouter",
                                "Vos infolettres seront mieux reçues."),
                        verdict(
                                Frame.Kind.ERROR,
                                "La copie a 26 heures de retard",
                                "Le second lieu refuse les écritures."),
                        verdict(Frame.Kind.INFO, "Mise à niveau ce soir", "Sans coupure.")),
                Pager.of(5, 12, page -> "?page=" + page));
    }

    static Frame visitor(Language language) {
        Frame.MenuGroup menu =
                new Frame.MenuGroup(
                        Optional.empty(),
                        List.of(
                                new Frame.Item("probe.nav.training", "/formation", "", false, 0),
                                new Frame.Item("probe.nav.agenda", "/agenda", "", false, 0),
                                new Frame.Item(
                                        "probe.nav.associations", "/associations", "", true, 0)));
        return Frame.of(language, portal(), "/composants")
                .withMenu(List.of(menu))
                .withCsrf("token")
                .withAlternates(
                        List.of(
                                new Frame.Alternate(
                                        language == Language.FR ? Language.EN : Language.FR,
                                        "?langue=en")));
    }

    static Frame desk(Language language) {
        return visitor(language)
                .withViewer(new Frame.Viewer("Marion Delcourt", "/compte", "/deconnexion"), "token")
                .withPlace(
                        new Frame.Place(
                                "Chœur des Écluses",
                                "ecluses.valrive.example",
                                "/espace/ecluses",
                                "https://ecluses.valrive.example/",
                                Optional.of("/espace"),
                                Optional.of("/aide/ecrire")))
                .withFlash(
                        Optional.of(
                                new Frame.Flash(
                                        Frame.Kind.SUCCESS,
                                        Message.plain("« Vœux 2027 » est en ligne."))))
                .withMenu(
                        List.of(
                                new Frame.MenuGroup(
                                        Optional.empty(),
                                        List.of(
                                                new Frame.Item(
                                                        "probe.nav.waiting",
                                                        "/espace",
                                                        "bell",
                                                        true,
                                                        0))),
                                new Frame.MenuGroup(
                                        Optional.of("probe.nav.the-site"),
                                        List.of(
                                                new Frame.Item(
                                                        "probe.nav.articles",
                                                        "#",
                                                        "file-text",
                                                        false,
                                                        2),
                                                new Frame.Item(
                                                        "probe.nav.pages",
                                                        "#",
                                                        "folder",
                                                        false,
                                                        0))),
                                new Frame.MenuGroup(
                                        Optional.of("probe.nav.the-office"),
                                        List.of(
                                                new Frame.Item(
                                                        "probe.nav.people", "#", "user", false, 0),
                                                new Frame.Item(
                                                        "probe.nav.settings",
                                                        "#",
                                                        "settings",
                                                        false,
                                                        0)))));
    }

    private static Frame.Portal portal() {
        return new Frame.Portal(
                "Préau de Valrive",
                "Valrive",
                "/",
                List.of(
                        new Frame.MenuGroup(
                                Optional.of("probe.nav.legal"),
                                List.of(
                                        new Frame.Item(
                                                "probe.nav.notice",
                                                "/mentions-legales",
                                                "",
                                                false,
                                                0),
                                        new Frame.Item(
                                                "probe.nav.accessibility",
                                                "/accessibilite",
                                                "",
                                                false,
                                                0)))));
    }

    private static Form form() {
        List<Field.Option> sectors =
                sectors().stream()
                        .map(it -> Field.Option.of("s" + it.number(), Message.plain(it.name())))
                        .toList();
        List<Field.Option> themes =
                List.of(
                        new Field.Option(
                                "quartier",
                                Message.plain("Le quartier"),
                                Optional.of(
                                        Message.plain(
                                                "Des nouvelles, un agenda, un plan pour venir"))),
                        Field.Option.of("scene", Message.plain("La scène")));
        return Form.of(
                List.of(Message.plain("La demande n’est pas partie.")),
                field(Field.Type.TEXT, "name")
                        .withValue("Les Amis \"du\" <Bief>")
                        .withMaxLength(80),
                field(Field.Type.TEXT, "slug")
                        .withValue("bief")
                        .withHint(Message.plain("Des lettres, des chiffres, des tirets."))
                        .withError(
                                Message.plain(
                                        "« bief » est au Collectif du Bief. « amis-du-bief » est libre.")),
                field(Field.Type.EMAIL, "mail")
                        .withValue("jeanne@orange.example")
                        .withAutocomplete("username"),
                field(Field.Type.PASSWORD, "secret")
                        .withValue("never printed")
                        .withAutocomplete("current-password"),
                field(Field.Type.URL, "web").withValue("https://bief.example").optional(),
                field(Field.Type.TEL, "phone").optional(),
                field(Field.Type.DATE, "day").withValue("2026-11-24"),
                field(Field.Type.DATETIME, "at").withValue("2026-11-24T18:30"),
                field(Field.Type.NUMBER, "places").withValue("40"),
                field(Field.Type.CODE, "code").withAutocomplete("one-time-code"),
                field(Field.Type.AREA, "text").withValue("\nTrois phrases.\n</textarea><script>"),
                Field.choice(Field.Type.SELECT, "sector", "probe.field", sectors).withValue("s6"),
                Field.choice(Field.Type.RADIOS, "theme", "probe.field", themes)
                        .withValue("quartier"),
                field(Field.Type.FILE, "logo")
                        .withAccept("image/png,image/jpeg")
                        .withHint(Message.plain("PNG ou JPEG, 2 Mo au plus."))
                        .optional(),
                field(Field.Type.TEXT, "closed").withValue("choeur-des-ecluses").closed(),
                field(Field.Type.CHECKBOX, "mandate").withValue("on"));
    }

    private static Field field(Field.Type type, String name) {
        return Field.of(type, name, "probe.field");
    }

    private static Verdict verdict(Frame.Kind kind, String title, String note) {
        return new Verdict(kind, Message.plain(title), Message.plain(note));
    }

    private static List<Sector> sectors() {
        List<String> names =
                List.of(
                        "Centre et Écluses",
                        "Faubourg du Moulin",
                        "Les Coteaux",
                        "Rive-Neuve",
                        "Gare et Ateliers",
                        "Plaine et Hameaux");
        return IntStream.rangeClosed(1, 6).mapToObj(i -> new Sector(i, names.get(i - 1))).toList();
    }
}
