package org.preau.takeaway;

import java.util.UUID;

/** Says whether whoever carries a session has proven who they are a short while ago. */
@FunctionalInterface
public interface Proven {
    boolean recently(UUID session);
}
