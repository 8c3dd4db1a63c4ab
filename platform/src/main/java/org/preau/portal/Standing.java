package org.preau.portal;

import java.util.ArrayList;
import java.util.List;
import org.preau.render.Frame;
import org.preau.render.Verdict;
import org.preau.tenancy.TenantState;
import org.preau.text.Message;
import org.preau.web.Desk;

/** How a site stands, line by line. */
final class Standing {

    private static final double NEARLY_FULL = 0.9;

    private Standing() {}

    /**
     * What the legal notice still lacks (loi n° 2004-575 du 21 juin 2004, art. 1-1): {@code
     * address}, {@code email}, {@code director}.
     */
    static List<String> missing(Waiting.Standing standing) {
        List<String> missing = new ArrayList<>();
        if (standing.address().isBlank()) {
            missing.add("address");
        }
        if (standing.email().isBlank() && standing.phone().isBlank()) {
            missing.add("email");
        }
        if (standing.director().isBlank()) {
            missing.add("director");
        }
        return List.copyOf(missing);
    }

    static List<Verdict> verdicts(Desk desk, Waiting.Standing standing) {
        return List.of(online(desk.tenant().state()), legal(standing), space(standing));
    }

    static boolean allWell(List<Verdict> verdicts) {
        return verdicts.stream().allMatch(verdict -> verdict.kind() == Frame.Kind.SUCCESS);
    }

    private static Verdict online(TenantState state) {
        return switch (state) {
            case ACTIVE -> verdict(Frame.Kind.SUCCESS, "online");
            case SUSPENDED -> verdict(Frame.Kind.ERROR, "suspended");
            case ARCHIVED, DELETED -> verdict(Frame.Kind.WARN, "archived");
        };
    }

    private static Verdict legal(Waiting.Standing standing) {
        return missing(standing).isEmpty()
                ? verdict(Frame.Kind.SUCCESS, "legal")
                : verdict(Frame.Kind.WARN, "legal-missing");
    }

    private static Verdict space(Waiting.Standing standing) {
        return standing.usedBytes() < standing.quotaBytes() * NEARLY_FULL
                ? verdict(Frame.Kind.SUCCESS, "space")
                : verdict(Frame.Kind.WARN, "space-short");
    }

    private static Verdict verdict(Frame.Kind kind, String key) {
        return new Verdict(
                kind,
                Message.of("portal.verdict." + key),
                Message.of("portal.verdict." + key + ".note"));
    }
}
