package io.huifang.outbox.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;

/** A walk along a chain, from where it was cut to its end, that names the first broken link. */
public final class ChainWalk {
    /** What a transaction begins with, to see both ends and everything between as of one moment. */
    public static final String ONE_VIEW =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final ChainEnds ends;
    private final int pageSize;

    /**
     * @param ends both ends as the transaction sees them
     * @param pageSize how many entries a full page has
     */
    public ChainWalk(ChainEnds ends, int pageSize) {
        this.ends = ends;
        this.pageSize = pageSize;
    }

    /**
     * @param pages reads the page of entries after a position, in order, none beyond the end
     */
    public Uni<Verification> along(LongFunction<Uni<List<ChainedEntry>>> pages) {
        AtomicReference<Walked> walked =
                new AtomicReference<>(new Walked(ends.cutPosition(), ends.cutHash(), null));
        return Multi.createBy()
                .repeating()
                .uni(() -> pages.apply(walked.get().position()))
                .until(
                        page -> {
                            Walked to = walked.get().along(page);
                            walked.set(to);
                            return to.broken() != null || page.size() < pageSize;
                        })
                .collect()
                .last()
                .map(last -> verdict(walked.get()));
    }

    private Verification verdict(Walked walked) {
        if (walked.broken() != null) {
            return walked.broken();
        }
        if (walked.position() != ends.position()) {
            return new Verification.Broken(walked.position() + 1, "the entry is missing");
        }
        return Arrays.equals(walked.hash(), ends.hash())
                ? new Verification.Intact(
                        walked.position() - ends.cutPosition(),
                        walked.position(),
                        HexFormat.of().formatHex(walked.hash()))
                : new Verification.Broken(walked.position(), "the chain's end was changed");
    }

    /**
     * How far a walk came.
     *
     * @param position of the last good link
     * @param hash of it
     * @param broken what ended the walk; null while nothing did
     */
    private record Walked(long position, byte[] hash, Verification.Broken broken) {
        Walked along(List<ChainedEntry> page) {
            Walked walked = this;
            for (ChainedEntry stored : page) {
                walked = walked.past(stored);
                if (walked.broken() != null) {
                    return walked;
                }
            }
            return walked;
        }

        private Walked past(ChainedEntry stored) {
            long expected = position + 1;
            if (stored.link().position() != expected) {
                return brokenAt(expected, "the entry is missing");
            }
            AuditLink right = AuditLink.after(position, hash, stored.link().at(), stored.fields());
            return Arrays.equals(right.hash(), stored.link().hash())
                    ? new Walked(expected, right.hash(), null)
                    : brokenAt(expected, "the entry or its hash was changed");
        }

        private Walked brokenAt(long where, String because) {
            return new Walked(position, hash, new Verification.Broken(where, because));
        }
    }
}
