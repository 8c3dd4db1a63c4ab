package org.preau.render;

import java.util.List;
import java.util.Optional;
import org.preau.text.Language;
import org.preau.text.Message;

/**
 * What a page shows around its own content, and what it knows of who reads it. Templates read it as
 * {@code @frame}. Made for each request; the {@code with…} methods give a copy.
 *
 * @param language the language of the whole page
 * @param theme the light a person has chosen; {@link Theme#SYSTEM} for visitors
 * @param portal the portal this server carries
 * @param path the address of this page, path and query, for links that come back to it
 * @param csrf the token for the hidden field of forms; empty for visitors without a session
 * @param viewer who has signed in
 * @param place the association being worked on, in the workspace
 * @param menu the navigation, in groups
 * @param flash what the last act has done, said once after a redirect
 * @param alternates this page in the other languages
 */
public record Frame(
        Language language,
        Theme theme,
        Portal portal,
        String path,
        Optional<String> csrf,
        Optional<Viewer> viewer,
        Optional<Place> place,
        List<MenuGroup> menu,
        Optional<Flash> flash,
        List<Alternate> alternates) {

    /** The name under which templates know it. */
    static final String NAME = "frame";

    /** Day or night: as the system says, or as the person does. */
    public enum Theme {
        /** Follows the system's setting. */
        SYSTEM,
        /** Day. */
        LIGHT,
        /** Night. */
        DARK
    }

    /**
     * The portal.
     *
     * @param name as in titles: “Préau de Valrive”
     * @param area the town or federation: “Valrive”
     * @param home its address, ending with a slash; {@code /} on its own host
     * @param foot the links at the foot of its pages, in groups: legal notice, accessibility,
     *     reporting a content
     */
    public record Portal(String name, String area, String home, List<MenuGroup> foot) {}

    /**
     * Who reads.
     *
     * @param name as they call themselves
     * @param href the address of their account
     * @param signOut the address that a form posts to, to leave
     */
    public record Viewer(String name, String href, String signOut) {}

    /**
     * An association's workspace.
     *
     * @param name the association's name
     * @param host where its site is, for reading: {@code ecluses.valrive.example}
     * @param home the first page of its workspace
     * @param site the address of its public site
     * @param others the page where one goes to another association; empty for who has only one
     * @param help the page that explains this screen; empty for none
     */
    public record Place(
            String name,
            String host,
            String home,
            String site,
            Optional<String> others,
            Optional<String> help) {}

    /**
     * Entries under one title.
     *
     * @param title the message key of the title; empty for a group without one
     * @param items the entries
     */
    public record MenuGroup(Optional<String> title, List<Item> items) {}

    /**
     * One entry of a navigation.
     *
     * @param label a message key
     * @param href where it leads
     * @param icon a name of {@code icons.svg}; ignored by the portal's roof, which shows words only
     * @param current whether this page is it, or lies below it
     * @param count how many things wait there; 0 shows none
     */
    public record Item(String label, String href, String icon, boolean current, int count) {}

    /** How a notice is meant. */
    public enum Kind {
        /** Good to know. */
        INFO,
        /** Done. */
        SUCCESS,
        /** To look at, without haste. */
        WARN,
        /** Did not work. */
        ERROR
    }

    /**
     * What has just been done.
     *
     * @param kind how it is meant
     * @param text what is said; a key and its arguments, so that it can wait in a session
     */
    public record Flash(Kind kind, Message text) {}

    /**
     * This page in another language.
     *
     * @param language that language
     * @param href its address
     */
    public record Alternate(Language language, String href) {}

    /** The frame of a visitor's page, without navigation. */
    public static Frame of(Language language, Portal portal, String path) {
        return new Frame(
                language,
                Theme.SYSTEM,
                portal,
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** With the light that the reader has chosen. */
    public Frame withTheme(Theme chosen) {
        return new Frame(
                language, chosen, portal, path, csrf, viewer, place, menu, flash, alternates);
    }

    /** For a reader who has signed in, whose forms carry the token. */
    public Frame withViewer(Viewer reader, String token) {
        return new Frame(
                language,
                theme,
                portal,
                path,
                Optional.of(token),
                Optional.of(reader),
                place,
                menu,
                flash,
                alternates);
    }

    /** With a token for the forms of somebody who has not signed in. */
    public Frame withCsrf(String token) {
        return new Frame(
                language,
                theme,
                portal,
                path,
                Optional.of(token),
                viewer,
                place,
                menu,
                flash,
                alternates);
    }

    /** In an association's workspace. */
    public Frame withPlace(Place association) {
        return new Frame(
                language,
                theme,
                portal,
                path,
                csrf,
                viewer,
                Optional.of(association),
                menu,
                flash,
                alternates);
    }

    /** With this navigation. */
    public Frame withMenu(List<MenuGroup> groups) {
        return new Frame(
                language,
                theme,
                portal,
                path,
                csrf,
                viewer,
                place,
                List.copyOf(groups),
                flash,
                alternates);
    }

    /** After an act. */
    public Frame withFlash(Optional<Flash> said) {
        return new Frame(
                language, theme, portal, path, csrf, viewer, place, menu, said, alternates);
    }

    /** With the addresses of this page in other languages. */
    public Frame withAlternates(List<Alternate> others) {
        return new Frame(
                language,
                theme,
                portal,
                path,
                csrf,
                viewer,
                place,
                menu,
                flash,
                List.copyOf(others));
    }
}
