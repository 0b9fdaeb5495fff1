package io.huifang.survey.queue;

import io.huifang.survey.queue.Claims.Taken;

/**
 * How far one statement reaches into its lanes.
 *
 * @param lookAt most offers looked at; more than agents, because others hold some
 * @param lock most offers locked; what is locked and not claimed is hidden from others for a moment
 * @param first whether nothing was tried before
 */
record Reach(int lookAt, int lock, boolean first) {
    /** Offers beyond those wanted, for those that cannot be had at this moment. */
    private static final int BEYOND = 8;

    /** By how much more is looked at when all that was seen is held by others. */
    private static final int WIDER = 4;

    /** As few locks as agents: almost always each locked offer is claimed. */
    static Reach first(int agents) {
        return new Reach(agents + BEYOND, agents, true);
    }

    /**
     * Whether agents who went empty may find something by {@link #further}. What was seen and not
     * claimed may have stood behind another offer of its own customer.
     */
    boolean mayFindMore(Taken taken) {
        return taken.seen() == lookAt || first && taken.seen() > taken.claimed().size();
    }

    /** The next one: past what was locked and could not be claimed. */
    Reach further(Taken taken, int agents) {
        int wider = taken.seen() == lookAt ? lookAt * WIDER : lookAt;
        return new Reach(wider, agents + BEYOND, false);
    }
}
