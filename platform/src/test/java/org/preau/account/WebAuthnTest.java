package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.base.AccountId;
import org.preau.base.HostName;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Origins;

final class WebAuthnTest {

    private final TenantDirectory directory = new TenantDirectory(new HostName("localhost"));
    private final WebAuthn webAuthn = new WebAuthn(new Origins("http", 1, directory), directory);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"x\"",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"attestationObject\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"clientExtensionResults\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\",\"authenticatorData\":\"\",\"signature\":\"\"},\"clientExtensionResults\":{}}",
                "{\"id\":\"!\",\"rawId\":\"!\",\"type\":\"other\",\"response\":7}",
                "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{"
            })
    void anAnswerThatIsNoneIsRefusedAndBreaksNothing(String answer) {
        Passkeys.Row key =
                new Passkeys.Row(
                        new byte[] {0},
                        AccountId.next(),
                        new byte[] {(byte) 0xa0},
                        0,
                        "x",
                        "",
                        Instant.EPOCH,
                        null);

        assertThat(webAuthn.made(answer, "AAAA")).isEmpty();
        assertThat(webAuthn.signed(answer, "AAAA", key)).isEmpty();
        webAuthn.claimed(answer);
    }
}
