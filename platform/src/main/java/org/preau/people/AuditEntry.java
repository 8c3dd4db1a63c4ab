package org.preau.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.web.Actor;

/**
 * A line of the audit log as its row has it.
 *
 * @param act a message key once {@code audit.} is put before it
 * @param detail a JSON object of texts
 */
record AuditEntry(
        UUID id,
        Instant at,
        Actor.Kind actorKind,
        @Nullable UUID actorId,
        String actorName,
        String act,
        String subject,
        String detail) {}
