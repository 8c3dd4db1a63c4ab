package org.preau.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.preau.comments.CommentsPrivacy;
import org.preau.forms.FormsPrivacy;
import org.preau.inbound.MailPrivacy;
import org.preau.render.Asset;
import org.preau.render.Sandbox;
import org.preau.statistics.VisitsPrivacy;
import org.preau.theme.PublicSite;
import org.preau.theme.Themes;
import org.preau.web.PrivacyNote;

/** Puts together what visitors see of the associations' sites. */
final class ThemeWiring {

    /** The class path does not change: all servers of a JVM share one set. */
    private static final class Loaded {
        private static final Themes THEMES = Themes.onClassPath();
        private static final Sandbox SANDBOX = new Sandbox();
    }

    private ThemeWiring() {}

    /** The themes that a site may choose from. */
    static Themes themes() {
        return Loaded.THEMES;
    }

    static Function<String, Optional<Asset>> assets(House house) {
        return path -> themes().file(path);
    }

    /** What each feature has to say on the privacy page of a site that uses it, in this order. */
    private static List<PrivacyNote> privacy(House house) {
        List<PrivacyNote> notes =
                new ArrayList<>(List.of(new FormsPrivacy(), new CommentsPrivacy()));
        if (house.settings().number(Setting.SMTP_PORT) >= 0) {
            notes.add(new MailPrivacy());
        }
        if (house.settings().yes(Setting.VISITS)) {
            notes.add(new VisitsPrivacy());
        }
        return notes;
    }

    static PublicSite pages(House house) {
        return site(house);
    }

    /** The sites as they are drawn, for visitors and for whoever tries a look on. */
    static PublicSite site(House house) {
        return new PublicSite(
                house.database(),
                house.store(),
                themes(),
                house.messages(),
                house.origins(),
                new PortalAsHost(house),
                privacy(house),
                house.clock(),
                List.of(FormsWiring.part(house), CommentsWiring.part(house)),
                house.settings().yes(Setting.TEMPLATES) ? sandbox() : null);
    }

    /** One for the machine: it bounds what all templates of all associations may cost together. */
    static Sandbox sandbox() {
        return Loaded.SANDBOX;
    }
}
