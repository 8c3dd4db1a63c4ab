package org.preau.rebuild;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild brought and did not bring, for people and programs.
 *
 * @param taken of when the platform's own copy is
 * @param resumed whether an earlier run had begun it
 * @param secrets whether passwords, second factors and tokens are back
 * @param rows of the platform's own tables; none when an earlier run had brought them
 * @param settings that were brought, by key
 * @param machine settings of the former machine that were not: to be looked at
 * @param associations each of them, the portal first
 * @param vaults what became of the history
 * @param notBack what never comes back, each with its reason
 * @param millis how long each phase took
 */
public record Report(
        Instant taken,
        boolean resumed,
        boolean secrets,
        Map<String, Long> rows,
        List<String> settings,
        List<String> machine,
        List<One> associations,
        Vaults vaults,
        Map<String, String> notBack,
        Map<String, Long> millis) {

    /** Copies lists and maps. */
    public Report {
        rows = new TreeMap<>(rows);
        settings = List.copyOf(settings);
        machine = List.copyOf(machine);
        associations = List.copyOf(associations);
        notBack = new TreeMap<>(notBack);
        millis = new LinkedHashMap<>(millis);
    }

    /**
     * An association, or the portal.
     *
     * @param vault its name in the store
     * @param outcome brought, there, nothing or failed
     * @param version of its vault
     * @param taken of when that is; null where none came now
     * @param files of the store
     * @param lost files that its vault did not have either
     * @param strangers people with an office who have no account
     * @param why it failed; empty otherwise
     */
    public record One(
            String slug,
            String name,
            String vault,
            String outcome,
            long version,
            @Nullable Instant taken,
            long rows,
            int files,
            List<String> lost,
            int strangers,
            String why,
            long millis) {

        /** Copies the list. */
        public One {
            lost = List.copyOf(lost);
        }

        /** Whether it is there. */
        public boolean isBack() {
            return outcome.equals("brought") || outcome.equals("there");
        }
    }

    /**
     * Vaults with all their versions, in the new server's own store.
     *
     * @param same whether they were there anyway
     * @param copied or there already
     * @param wrong those that could not be copied whole, each with its reason
     */
    public record Vaults(boolean same, int copied, List<String> wrong) {

        /** Copies the list. */
        public Vaults {
            wrong = List.copyOf(wrong);
        }
    }

    /** Whether everything came that could. */
    public boolean whole() {
        return vaults.wrong().isEmpty()
                && associations.stream().noneMatch(it -> it.outcome().equals("failed"));
    }
}
