package org.preau.operator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.OperatorTx;
import org.preau.web.Actor;

/** The job that invites a new association's first responsible, once its opening has committed. */
final class InviteResponsible {

    /** Whom, and on whose word. */
    record ToInvite(
            String name, EmailAddress email, Actor.Kind kind, @Nullable UUID by, String byName) {}

    static final JobKind<ToInvite> KIND = new JobKind<>("invite-responsible", ToInvite.class);

    private InviteResponsible() {}

    static void register(Jobs jobs, Inviter inviter) {
        jobs.register(
                KIND,
                (tenancy, data) ->
                        inviter.invite(
                                tenancy,
                                new Actor(data.kind(), data.by(), data.byName(), null),
                                data.name(),
                                data.email()));
    }

    static void schedule(
            Jobs jobs, OperatorTx tx, TenantId tenant, Actor actor, String name, EmailAddress to) {
        ToInvite data = new ToInvite(name, to, actor.kind(), actor.id(), actor.name());
        jobs.schedule(tx, tenant, KIND, to.value(), data, Instant.now());
    }
}
