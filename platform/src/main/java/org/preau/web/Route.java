package org.preau.web;

import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Right;

/**
 * One line of a route table, to be read aloud: method, path, who may pass, what happens.
 *
 * @param path segments between slashes; {@code {name}} stands for one segment, {@code
 *     {name}.ending} for one that ends so, {@code {name*}} at the end for all that follow
 * @param doc what the API document says of it; null on a page
 * @param takesFiles whether whoever may pass may send much: see {@link #takingFiles()}
 */
public record Route(
        Method method,
        String path,
        Access access,
        Handler handler,
        @Nullable ApiDoc doc,
        boolean takesFiles) {

    /**
     * What happens, once the gate has let somebody pass. Blocking code, on a thread of {@link
     * Offload}.
     */
    public sealed interface Handler {}

    /** For everybody. */
    @FunctionalInterface
    public non-sealed interface Open extends Handler {
        Reply handle(Exchange exchange);
    }

    /** For whoever has signed in, and for operators. */
    @FunctionalInterface
    public non-sealed interface Personal extends Handler {
        Reply handle(Person who, Exchange exchange);
    }

    /** For whoever has a place in an association. */
    @FunctionalInterface
    public non-sealed interface AtDesk extends Handler {
        Reply handle(Desk desk, Exchange exchange);
    }

    /** A page or form that everybody may use. */
    public static Route anyone(Method method, String path, Open handler) {
        return new Route(method, path, new Access.Anyone(), handler, null, false);
    }

    /** A page or form of one's own account. */
    public static Route signedIn(Method method, String path, Personal handler) {
        return new Route(method, path, new Access.SignedIn(), handler, null, false);
    }

    /** A page or form of the operator's console. */
    public static Route operator(Method method, String path, Personal handler) {
        return new Route(method, path, new Access.Operator(), handler, null, false);
    }

    /** A page or form of an association's workspace; the path names it as {@code {association}}. */
    public static Route holding(Right right, Method method, String path, AtDesk handler) {
        return new Route(method, path, new Access.Holding(right), handler, null, false);
    }

    /**
     * What a program may ask that shows a member's password for {@code use}; the path names the
     * association as {@code {association}}.
     */
    public static Route byAppPassword(
            AppUse use, Right right, Method method, String path, AtDesk handler) {
        return new Route(method, path, new Access.ByAppPassword(use, right), handler, null, false);
    }

    /** The API of an association. */
    public static Route api(Right right, Method method, String path, ApiDoc doc, AtDesk handler) {
        return new Route(method, path, new Access.Holding(right), handler, doc, false);
    }

    /** The API of the platform; the desk is the portal's. */
    public static Route operatorApi(Method method, String path, ApiDoc doc, AtDesk handler) {
        return new Route(method, path, new Access.OperatorToken(), handler, doc, false);
    }

    /** The API that needs no token. */
    public static Route openApi(Method method, String path, ApiDoc doc, Open handler) {
        return new Route(method, path, new Access.Anyone(), handler, doc, false);
    }

    /**
     * The same, for large files: a form of up to {@value LargeBodies#MOST} bytes, or a single file
     * of half the disk's room, is read from whoever may pass, and written to disk as it comes.
     */
    public Route takingFiles() {
        return new Route(method, path, access, handler, doc, true);
    }

    /** Whether programs call it, by token, instead of people by browser. */
    public boolean isApi() {
        return isApi(path);
    }

    /** Whether programs call it by a member's password: it knows neither session nor form. */
    public boolean isByAppPassword() {
        return access instanceof Access.ByAppPassword;
    }

    /**
     * Whether its requests use up the share of the association that the path names, and not the
     * portal's: what programs and people without an account fetch of its files.
     */
    boolean isPaidByAssociation() {
        return isByAppPassword() || path.startsWith("/partage/{association}/");
    }

    /** The same of a path that somebody asks for; what is above it are pages for people. */
    static boolean isApi(String path) {
        return path.startsWith("/api/v1/");
    }
}
