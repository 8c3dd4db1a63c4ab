package org.preau.web;

import org.jspecify.annotations.Nullable;
import org.preau.text.Language;

/** Pages that say what went wrong, what was kept, and what to do next. The look implements them. */
public interface Problems {

    /**
     * A page for a person.
     *
     * @param status 400 and above
     */
    Reply page(int status, Language language, @Nullable Person person);

    /** For a host that nobody answers at: the same words whatever the host, and not its name. */
    Reply unknownHost(Language language);
}
