package org.preau.look;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.media.Media;
import org.preau.media.MediaShelf;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** The pictures of the library that a logo or a header can be. */
final class LookPictures {

    private static final int PICTURES = 12;

    private LookPictures() {}

    /** The same picture while the site has it; null for none. */
    static @Nullable UUID there(TenantTx tx, @Nullable UUID id) {
        return id == null ? null : MediaShelf.find(tx, id).map(Media::id).orElse(null);
    }

    /** The one that is chosen, with its size. */
    static Optional<LookView.Picture> picture(TenantTx tx, Desk desk, @Nullable UUID id) {
        return Optional.ofNullable(id)
                .flatMap(it -> MediaShelf.find(tx, it))
                .map(it -> picture(desk, it, true));
    }

    private static LookView.Picture picture(Desk desk, Media media, boolean chosen) {
        return new LookView.Picture(
                media.id(),
                "/espace/" + desk.tenant().slug() + "/images/" + media.id(),
                media.width() == null ? 0 : media.width(),
                media.height() == null ? 0 : media.height(),
                media.alt().isEmpty() ? media.name() : media.alt(),
                chosen);
    }

    /** The latest wide pictures of the site, and the chosen one. */
    static List<LookView.Picture> pictures(TenantTx tx, Desk desk, @Nullable UUID chosen) {
        return MediaShelf.page(tx, 1, 100).stream()
                .filter(it -> it.id().equals(chosen) || isWide(it))
                .limit(PICTURES)
                .map(it -> picture(desk, it, it.id().equals(chosen)))
                .toList();
    }

    private static boolean isWide(Media media) {
        Integer width = media.width();
        Integer height = media.height();
        return width != null && height != null && width >= 600 && width >= height;
    }
}
