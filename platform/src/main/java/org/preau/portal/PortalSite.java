package org.preau.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.preau.sql.TenantTx;
import org.preau.text.Json;

/**
 * What the portal says of itself.
 *
 * @param home JSON: {@code sectors}, six names; {@code host}, who runs the machines: {@code name},
 *     {@code address} lines, {@code phone}; {@code demonstration}, whether all of it is invented
 */
record PortalSite(
        String tagline,
        String about,
        List<String> address,
        String phone,
        String email,
        String registration,
        String director,
        JsonNode home) {

    private record Row(
            String tagline,
            String about,
            String address,
            String phone,
            String email,
            String registration,
            String director,
            String home) {}

    static PortalSite read(TenantTx tx) {
        Row row =
                tx.query(
                                """
                                select tagline, about, address, phone, email, registration, director, home::text as home
                                  from site
                                """)
                        .one(Row.class);
        return new PortalSite(
                row.tagline(),
                row.about(),
                row.address().lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                row.phone(),
                row.email(),
                row.registration(),
                row.director(),
                tree(row.home()));
    }

    boolean demonstration() {
        return home.has("demonstration");
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            return MissingNode.getInstance();
        }
    }
}
