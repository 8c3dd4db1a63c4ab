package org.preau.render;

import org.preau.text.Message;

/**
 * One line of a list that says how things stand: a sign, a sentence, what to do about it.
 *
 * @param kind chooses the sign and its colour
 * @param title how it stands
 * @param note why, or what next; {@link Message#plain} of nothing when there is nothing to add
 */
public record Verdict(Frame.Kind kind, Message title, Message note) {}
