package org.preau.template;

import org.preau.text.Message;

/**
 * Why a text cannot stand as a template.
 *
 * @param line from 1; 0 for the whole text
 * @param column from 1, in characters; 0 for the whole line
 */
record Fault(int line, int column, Message why) {

    static Fault whole(Message why) {
        return new Fault(0, 0, why);
    }

    /** At a place of a text, from 0. */
    static Fault at(String text, int place, Message why) {
        String before = text.substring(0, Math.min(place, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Fault(line, before.length() - before.lastIndexOf('\n'), why);
    }
}
