package org.preau.template;

import org.preau.text.Message;

/**
 * Why a text cannot stand as a template.
 *
 * @param line from 1; 0 for the whole text
 */
record Fault(int line, Message why) {}
