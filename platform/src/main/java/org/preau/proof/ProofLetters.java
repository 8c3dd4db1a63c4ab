package org.preau.proof;

import java.util.Map;
import java.util.stream.Collectors;
import org.preau.base.TenantId;
import org.preau.mail.ToOperators;
import org.preau.proof.Proof.State;
import org.preau.sql.Database;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.web.Origins;

/** Writes to the operators that what is kept of an association would not come back. */
public final class ProofLetters {

    private final Database database;
    private final TenantDirectory directory;
    private final Origins origins;
    private final Messages messages;
    private final ToOperators letters;

    public ProofLetters(
            Database database,
            TenantDirectory directory,
            Origins origins,
            Messages messages,
            ToOperators letters) {
        this.database = database;
        this.directory = directory;
        this.origins = origins;
        this.messages = messages;
        this.letters = letters;
    }

    /**
     * Writes it.
     *
     * @param state failed, or unfinished for good
     */
    void failed(TenantId tenant, State state, Report report) {
        int _ =
                database.operator(
                        "write to the operators that a proof failed",
                        tx ->
                                letters.write(
                                        tx,
                                        directory.portal().id(),
                                        "proof.letter.",
                                        language -> facts(language, tenant, state, report)));
    }

    private Map<String, Object> facts(
            Language language, TenantId tenant, State state, Report report) {
        String faults =
                report.faults().stream()
                        .map(it ->
                                "- "
                                        + messages.text(
                                                language,
                                                "proof.fault." + it.kind(),
                                                Map.of("what", it.what())))
                        .collect(Collectors.joining("\n"));
        return Map.of(
                "association",
                directory.byId(tenant).map(Tenant::name).orElse(tenant.toString()),
                "state",
                state.word(),
                "faults",
                faults,
                "address",
                origins.portal() + "/console/preuves");
    }
}
