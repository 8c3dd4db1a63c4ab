package org.preau.web;

/** One English sentence for each status that the API answers by itself. */
final class ApiTitles {

    private ApiTitles() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 403 -> "This token may not do that.";
            case 404 -> "There is no such thing, or this token may not see it.";
            case 405 -> "This address answers to other methods; see Allow.";
            case 409 -> "The association is archived: nothing can be changed.";
            case 413 -> "The body is too large.";
            case 429 -> "Too many requests; see Retry-After.";
            case 503 -> "The database is out of reach or too busy; nothing was changed, try again.";
            case 507 -> "The disk is full; nothing was changed.";
            default -> "Something broke; nothing was acknowledged.";
        };
    }
}
