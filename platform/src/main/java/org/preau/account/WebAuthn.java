package org.preau.account;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Origins;

/**
 * Passkeys (W3C Web Authentication, Level 2): what a browser is asked, and whether its answer
 * holds. The origin and the relying party come from the settings, never from a request. A passkey
 * must know its owner (user verification), so it stands for both steps of a sign-in; where it was
 * made does not matter (attestation "none").
 *
 * <p>Whatever the library throws at an answer refuses it: beside its own exceptions, which share no
 * parent, it meets a missing part with a NullPointerException.
 */
final class WebAuthn {

    private static final int TIMEOUT_MS = 300_000;
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.RS256);

    /** A key that was just made. */
    record NewKey(byte[] credentialId, byte[] publicKey, long signCount, String transports) {}

    /** What signs in: {@code PublicKeyCredentialRequestOptions} in its JSON form. */
    record Request(String challenge, String rpId, String userVerification, int timeout) {}

    /** What makes a key: {@code PublicKeyCredentialCreationOptions} in its JSON form. */
    record Creation(
            String challenge,
            Rp rp,
            User user,
            List<Algorithm> pubKeyCredParams,
            List<Known> excludeCredentials,
            Wishes authenticatorSelection,
            String attestation,
            int timeout) {}

    record Rp(String id, String name) {}

    record User(String id, String name, String displayName) {}

    record Algorithm(String type, long alg) {}

    record Known(String type, String id) {}

    record Wishes(String residentKey, boolean requireResidentKey, String userVerification) {}

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Origins origins;
    private final TenantDirectory directory;

    WebAuthn(Origins origins, TenantDirectory directory) {
        this.origins = origins;
        this.directory = directory;
    }

    Request request(String challenge) {
        return new Request(challenge, host(), "required", TIMEOUT_MS);
    }

    Creation creation(String challenge, Account account, List<Passkeys.Row> known) {
        return new Creation(
                challenge,
                new Rp(host(), directory.portal().name()),
                new User(
                        base64(handle(account.accountId())),
                        account.email().value(),
                        account.name()),
                ALGORITHMS.stream()
                        .map(algorithm -> new Algorithm("public-key", algorithm.getValue()))
                        .toList(),
                known.stream()
                        .map(row -> new Known("public-key", base64(row.credentialId())))
                        .toList(),
                new Wishes("required", true, "required"),
                "none",
                TIMEOUT_MS);
    }

    /** The key in an answer to {@link #creation}; empty when the answer does not hold. */
    Optional<NewKey> made(String answer, String challenge) {
        try {
            RegistrationData data = manager.parseRegistrationResponseJSON(answer);
            manager.verify(
                    data, new RegistrationParameters(server(challenge), parameters(), true, true));
            return Optional.ofNullable(data.getAttestationObject())
                    .map(object -> object.getAuthenticatorData())
                    .flatMap(authenticator ->
                            newKey(
                                    authenticator.getAttestedCredentialData(),
                                    authenticator.getSignCount(),
                                    data.getTransports()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The identifier of the key that an answer claims to be from; empty when it is no answer. */
    Optional<byte[]> claimed(String answer) {
        return parsed(answer).flatMap(data -> Optional.ofNullable(data.getCredentialId()));
    }

    /**
     * The key's new count, when an answer to {@link #request} holds: its signature, challenge,
     * origin, its owner's presence and identity, and a count that has grown.
     */
    Optional<Long> signed(String answer, String challenge, Passkeys.Row key) {
        try {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(answer);
            if (!isFor(key.accountId(), data)) {
                return Optional.empty();
            }
            manager.verify(
                    data,
                    new AuthenticationParameters(server(challenge), record(key), null, true, true));
            return Optional.ofNullable(data.getAuthenticatorData())
                    .map(authenticator -> authenticator.getSignCount());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the handle in the answer, when there is one, is the key's owner's (§7.2, step 6). */
    private static boolean isFor(AccountId owner, AuthenticationData data) {
        return Optional.ofNullable(data.getUserHandle())
                .filter(handle -> handle.length > 0)
                .map(handle -> MessageDigest.isEqual(handle, handle(owner)))
                .orElse(true);
    }

    private Optional<AuthenticationData> parsed(String answer) {
        try {
            return Optional.of(manager.parseAuthenticationResponseJSON(answer));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<NewKey> newKey(
            @Nullable AttestedCredentialData data,
            long count,
            @Nullable Set<AuthenticatorTransport> transports) {
        return Optional.ofNullable(data)
                .map(key ->
                        new NewKey(
                                key.getCredentialId(),
                                converter.getCborConverter().writeValueAsBytes(key.getCOSEKey()),
                                count,
                                transports == null
                                        ? ""
                                        : transports.stream()
                                                .map(AuthenticatorTransport::getValue)
                                                .collect(Collectors.joining(","))));
    }

    private CredentialRecord record(Passkeys.Row key) {
        COSEKey publicKey =
                Objects.requireNonNull(
                        converter.getCborConverter().readValue(key.publicKey(), COSEKey.class));
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                key.signCount(),
                new AttestedCredentialData(AAGUID.ZERO, key.credentialId(), publicKey),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private ServerProperty server(String challenge) {
        return new ServerProperty(
                Set.of(Origin.create(origins.portal())), host(), new DefaultChallenge(challenge));
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return ALGORITHMS.stream()
                .map(algorithm ->
                        new PublicKeyCredentialParameters(
                                PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    private String host() {
        return directory.domain().value();
    }

    private static byte[] handle(AccountId account) {
        UUID id = account.value();
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
