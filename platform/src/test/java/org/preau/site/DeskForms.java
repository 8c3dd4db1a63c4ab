package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;
import org.preau.text.Language;

/** Fills the forms of the workspace and sends them, as a browser without script does. */
final class DeskForms {

    static final String ARTICLES = "/espace/alpha/articles";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private DeskForms() {}

    static Visitor member(Volunteers volunteers, Tenant tenant, String name, String office) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "@courriel.example";
        AccountId account =
                volunteers
                        .server
                        .accounts()
                        .create(name, new EmailAddress(email), Language.FR)
                        .id();
        volunteers
                .server
                .house()
                .database()
                .write(
                        volunteers.server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                "insert into membership (account_id, office) values (:account, :office)")
                                        .bind("account", account)
                                        .bind("office", office)
                                        .execute());
        return volunteers.server.signedIn(name, email);
    }

    static HttpResponse<String> written(Visitor who, String title, String body, String gesture) {
        Map<String, String> form = form(who, ARTICLES + "/nouveau");
        form.put("title", title);
        form.put("body", body);
        form.put("geste", gesture);
        return who.post(ARTICLES + "/nouveau", form);
    }

    static HttpResponse<String> post(Visitor who, String path, String gesture) {
        Map<String, String> form = form(who, path);
        form.put("geste", gesture);
        return who.post(path, form);
    }

    static Map<String, String> form(Visitor who, String path) {
        return fields(Jsoup.parse(who.get(path).body()));
    }

    /** What a browser would send of the form in the middle of the page. */
    static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        page.select("main form [name]")
                .forEach(field -> {
                    boolean left =
                            field.is("button, [type=file]")
                                    || (field.is("[type=checkbox], [type=radio]")
                                            && !field.hasAttr("checked"));
                    if (!left) {
                        fields.put(field.attr("name"), value(field));
                    }
                });
        return fields;
    }

    private static String value(Element field) {
        if (!field.is("select")) {
            return field.val();
        }
        Element chosen = field.selectFirst("option[selected]");
        return chosen == null ? field.expectFirst("option").val() : chosen.val();
    }

    /** Where a form led, without what the page there says. */
    static String place(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElse("");
        Matcher id = UUID.matcher(location);
        assertThat(id.find()).as(answer.statusCode() + " " + location).isTrue();
        return location.substring(0, id.end());
    }
}
