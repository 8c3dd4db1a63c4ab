package org.preau.demo;

import java.util.List;

/** A section, and those below it. */
record DemoSection(String slug, String title, String description, List<DemoSection> children) {}
