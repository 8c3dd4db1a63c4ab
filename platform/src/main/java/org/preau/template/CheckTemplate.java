package org.preau.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.base.TenantId;
import org.preau.render.Sandbox;
import org.preau.text.Message;
import org.preau.theme.StoppedTemplate;
import org.preau.theme.Theme;

/**
 * Whether a text may stand in the place of a template: what it says to the engine, what HTML it
 * writes, what the law wants to see on every page, and whether the engine can read it.
 */
final class CheckTemplate {

    private static final int LONGEST = 65_536;

    /** What a template may not lose: the page around, the legal notice, the way to report. */
    private static final Map<String, List<String>> KEPT =
            Map.of(
                    "frame",
                    List.of("> head", "> footer", "@partial-block", "skip"),
                    "head",
                    List.of("page.headTitle", "page.robots"),
                    "footer",
                    List.of(
                            "site.legal.notice",
                            "site.legal.accessibility",
                            "site.legal.privacy",
                            "site.legal.report",
                            "site.portalUrl"),
                    "home",
                    List.of("#> frame"),
                    "section",
                    List.of("#> frame", "section.title"),
                    "agenda",
                    List.of("#> frame", "agenda.title"),
                    "article",
                    List.of("#> frame", "article.title", "article.reportUrl"),
                    "page",
                    List.of("#> frame", "standing.title", "standing.reportUrl"),
                    "search",
                    List.of("#> frame", "> search-form"),
                    "not-found",
                    List.of("#> frame"));

    private final Sandbox sandbox;

    CheckTemplate(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** What is wrong, the first twenty; nothing when all is well. */
    List<Fault> faults(TenantId tenant, Theme theme, String name, String text) {
        if (text.length() > LONGEST) {
            return List.of(Fault.whole(Message.of("template.fault.long", "most", LONGEST / 1024)));
        }
        if (text.indexOf(HtmlRules.PRINTED) >= 0 || text.indexOf('\0') >= 0) {
            return List.of(Fault.whole(Message.of("template.fault.letter")));
        }
        MustacheRules mustaches = new MustacheRules(text, theme.fragments()).read();
        List<Fault> faults = new ArrayList<>(mustaches.faults());
        faults.addAll(new HtmlRules(mustaches).faults());
        for (String kept : KEPT.getOrDefault(name, List.of())) {
            if (!text.contains(kept)) {
                faults.add(Fault.whole(Message.of("template.fault.kept", "name", kept)));
            }
        }
        return faults.isEmpty() ? compiled(tenant, theme, name, text) : List.copyOf(faults);
    }

    private List<Fault> compiled(TenantId tenant, Theme theme, String name, String text) {
        return switch (theme.compile(sandbox, tenant, name, text)) {
            case Sandbox.Rendered rendered -> List.of();
            case Sandbox.Broken broken ->
                    List.of(
                            new Fault(
                                    broken.line(),
                                    broken.column(),
                                    Message.of(
                                            "template.fault.syntax", "reason", broken.reason())));
            case Sandbox.Outcome other -> List.of(Fault.whole(StoppedTemplate.of(other).said()));
        };
    }
}
