package io.huifang.simulation.world;

/**
 * A customer.
 *
 * @param index from 0
 * @param id as his wallet names him
 * @param home where his number is from
 */
record Customer(int index, String id, Home home) {

    /** A region and the language that is spoken there. */
    enum Home {
        CN("zh-CN", 0.68),
        US("en", 0.12),
        HK("zh-CN", 0.08),
        SG("en", 0.06),
        MY("en", 0.06);

        private final String language;
        private final double share;

        Home(String language, double share) {
            this.language = language;
            this.share = share;
        }

        String region() {
            return name();
        }

        String language() {
            return language;
        }

        double share() {
            return share;
        }
    }
}
