package org.preau.media;

import java.util.List;
import java.util.Optional;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;

/**
 * The page of one file.
 *
 * @param path where it is, and where its forms post below
 * @param address on the site, to be copied into a text
 * @param file where the file itself is, in the workspace
 * @param preview a small picture of it
 * @param theirs what somebody else saved meanwhile
 * @param left why it still says who made it, if it does
 */
record MediaView(
        String name,
        String kind,
        String path,
        String file,
        String preview,
        String address,
        String publicAddress,
        String type,
        String ending,
        long bytes,
        String size,
        String alt,
        int focusX,
        int focusY,
        int version,
        boolean recording,
        boolean mayWrite,
        boolean mayPublish,
        boolean mayErase,
        Form form,
        List<Caption> captions,
        Form captionForm,
        List<Use> uses,
        Optional<Kept> former,
        Form replaceForm,
        Optional<Media> theirs,
        Optional<Message> left,
        List<Link> crumbs,
        java.time.Instant createdAt,
        String createdBy) {

    record Caption(String language, String said, String file, long bytes) {}

    record Use(Message text, String title, String href) {}

    /** The former file, which can be put back. */
    record Kept(String name, java.time.Instant at, String by, long bytes) {}
}
