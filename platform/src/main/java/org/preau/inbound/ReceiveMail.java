package org.preau.inbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.preau.addresses.OfficeAddress;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.smtp.Arrived;
import org.preau.smtp.Verdict;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;

/**
 * Takes mail for the addresses of associations, at their host of this platform and at their own
 * domain. Whether an address is an office's is known without asking the database.
 */
final class ReceiveMail implements InboundFeature.Receiving {

    private static final Verdict NOT_OURS =
            new Verdict.Refused(550, "5.7.1 no mail is taken for this domain here");
    private static final Verdict NO_SUCH =
            new Verdict.Refused(550, "5.1.1 there is no such address here");
    private static final Verdict CLOSED =
            new Verdict.Refused(550, "5.2.1 this association takes no mail any more");

    private final TenantDirectory directory;
    private final ReturnPath returns;
    private final ReceivingQueue queue;
    private final BiPredicate<TenantId, String> own;

    /**
     * @param own whether an association made an address of that name; asked of what is no office's
     */
    ReceiveMail(
            TenantDirectory directory,
            ReturnPath returns,
            ReceivingQueue queue,
            BiPredicate<TenantId, String> own) {
        this.directory = directory;
        this.returns = returns;
        this.queue = queue;
        this.own = own;
    }

    @Override
    public Verdict recipient(String sender, String recipient) {
        int at = recipient.lastIndexOf('@');
        Tenant tenant = at < 1 ? null : tenant(recipient);
        if (tenant == null || tenant.state() == TenantState.DELETED) {
            return NOT_OURS;
        }
        String local = recipient.substring(0, at);
        boolean known =
                ReturnPath.isOne(local)
                        ? returns.letter(tenant.id(), local).isPresent()
                        : OfficeAddress.of(local).isPresent() || own.test(tenant.id(), local);
        if (!known) {
            return NO_SUCH;
        }
        return tenant.state().writable() ? Verdict.TAKEN : CLOSED;
    }

    @Override
    public Verdict take(Arrived arrived) {
        Map<Tenant, List<String>> byTenant = new LinkedHashMap<>();
        for (String recipient : arrived.recipients()) {
            Tenant tenant = tenant(recipient);
            if (tenant != null) {
                byTenant.computeIfAbsent(tenant, any -> new ArrayList<>()).add(recipient);
            }
        }
        if (byTenant.isEmpty()) {
            return NOT_OURS; // its association went between its address and its message
        }
        MessageHead head = MessageHead.of(arrived.message());
        List<ReceivingQueue.Row> rows = new ArrayList<>();
        byTenant.forEach((tenant, recipients) ->
                rows.add(
                        new ReceivingQueue.Row(
                                tenant.id(),
                                Ids.next(),
                                arrived.sender(),
                                recipients,
                                head,
                                arrived.message())));
        return queue.put(rows);
    }

    @Override
    public void close() {
        queue.close();
    }

    private @Nullable Tenant tenant(String recipient) {
        return directory.atHost(recipient.substring(recipient.lastIndexOf('@') + 1));
    }
}
