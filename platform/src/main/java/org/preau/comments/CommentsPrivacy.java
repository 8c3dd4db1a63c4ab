package org.preau.comments;

import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.PrivacyNote;

/** What the privacy page says of comments, where somebody may write one or somebody has. */
public final class CommentsPrivacy implements PrivacyNote {

    @Override
    public List<Part> of(TenantTx tx) {
        boolean used =
                tx.query(
                                """
                                select 1
                                  from site
                                 where comments <> 'none'
                                    or exists (select 1 from article where comments in ('moderated', 'open'))
                                    or exists (select 1 from comment where state = 'published')
                                """)
                        .exists();
        return used
                ? List.of(
                        new Part(
                                Message.of("comments.privacy"),
                                List.of(
                                        Message.of("comments.privacy.what"),
                                        Message.of("comments.privacy.kept"))))
                : List.of();
    }
}
