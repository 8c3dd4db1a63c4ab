package org.preau.site;

/** Which way something goes in an order. */
public enum Direction {
    UP,
    DOWN
}
