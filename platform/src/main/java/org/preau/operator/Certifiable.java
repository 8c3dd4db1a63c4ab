package org.preau.operator;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;

/**
 * Answers a reverse proxy that asks whether it may have a certificate for a host: yes for the
 * platform's own hosts and for domains whose proof was seen. Looks in memory only.
 */
public final class Certifiable implements Predicate<String> {

    private final TenantDirectory directory;

    public Certifiable(TenantDirectory directory) {
        this.directory = directory;
    }

    @Override
    public boolean test(String host) {
        return HostName.ofHeader(host).map(HostName::value).filter(host::equals).isPresent()
                && answers(directory.atHost(host));
    }

    private static boolean answers(@Nullable Tenant tenant) {
        return tenant != null && tenant.state() != TenantState.DELETED;
    }
}
