package org.preau.theme;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Embed;
import org.preau.text.MarkdownLinks;

/**
 * Where the addresses of one text lead, with what is said of its files.
 *
 * @param article whose films and maps are shown on a page of the site; null leads to the other site
 */
record TextLinks(MarkdownLinks usual, SiteFiles files, @Nullable UUID article)
        implements MarkdownLinks {

    @Override
    public Optional<String> link(String target) {
        return usual.link(target);
    }

    @Override
    public Optional<SiteImage> image(String target) {
        return usual.image(target);
    }

    @Override
    public Optional<String> file(String target) {
        return files.note(target);
    }

    @Override
    public Beside beside(String target) {
        return files.beside(target);
    }

    @Override
    public Optional<String> player(Embed embed, String title) {
        return Optional.ofNullable(article).map(id -> PlayerPage.address(id, embed));
    }
}
