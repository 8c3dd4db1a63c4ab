package org.preau.demo;

/** What {@code media.json} says of a picture. */
record DemoMedia(String alt, int width, int height, String credit) {}
