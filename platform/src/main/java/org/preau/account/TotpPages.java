package org.preau.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.preau.base.EmailAddress;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.QrCode;
import org.preau.render.SafeHtml;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** The second step of one's own sign-ins; behind a fresh proof. */
final class TotpPages {

    private static final String PAGE = "/compte/deux-etapes";

    /** The page: off, being set up, or on. */
    record View(Form form, boolean on, Optional<Secret> secret, int left) {}

    /** What an authenticator application needs: a drawing to look at, or a key to type. */
    record Secret(SafeHtml drawing, String key) {}

    /** The written codes, shown once. */
    record Codes(List<String> codes, String email) {}

    private final Pages pages;
    private final TotpSetup setup;
    private final TenantDirectory directory;

    TotpPages(Pages pages, TotpSetup setup, TenantDirectory directory) {
        this.pages = pages;
        this.setup = setup;
        this.directory = directory;
    }

    /** {@code GET /compte/deux-etapes}. */
    Reply show(Person who, Exchange exchange) {
        return page(200, who, exchange, List.of());
    }

    /** {@code POST /compte/deux-etapes/commencer}: a secret to show. */
    Reply begin(Person who, Exchange exchange) {
        setup.begin(who.account());
        return Reply.seeOther(PAGE);
    }

    /** {@code POST /compte/deux-etapes}: the first code. */
    Reply confirm(Person who, Exchange exchange) {
        return setup.confirm(who.account(), exchange.form("code"))
                .map(codes -> codes(who, exchange, codes))
                .orElseGet(
                        () -> page(422, who, exchange, List.of(Message.of("account.totp.wrong"))));
    }

    /** {@code POST /compte/deux-etapes/codes}: new written codes. */
    Reply renew(Person who, Exchange exchange) {
        return setup.renew(who.account())
                .map(codes -> codes(who, exchange, codes))
                .orElseGet(() -> Reply.seeOther(PAGE));
    }

    /** {@code POST /compte/deux-etapes/arreter}: by the password or a code. */
    Reply end(Person who, Exchange exchange) {
        return setup.end(who.account(), exchange.form("password"), exchange.form("code"))
                ? Pages.done("/compte", "said.account.code-off")
                : page(422, who, exchange, List.of(Message.of("account.totp.off.wrong")));
    }

    private Reply codes(Person who, Exchange exchange, List<String> codes) {
        return pages.portal(
                200, "account/recovery-codes", new Codes(codes, who.email().value()), exchange);
    }

    private Reply page(int status, Person who, Exchange exchange, List<Message> problems) {
        TotpSetup.Standing standing = setup.standing(who.account());
        Form form =
                Form.of(
                        problems,
                        Field.of(Field.Type.CODE, "code", "account.code")
                                .withAutocomplete("one-time-code")
                                .withMaxLength(12),
                        Field.of(Field.Type.PASSWORD, "password", "account.password")
                                .withAutocomplete("current-password")
                                .optional());
        return pages.portal(
                status,
                "account/totp",
                new View(
                        form,
                        standing.on(),
                        Optional.ofNullable(standing.secret())
                                .map(secret -> secret(secret, who.email())),
                        standing.left()),
                exchange);
    }

    /** The address format of the Key URI that applications read from the drawing. */
    private Secret secret(byte[] secret, EmailAddress email) {
        String key = Totp.typed(secret);
        String issuer = encoded(directory.portal().name());
        String uri =
                "otpauth://totp/"
                        + issuer
                        + ":"
                        + encoded(email.value())
                        + "?secret="
                        + key.replace(" ", "")
                        + "&issuer="
                        + issuer;
        return new Secret(QrCode.of(uri), key);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
