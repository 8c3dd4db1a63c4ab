package org.preau.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/**
 * What a site wears, as it leaves one site and comes to another: JSON in which pictures are named
 * by whatever whoever carries it calls them.
 */
public final class PortableLook {

    private PortableLook() {}

    /**
     * @param name of a picture; empty to leave it behind
     */
    public static JsonNode write(TenantTx tx, Function<UUID, String> name) {
        Look look = Looks.worn(tx);
        try {
            byte[] bare =
                    look.withLogo(null).withBanner(null).json().getBytes(StandardCharsets.UTF_8);
            ObjectNode tree = (ObjectNode) Json.tree(bare);
            Optional.ofNullable(look.logo()).ifPresent(it -> tree.put("logo", name.apply(it)));
            Optional.ofNullable(look.banner()).ifPresent(it -> tree.put("banner", name.apply(it)));
            return tree;
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a look that this wrote cannot be read", e);
        }
    }

    /** What one of the same shape says; {@link PublishLook} checks whether it can be worn. */
    public static Look read(JsonNode tree, Function<String, Optional<UUID>> picture) {
        return Look.of(tree)
                .withLogo(named(tree, "logo", picture))
                .withBanner(named(tree, "banner", picture));
    }

    private static @org.jspecify.annotations.Nullable UUID named(
            JsonNode tree, String field, Function<String, Optional<UUID>> picture) {
        String said = tree.path(field).asText("");
        return said.isEmpty() ? null : picture.apply(said).orElse(null);
    }
}
