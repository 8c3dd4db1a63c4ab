package org.preau.people;

import java.util.List;
import java.util.UUID;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;

/**
 * A page with one form and nothing else to do.
 *
 * @param heading its title
 * @param crumbs the pages above it
 * @param lead what the form does, in a sentence or two
 * @param id of what the form makes, so that sending it twice makes one
 * @param action where it is sent
 * @param go the words of its button
 * @param back where doing nothing leads
 */
record FormPage(
        Message heading,
        Message lead,
        List<Link> crumbs,
        Form form,
        UUID id,
        String action,
        Message go,
        String back) {}
