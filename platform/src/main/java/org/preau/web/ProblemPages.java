package org.preau.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.render.ErrorPage;
import org.preau.render.Frame;
import org.preau.render.Templates;
import org.preau.text.Language;

/** The pages of {@link Problems}, by the look's own templates. */
public final class ProblemPages implements Problems {

    private final Templates templates;
    private final Pages pages;

    public ProblemPages(Templates templates, Pages pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @Override
    public Reply page(int status, Language language, @Nullable Person person) {
        Frame frame = pages.bare(language, Optional.ofNullable(person));
        return Reply.html(status, templates.render("error", new ErrorPage(status, ""), frame));
    }

    @Override
    public Reply unknownHost(Language language) {
        return Reply.html(
                404,
                templates.render(
                        "unknown-host",
                        Map.of(),
                        Frame.of(language, new Frame.Portal("Préau", "", "/", List.of()), "/")));
    }
}
