package org.preau.account;

import org.preau.base.AccountId;

/** How an attempt to come in went. */
sealed interface Entry {

    /** In; the secret goes into the cookie. */
    record In(AccountId account, String secret) implements Entry {}

    /** The first step was right; this secret and a code are asked for. */
    record CodeWanted(String secret) implements Entry {}

    /** Address, password, code, link or key: one of them is not right, and none says which. */
    record Wrong() implements Entry {}

    /** Too many tries for this account: a link, a passkey or an open session still work. */
    record TooManyTries() implements Entry {}

    /** Too many tries from that place of the network, whoever was meant. */
    record TooManyFromHere() implements Entry {}

    /** The server checks as many passwords as it can. */
    record Busy() implements Entry {}
}
