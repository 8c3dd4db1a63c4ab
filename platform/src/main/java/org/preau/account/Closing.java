package org.preau.account;

import java.util.List;
import org.preau.base.AccountId;

/** Ends accounts, where it is known what hangs on one. Blocking. */
public interface Closing {

    /** What stands in the way, or that nothing does. */
    sealed interface Outcome {}

    /**
     * Nothing.
     *
     * @param associations how many the person belongs to, or did
     */
    record Free(int associations) implements Outcome {}

    /** Nobody else answers for these associations: somebody must first. */
    record Alone(List<String> associations) implements Outcome {}

    /** This account runs the platform: another operator must end that first. */
    record RunsThePlatform() implements Outcome {}

    /** Looks, and changes nothing. */
    Outcome look(AccountId account);

    /** Ends it for good, if nothing stands in the way: the account does not exist any more. */
    Outcome run(AccountId account);
}
