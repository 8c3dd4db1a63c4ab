package org.preau.translation;

import java.util.UUID;

/** The draft of a translation. */
public record StartedJson(UUID id) {}
