package org.preau.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.text.Tongue;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** {@code /espace/ASSOCIATION/traductions}: what there is to translate, or to look at again. */
final class MissingPages {

    /** The view of {@code translation/missing.hbs}. */
    record View(List<Into> languages, boolean more, String articles) {}

    /** What is missing in one language. */
    record Into(String name, String tag, List<Row> older, List<Row> absent) {}

    /**
     * A text.
     *
     * @param href where it is translated
     * @param look where one says that its translation may stay; empty when there is none
     */
    record Row(String title, String tag, String kind, String href, String look) {}

    private final TranslationRoom room;

    MissingPages(TranslationRoom room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        List<MissingTranslation> all = read(desk);
        Map<String, Into> byLanguage = new LinkedHashMap<>();
        for (MissingTranslation one : all) {
            Into into = byLanguage.computeIfAbsent(one.wanted(), MissingPages::into);
            (one.translation() == null ? into.absent() : into.older()).add(row(desk, one));
        }
        View view =
                new View(
                        List.copyOf(byLanguage.values()),
                        all.size() == MissingTranslation.MOST,
                        room.list(desk, "article"));
        return room.pages().desk(200, "translation/missing", view, desk, exchange);
    }

    Reply list(Desk desk, Exchange exchange) {
        return Reply.json(200, ApiPage.whole(read(desk)));
    }

    private List<MissingTranslation> read(Desk desk) {
        return room.database()
                .read(desk.tenancy(), tx -> MissingTranslation.all(tx, desk.tenant().language()));
    }

    private static Into into(String tag) {
        String name = Tongue.of(tag).map(Tongue::name).orElse(tag);
        return new Into(name, tag, new ArrayList<>(), new ArrayList<>());
    }

    private Row row(Desk desk, MissingTranslation one) {
        String list = room.list(desk, one.kind()) + "/";
        if (one.translation() == null) {
            String href = list + one.id() + "/traductions";
            return new Row(one.title(), one.language(), one.kind(), href, "");
        }
        String own = list + one.translation();
        String href = one.kind().equals("section") ? own : own + "/traduire";
        return new Row(one.title(), one.language(), one.kind(), href, own + "/traductions");
    }

    static String path(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/traductions";
    }
}
