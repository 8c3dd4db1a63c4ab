package org.preau.render;

import org.preau.text.Message;

/**
 * Where something leads, for crumbs and lists of links.
 *
 * @param label what it says
 * @param href where it leads
 */
public record Link(Message label, String href) {}
