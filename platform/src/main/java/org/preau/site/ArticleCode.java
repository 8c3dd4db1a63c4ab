package org.preau.site;

import java.util.Optional;
import org.preau.render.QrCode;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Reply;

/**
 * The address of a text as a QR code to print, also before it is published: posters are made first.
 */
final class ArticleCode {

    private final ArticleKind kind;
    private final Room room;
    private final Origins origins;

    ArticleCode(ArticleKind kind, Room room, Origins origins) {
        this.kind = kind;
        this.room = room;
        this.origins = origins;
    }

    /** An SVG; the gate's 404 where there is no such text. */
    Reply show(Desk desk, Exchange exchange) {
        Optional<Article> found =
                Room.id(exchange, kind.part())
                        .flatMap(id ->
                                room.database().read(desk.tenancy(), tx -> Articles.find(tx, id)))
                        .filter(article -> article.kind() == kind);
        return found.map(article -> drawn(desk, article))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply drawn(Desk desk, Article article) {
        String address = origins.of(desk.tenant()) + "/" + article.slug();
        return Reply.bytes(200, "image/svg+xml", QrCode.file(address))
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("x-content-type-options", "nosniff")
                .with("content-disposition", "inline; filename=\"qr-" + article.slug() + ".svg\"");
    }
}
