package org.preau.site;

import org.preau.sql.TenantTx;

/** The rows of what a site says of itself. */
public final class Sites {

    private Sites() {}

    /** The site of this tenant. */
    public static Site read(TenantTx tx) {
        return tx.query(
                        """
                        select t.name, t.theme, t.language, t.sector, s.tagline, s.about, s.address, s.phone, s.email,
                               s.registration, s.director, s.logo_id, s.home::text as home, s.version
                          from site s
                          join tenant t on t.tenant_id = s.tenant_id
                        """)
                .one(Site.class);
    }

    /** Nobody else changes the site or the order of its sections before this transaction ends. */
    public static void lock(TenantTx tx) {
        tx.query("select version from site for update").one(Integer.class);
    }

    static void describe(TenantTx tx, EditSettings.Command to) {
        tx.query(
                        """
                        update site
                           set about = :about, address = :address, phone = :phone, email = :email,
                               registration = :registration, director = :director, version = version + 1
                        """)
                .bind("about", to.about())
                .bind("address", to.address())
                .bind("phone", to.phone())
                .bind("email", to.email())
                .bind("registration", to.registration())
                .bind("director", to.director())
                .execute();
        tx.query("update tenant set name = :name, language = :language where tenant_id = tenant()")
                .bind("name", to.name())
                .bind("language", to.language())
                .execute();
    }

    static void dress(TenantTx tx, EditAppearance.Command to) {
        tx.query(
                        """
                        update site
                           set tagline = :tagline, logo_id = :logo, home = home || cast(:home as jsonb), version = version + 1
                        """)
                .bind("tagline", to.tagline())
                .bind("logo", to.logo())
                .bind("home", to.home().json())
                .execute();
        tx.query("update tenant set theme = :theme where tenant_id = tenant()")
                .bind("theme", to.theme())
                .execute();
    }
}
