package org.preau.exchange;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.comments.BringComment;
import org.preau.exchange.ArrivingComments.Left;

/** What a third reading of a WXR file does: brings comments, which stand below texts by then. */
final class WordPressComments implements WxrReader.Reader {

    private final WordPressKnown known;
    private final ArrivingComments coming;

    WordPressComments(WordPressKnown known, ArrivingComments coming) {
        this.known = known;
        this.coming = coming;
    }

    @Override
    public void comment(String post, Map<String, String> texts) {
        String approved = texts.getOrDefault("wp:comment_approved", "1");
        switch (texts.getOrDefault("wp:comment_type", "")) {
            case "", "comment", "review" -> {
                switch (approved) {
                    case "1", "approve" -> bring(post, texts, false);
                    case "0", "hold" -> bring(post, texts, true);
                    default -> coming.leave(Left.SPAM);
                }
            }
            case "pingback", "trackback" -> coming.leave(Left.PINGBACK);
            default -> coming.leave(Left.ELSEWHERE);
        }
    }

    @Override
    public void item(WxrItem item) {}

    private void bring(String post, Map<String, String> texts, boolean waits) {
        coming.comment(
                new BringComment.Command(
                        known.id("comment", texts.getOrDefault("wp:comment_id", "")),
                        known.id("", post),
                        parent(texts.getOrDefault("wp:comment_parent", "")),
                        WordPressKnown.plain(texts.get("wp:comment_author")),
                        WordsOfHtml.of(texts.getOrDefault("wp:comment_content", "")),
                        waits,
                        known.isWriter(texts.getOrDefault("wp:comment_user_id", "")),
                        WxrItem.moment(texts, "wp:comment_date").orElse(Instant.EPOCH)));
    }

    private @Nullable UUID parent(String number) {
        return number.isEmpty() || number.equals("0") ? null : known.id("comment", number);
    }
}
