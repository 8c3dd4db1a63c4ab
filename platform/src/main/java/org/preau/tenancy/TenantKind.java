package org.preau.tenancy;

/** What a tenant is. */
public enum TenantKind {
    /** The shared site, the operator's own tenant; there is one. */
    PORTAL,
    /** An association. */
    ASSOCIATION
}
