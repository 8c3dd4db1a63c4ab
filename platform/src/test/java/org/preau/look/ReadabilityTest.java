package org.preau.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preau.theme.Theme;
import org.preau.theme.Themes;

/** Which palettes are accepted, on those that themes offer and on any others. */
class ReadabilityTest {

    private static final List<Offer> OFFERS =
            Themes.onClassPath().all().stream().map(Theme::offer).toList();
    private static final int PALETTES = 60;

    @Test
    void everyReadyPaletteOfEveryThemeCanBeReadByDayAndByNight() {
        List<String> faults = new ArrayList<>();
        for (Offer offer : OFFERS) {
            for (Offer.Ready ready : offer.palettes()) {
                for (Scheme scheme : Scheme.values()) {
                    Readability.faults(offer, scheme, ready.in(scheme)).stream()
                            .map(it -> offer.key() + " " + ready.key() + " " + it)
                            .forEach(faults::add);
                }
            }
        }

        assertThat(OFFERS).hasSize(6);
        assertThat(OFFERS).allSatisfy(it -> assertThat(it.palettes()).hasSizeGreaterThan(3));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void whatIsAcceptedPassesEveryPairAndWhatIsRefusedReallyFailsOne(Scheme scheme) {
        Random random = new Random(7);
        int refused = 0;
        for (Offer offer : OFFERS) {
            for (int round = 0; round < PALETTES; round++) {
                Map<String, Colour> palette = any(offer, scheme, random, round);
                Map<String, Colour> all = Tones.of(offer, scheme, palette);
                boolean passes =
                        offer.pairs().stream()
                                .allMatch(it ->
                                        all.get(it.mark()).contrast(all.get(it.ground()))
                                                >= it.asked());
                List<Readability.Fault> faults = Readability.faults(offer, scheme, palette);

                assertThat(faults.isEmpty()).isEqualTo(passes);
                assertThat(faults)
                        .allSatisfy(it -> {
                            assertThat(it.ratio()).isLessThan(it.pair().asked());
                            assertThat(it.mark().contrast(it.ground()))
                                    .isEqualTo(it.ratio(), Offset.offset(1e-9));
                        });
                refused += faults.isEmpty() ? 0 : 1;
            }
        }

        assertThat(refused).isBetween(OFFERS.size() * 10, OFFERS.size() * (PALETTES - 5));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void whatIsProposedInsteadCanBeRead(Scheme scheme) {
        Random random = new Random(11);
        for (Offer offer : OFFERS) {
            for (int round = 0; round < 20; round++) {
                Map<String, Colour> palette = any(offer, scheme, random, round);

                Map<String, Colour> mended = Readability.mended(offer, scheme, palette);

                assertThat(Readability.faults(offer, scheme, mended)).isEmpty();
            }
        }
    }

    @Test
    void aReadablePaletteIsNotTouched() {
        Offer offer = OFFERS.getFirst();
        Map<String, Colour> own = offer.own().light();

        assertThat(Readability.mended(offer, Scheme.LIGHT, own)).isEqualTo(own);
    }

    @Test
    void theNightOfAnyReadableDayCanBeRead() {
        Random random = new Random(13);
        for (Offer offer : OFFERS) {
            for (int round = 0; round < 20; round++) {
                Map<String, Colour> day =
                        Readability.mended(
                                offer, Scheme.LIGHT, any(offer, Scheme.LIGHT, random, round));

                assertThat(Readability.faults(offer, Scheme.DARK, Readability.night(offer, day)))
                        .isEmpty();
            }
        }
    }

    @Test
    void greyOnWhiteIsRefusedWithItsRatioAndTheNearestInk() {
        Offer offer = offer("page-blanche");
        Map<String, Colour> palette = new HashMap<>(offer.own().light());
        palette.put("ink", Colour.read("#767676").orElseThrow());

        Readability.Fault fault = Readability.faults(offer, Scheme.LIGHT, palette).getFirst();

        assertThat(fault.pair()).isEqualTo(new Pair("ink", "paper", 7));
        assertThat(fault.ratio()).isEqualTo(4.54, Offset.offset(0.01));
        assertThat(fault.change()).isEqualTo("ink");
        assertThat(fault.to().contrast(Colour.WHITE)).isBetween(7.0, 7.4);
    }

    /** Of two rounds one is near the theme's own, so that both outcomes are many. */
    private static Map<String, Colour> any(Offer offer, Scheme scheme, Random random, int round) {
        Map<String, Colour> palette = new HashMap<>();
        for (String token : offer.base()) {
            Colour any = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
            Colour own = offer.own().in(scheme).get(token);
            palette.put(token, round % 2 == 0 ? any : any.at(own.lightness()));
        }
        return palette;
    }

    private static Offer offer(String key) {
        return OFFERS.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }
}
