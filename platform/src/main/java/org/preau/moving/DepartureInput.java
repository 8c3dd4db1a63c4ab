package org.preau.moving;

/**
 * What a program asks for.
 *
 * @param form {@code static}, {@code markdown} or {@code wxr}
 */
record DepartureInput(String form) {}
