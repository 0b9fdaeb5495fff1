package io.huifang.outbox.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

@Tag("P21")
class ChainWalkTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00.000001Z");
    private static final byte[] BEGINNING = new byte[32];
    private static final int PAGE = 3;

    @Test
    void findsAChainIntactWhateverItsPages() {
        for (int length : new int[] {0, 1, 2, 3, 4, 6, 7}) {
            List<ChainedEntry> chain = chain(length);

            assertThat(walk(chain, endOf(chain)))
                    .isInstanceOfSatisfying(
                            Verification.Intact.class,
                            intact -> assertThat(intact.entries()).isEqualTo(length));
        }
    }

    @Test
    void namesTheEntryThatIsMissingOrChanged() {
        for (int at = 0; at < 7; at++) {
            List<ChainedEntry> missing = chain(7);
            missing.remove(at);
            List<ChainedEntry> changed = chain(7);
            changed.set(at, new ChainedEntry(changed.get(at).link(), List.of("another", false)));

            assertThat(walk(missing, endOf(chain(7))))
                    .isEqualTo(new Verification.Broken(at + 1, "the entry is missing"));
            assertThat(walk(changed, endOf(chain(7))))
                    .isEqualTo(
                            new Verification.Broken(at + 1, "the entry or its hash was changed"));
        }
    }

    @Test
    void noticesAnotherEnd() {
        assertThat(walk(chain(7), new ChainEnds(7, BEGINNING, 0, BEGINNING, AT)))
                .isEqualTo(new Verification.Broken(7, "the chain's end was changed"));
    }

    @Test
    void beginsWhereTheChainWasCut() {
        List<ChainedEntry> chain = chain(7);
        byte[] cut = chain.get(3).link().hash();
        ChainEnds ends = new ChainEnds(7, chain.get(6).link().hash(), 4, cut, AT);

        assertThat(walk(chain.subList(4, 7), ends))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(3));
    }

    @Test
    void tellsApartWhatOnlyLooksAlike() {
        assertThat(hashOf("ab", "c")).isNotEqualTo(hashOf("a", "bc"));
        assertThat(hashOf("a", null)).isNotEqualTo(hashOf("a", ""));
        assertThat(hashOf(null, "a")).isNotEqualTo(hashOf("a", null));
    }

    /** Chains that are stored must stay readable: this value never changes. */
    @Test
    void hashesAsItAlwaysDid() {
        AuditLink link =
                AuditLink.after(0, BEGINNING, AT, Arrays.asList("REVEAL", "agent-1", null, true));

        assertThat(link.hex())
                .isEqualTo("d5a080bdf0c4e5581f1426cb1fbee0e2588356fd97bfdaa8ccd0e44639835a38");
    }

    private static String hashOf(String one, String other) {
        return AuditLink.after(0, BEGINNING, AT, Arrays.asList(one, other)).hex();
    }

    private static List<ChainedEntry> chain(int length) {
        List<ChainedEntry> chain = new ArrayList<>();
        byte[] hash = BEGINNING;
        for (int i = 0; i < length; i++) {
            List<Object> fields = List.of("entry " + i, true);
            AuditLink link = AuditLink.after(i, hash, AT, fields);
            chain.add(new ChainedEntry(link, fields));
            hash = link.hash();
        }
        return chain;
    }

    private static ChainEnds endOf(List<ChainedEntry> chain) {
        byte[] hash = chain.isEmpty() ? BEGINNING : chain.get(chain.size() - 1).link().hash();
        return new ChainEnds(chain.size(), hash, 0, BEGINNING, AT);
    }

    private static Verification walk(List<ChainedEntry> stored, ChainEnds ends) {
        return new ChainWalk(ends, PAGE)
                .along(
                        after ->
                                Uni.createFrom()
                                        .item(
                                                stored.stream()
                                                        .filter(it -> it.link().position() > after)
                                                        .limit(PAGE)
                                                        .toList()))
                .await()
                .indefinitely();
    }
}
