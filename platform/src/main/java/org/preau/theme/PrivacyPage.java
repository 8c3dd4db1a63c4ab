package org.preau.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.MarkdownOptions;
import org.preau.text.Message;
import org.preau.web.PrivacyNote;
import org.preau.web.SitePages;

/**
 * What a site does with the data of its visitors, generated from what the association filled in and
 * from the features that it uses (GDPR, articles 12 to 14). In the language of the site, and in the
 * other one an address below.
 */
final class PrivacyPage {

    static final String PATH = "/confidentialite";

    /** The authority of the country that the platform serves. */
    private static final String AUTHORITY = "https://www.cnil.fr/fr/plaintes";

    /** What the association says besides. */
    private record Said(String contact, String text) {}

    private PrivacyPage() {}

    /** The language that an address asks for; empty for the site's own. */
    static Optional<Language> language(String path) {
        return path.startsWith(PATH + "/")
                ? Language.ofTag(path.substring(PATH.length() + 1))
                : Optional.empty();
    }

    /** Whether it is one of the page's addresses. */
    static boolean isAt(String path) {
        return path.equals(PATH) || language(path).isPresent();
    }

    /**
     * @param own the language of the site
     */
    static Supplier<SitePages.Answer> read(
            TenantTx tx, Shell shell, Language own, List<PrivacyNote> notes) {
        Said said =
                tx.query("select privacy_contact as contact, privacy_text as text from site")
                        .first(Said.class)
                        .orElse(new Said("", ""));
        List<PrivacyNote.Part> parts = new ArrayList<>();
        notes.forEach(note -> parts.addAll(note.of(tx)));
        return () -> page(shell, own, said, parts);
    }

    private static SitePages.Page page(
            Shell shell, Language own, Said said, List<PrivacyNote.Part> more) {
        Voice voice = shell.voice();
        String title = voice.say("theme.privacy.title");
        String address = address(voice.language(), own);
        Model privacy =
                responsible(shell, said)
                        .and("parts", parts(shell, said, more))
                        .and("other", other(voice, own))
                        .and("body", body(voice, said.text()));
        return new Canvas(shell, "privacy", address)
                .titled(title)
                .canonical(address)
                .crumb(title)
                .show("privacy", privacy.map());
    }

    private static String address(Language language, Language own) {
        return language == own ? PATH : PATH + "/" + language.tag();
    }

    private static Map<String, Object> other(Voice voice, Language own) {
        Language other = voice.language() == Language.FR ? Language.EN : Language.FR;
        return Model.of("label", voice.say("theme.privacy.other"))
                .and("url", address(other, own))
                .and("lang", other.tag())
                .map();
    }

    private static Model responsible(Shell shell, Said said) {
        return Model.of("name", shell.name())
                .and("address", shell.voice().lines(shell.site().address()))
                .and("email", contact(shell, said))
                .and("phone", shell.site().phone())
                .and("phoneUrl", Contacts.phone(shell.site().phone()));
    }

    private static String contact(Shell shell, Said said) {
        return said.contact().isEmpty() ? shell.site().email() : said.contact();
    }

    private static List<Map<String, Object>> parts(
            Shell shell, Said said, List<PrivacyNote.Part> more) {
        String contact = contact(shell, said);
        List<Map<String, Object>> parts = new ArrayList<>();
        parts.add(part(shell, contact, "visit", "cookies"));
        if (!contact.isEmpty()) {
            parts.add(part(shell, contact, "letter", "letter-why", "letter-until"));
        }
        more.forEach(it -> parts.add(part(shell, it)));
        parts.add(part(shell, contact, "author", "author-name", "author-law"));
        parts.add(part(shell, contact, "report", "report-who", "report-until"));
        parts.add(part(shell, contact, "host", "host-who", "host-logs", "host-shared"));
        Model rights =
                Model.of("title", shell.voice().say("theme.privacy.rights"))
                        .and(
                                "sentences",
                                List.of(
                                        say(shell, contact, "rights-which"),
                                        say(
                                                shell,
                                                contact,
                                                contact.isEmpty() ? "rights-notice" : "rights-how"),
                                        say(shell, contact, "rights-authority")))
                        .and(
                                "link",
                                Model.link(
                                        shell.voice().say("theme.privacy.authority"), AUTHORITY));
        parts.add(rights.map());
        return parts;
    }

    /** One of the parts that every site has: its keys are below {@code theme.privacy.}. */
    private static Map<String, Object> part(
            Shell shell, String contact, String title, String... sentences) {
        List<String> said = new ArrayList<>();
        for (String sentence : sentences) {
            said.add(say(shell, contact, sentence));
        }
        return Model.of("title", shell.voice().say("theme.privacy." + title))
                .and("sentences", said)
                .map();
    }

    private static String say(Shell shell, String contact, String key) {
        Map<String, String> words = new HashMap<>();
        words.put("host", shell.host().name());
        words.put("contact", contact);
        return shell.voice().set(shell.voice().say("theme.privacy." + key, words));
    }

    private static Map<String, Object> part(Shell shell, PrivacyNote.Part part) {
        return Model.of("title", said(shell, part.title()))
                .and("sentences", part.sentences().stream().map(it -> said(shell, it)).toList())
                .map();
    }

    private static String said(Shell shell, Message message) {
        Voice voice = shell.voice();
        return voice.set(message.in(voice.language(), voice.messages()));
    }

    private static Optional<SafeHtml> body(Voice voice, String text) {
        MarkdownOptions options = Texts.options(voice, Map.of());
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(new SafeHtml(Texts.render(text, options).html()));
    }
}
