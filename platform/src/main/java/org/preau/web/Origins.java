package org.preau.web;

import org.preau.base.HostName;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;

/**
 * The absolute addresses of the platform's hosts. They come from the settings and the directory,
 * never from a request's header.
 */
public final class Origins {

    private final String scheme;
    private final TenantDirectory directory;
    private volatile int port;

    /**
     * @param scheme {@code http} or {@code https}, as visitors see it
     * @param port as visitors see it; 0 until the server listens
     */
    public Origins(String scheme, int port, TenantDirectory directory) {
        this.scheme = scheme;
        this.port = port;
        this.directory = directory;
    }

    /** Says which port the server got, when it was to choose one. */
    public void listeningAt(int actualPort) {
        if (port == 0) {
            port = actualPort;
        }
    }

    /** {@code scheme://host[:port]} without a final slash. */
    public String of(HostName host) {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    /** Where the site of {@code tenant} lives. */
    public String of(Tenant tenant) {
        return of(directory.home(tenant));
    }

    /** Where the portal and every workspace live. */
    public String portal() {
        return of(directory.domain());
    }
}
