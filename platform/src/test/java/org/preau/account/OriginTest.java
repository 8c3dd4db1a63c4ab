package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OriginTest {

    @Test
    void aHouseholdOfIpv6IsOnePlace() {
        assertThat(Origin.place("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Origin.place("2001:db8:1:2::9"))
                .isNotEqualTo(Origin.place("2001:db8:1:3::9"));
        assertThat(Origin.place("[2001:db8:1:2::9]")).isEqualTo(Origin.place("2001:db8:1:2::9"));
        assertThat(Origin.place("192.0.2.1")).isNotEqualTo(Origin.place("192.0.2.2"));
        assertThat(Origin.place("no address: at all")).isEqualTo("no address: at all");
    }

    @Test
    void sixtyTriesAreAdmittedFromOnePlaceAndTheOthersAreFree() {
        Origin origin = new Origin();

        long admitted =
                IntStream.range(0, 200).filter(i -> origin.admits("2001:db8::" + i)).count();

        assertThat(admitted).isBetween(60L, 61L);
        assertThat(origin.admits("2001:db8:0:1::1")).isTrue();
        origin.giveBack("2001:db8::1");
        assertThat(origin.admits("2001:db8::7")).isTrue();
    }
}
