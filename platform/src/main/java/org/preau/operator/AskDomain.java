package org.preau.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.base.HostName;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/** Notes that an association asks for a domain, and makes the proof it has to publish. */
final class AskDomain {

    private static final int MOST = 5;

    /** How it went. */
    sealed interface Outcome {}

    /** It is noted; {@link VerifyDomain} comes next. */
    record Asked(HostName host) implements Outcome {}

    /** That is no domain. */
    record NotADomain() implements Outcome {}

    /** That one is the platform's own. */
    record OurOwn() implements Outcome {}

    /** There are five unproven ones already. */
    record TooMany() implements Outcome {}

    private final Database database;
    private final HostName platform;

    AskDomain(Database database, HostName platform) {
        this.database = database;
        this.platform = platform;
    }

    Outcome run(Desk desk, String typed) {
        Optional<HostName> read =
                HostName.of(bare(typed)).filter(host -> host.value().contains("."));
        if (read.isEmpty()) {
            return new NotADomain();
        }
        HostName host = read.get();
        if (host.equals(platform) || host.value().endsWith("." + platform)) {
            return new OurOwn();
        }
        return database.write(desk.tenancy(), tx -> ask(tx, desk, host));
    }

    private static Outcome ask(TenantTx tx, Desk desk, HostName host) {
        List<Domains.Domain> there = Domains.of(tx);
        if (there.stream().anyMatch(domain -> domain.host().equals(host))) {
            return new Asked(host);
        }
        if (there.size() >= MOST) {
            return new TooMany();
        }
        tx.query(
                        """
                        insert into tenant_domain (host, proof)
                        values (:host, :proof)
                        on conflict do nothing
                        """)
                .bind("host", host)
                .bind("proof", "preau=" + Secrets.random())
                .execute();
        AuditLog.note(tx, desk.actor(), "domain.asked", host.value(), Map.of());
        return new Asked(host);
    }

    /** People paste addresses: what is around the name is taken off. */
    private static String bare(String typed) {
        String text = typed.strip();
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
