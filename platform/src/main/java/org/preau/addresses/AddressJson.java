package org.preau.addresses;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;

/**
 * An address as the API gives it.
 *
 * @param address the whole of it
 * @param name the part before the at sign
 */
public record AddressJson(
        UUID id, String address, String name, String note, int version, List<TargetJson> targets) {

    /**
     * Somebody it goes on to.
     *
     * @param confirmed whether she said yes: before that, she gets nothing
     */
    public record TargetJson(String email, boolean confirmed, Instant askedAt) {}

    static AddressJson of(Tenant tenant, TenantDirectory directory, OwnAddress it) {
        return new AddressJson(
                it.id(),
                AskTarget.shown(tenant, directory, it.name()),
                it.name(),
                it.note(),
                it.version(),
                it.targets().stream()
                        .map(one ->
                                new TargetJson(one.email().value(), one.confirmed(), one.askedAt()))
                        .toList());
    }
}
