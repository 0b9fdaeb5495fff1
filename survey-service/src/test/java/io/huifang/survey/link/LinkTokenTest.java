package io.huifang.survey.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class LinkTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final UUID SUBJECT = UUID.fromString("0190c1f0-0000-7000-8000-000000000001");
    private static final String FIRST = LinkKeys.fresh();
    private static final String SECOND = LinkKeys.fresh();
    private static final LinkKeys KEYS = LinkKeys.read(FIRST);

    @Test
    void saysWhatWasSigned() {
        for (LinkPurpose purpose : LinkPurpose.values()) {
            LinkToken token = new LinkToken(purpose, SUBJECT, NOW.plusSeconds(1));

            assertThat(LinkToken.read(token.signed(KEYS), purpose, KEYS, NOW)).contains(token);
        }
    }

    @Test
    void isGoodForOnePurposeUntilItEnds() {
        String token = new LinkToken(LinkPurpose.SURVEY, SUBJECT, NOW).signed(KEYS);

        assertThat(read(token, KEYS, NOW.minusSeconds(1))).isPresent();
        assertThat(read(token, KEYS, NOW)).isEmpty();
        for (LinkPurpose other : LinkPurpose.values()) {
            boolean same = other == LinkPurpose.SURVEY;
            assertThat(LinkToken.read(token, other, KEYS, NOW.minusSeconds(1)).isPresent())
                    .isEqualTo(same);
        }
    }

    @Test
    void failsWithAnyOneCharacterChanged() {
        String token = new LinkToken(LinkPurpose.SURVEY, SUBJECT, NOW.plusSeconds(9)).signed(KEYS);

        List<Integer> unnoticed = new ArrayList<>();
        for (int place = 0; place < token.length(); place++) {
            for (char other : new char[] {'A', 'B', '_', '=', ' ', '\u00e9'}) {
                StringBuilder changed = new StringBuilder(token);
                changed.setCharAt(place, other);
                boolean same = changed.toString().equals(token);
                if (!same && read(changed.toString(), KEYS, NOW).isPresent()) unnoticed.add(place);
            }
        }

        assertThat(unnoticed).isEmpty();
        assertThat(read("", KEYS, NOW)).isEmpty();
        assertThat(read(token + "A", KEYS, NOW)).isEmpty();
    }

    @Test
    void isReadWhileItsKeyIsOneOfTwo() {
        String token = new LinkToken(LinkPurpose.SURVEY, SUBJECT, NOW.plusSeconds(9)).signed(KEYS);

        assertThat(read(token, LinkKeys.read(SECOND + FIRST), NOW)).isPresent();
        assertThat(read(token, LinkKeys.read(SECOND), NOW)).isEmpty();
    }

    @Test
    void refusesFilesThatHoldNoKeys() {
        for (String text : List.of("", "c2hvcnQ=", FIRST + SECOND + FIRST, "not base64!")) {
            assertThatThrownBy(() -> LinkKeys.read(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isOpenedOverHttpsInProduction() {
        CustomersAddress address = new CustomersAddress();

        CustomersAddress.refusePlain(true, address.convert("https://calls.wallet.example/a"));
        CustomersAddress.refusePlain(false, address.convert("http://127.0.0.1:8082"));
        assertThatThrownBy(
                        () ->
                                CustomersAddress.refusePlain(
                                        true, URI.create("http://wallet.example")))
                .hasMessageContaining("huifang.links.base-url");
        for (String wrong : List.of("ftp://a", "/a", "https://a@b", "https://b?c", "https://b#c")) {
            assertThatThrownBy(() -> address.convert(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Optional<LinkToken> read(String token, LinkKeys keys, Instant now) {
        return LinkToken.read(token, LinkPurpose.SURVEY, keys, now);
    }
}
