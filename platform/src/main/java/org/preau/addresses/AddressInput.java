package org.preau.addresses;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address as the API takes it.
 *
 * @param id of a new one: sent twice, made once
 * @param version the one that was read; none for a new address
 * @param name the part before the at sign; {@code *} for what no other address gets
 * @param note what it is for
 * @param targets addresses of those whom it goes on to
 */
public record AddressInput(
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable String name,
        @Nullable String note,
        @Nullable List<String> targets) {

    ChangeAddress.Command command(UUID address, int number) {
        return new ChangeAddress.Command(
                address,
                number,
                name == null ? "" : name,
                note == null ? "" : note,
                targets == null ? "" : String.join("\n", targets));
    }
}
