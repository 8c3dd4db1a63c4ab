package org.preau.account;

/** What a one-time secret is good for. */
enum Purpose {
    /** Signs in; its detail is the path to go to, or nothing. */
    SIGN_IN,
    /** The first step of a sign-in is done, a code is still asked for. */
    SECOND_STEP,
    /** Proves an address; its detail is that address. */
    CHANGE_EMAIL,
    /** The challenge that a passkey signs. */
    PASSKEY
}
