package org.preau.exchange;

import java.util.Map;
import java.util.TreeMap;
import org.preau.agenda.PortableDates;
import org.preau.forms.BringForm;
import org.preau.home.PortableHome;
import org.preau.look.Looks;
import org.preau.media.PortableMedia;
import org.preau.site.OldAddresses;
import org.preau.sql.TenantTx;
import org.preau.template.BringTemplate;
import org.preau.translation.PortableTranslations;

/** What a site has that WordPress' own export has no place for, counted. */
final class WxrLeft {

    private WxrLeft() {}

    /** How many of each, by a word; nothing of what there is none of. */
    static Map<String, Long> of(TenantTx tx) {
        Map<String, Long> left = new TreeMap<>();
        left.put("forms", (long) BringForm.all(tx).size());
        left.put("templates", (long) BringTemplate.all(tx).size());
        left.put("translations", (long) PortableTranslations.write(tx).size());
        left.put("dates", (long) PortableDates.write(tx).size());
        left.put("homeBlocks", PortableHome.count(tx));
        left.put(
                "captions",
                PortableMedia.heard(tx).values().stream()
                        .mapToLong(it -> it.captions().size())
                        .sum());
        left.put(
                "transcripts",
                PortableMedia.heard(tx).values().stream()
                        .filter(it -> !it.transcript().isEmpty())
                        .count());
        left.put(
                "oldAddresses",
                OldAddresses.all(tx).values().stream().mapToLong(java.util.List::size).sum());
        left.put("look", Looks.isChosen(tx) ? 1L : 0L);
        left.values().removeIf(count -> count == 0);
        return left;
    }
}
