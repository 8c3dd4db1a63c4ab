package org.preau.main;

import java.time.Clock;
import org.preau.backup.store.ObjectStore;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.render.Assets;
import org.preau.render.Templates;
import org.preau.site.Events;
import org.preau.snapshot.Safeguard;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.Csrf;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Secrets;

/** The foundation, put together: what every feature is made from. */
public record House(
        Settings settings,
        Clock clock,
        TenantDirectory directory,
        Tenancies tenancies,
        Database database,
        Jobs jobs,
        Post post,
        ObjectStore store,
        ObjectStore vaults,
        Secrets secrets,
        Csrf csrf,
        Origins origins,
        Messages messages,
        Templates templates,
        Assets assets,
        Pages pages,
        Events events,
        Safeguard safeguard) {}
