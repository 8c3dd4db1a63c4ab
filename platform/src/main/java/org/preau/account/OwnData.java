package org.preau.account;

import java.io.IOException;
import java.nio.file.Path;
import org.preau.base.AccountId;
import org.preau.text.Language;

/** Puts together what is known of a person, where all of it can be seen. Blocking. */
public interface OwnData {

    /**
     * Writes it as one archive, to be read without Préau. Changes nothing.
     *
     * @param language of what explains it
     * @param to an existing, empty file
     * @throws IOException if it cannot be written there
     */
    void write(AccountId account, Language language, Path to) throws IOException;
}
