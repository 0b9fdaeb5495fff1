package io.huifang.scheduler.appointment.page;

import io.smallrye.config.ConfigMapping;

/** Who calls, as customers know it. */
@ConfigMapping(prefix = "huifang.company")
interface CompanyConfig {
    /** The company's name on the customers' pages. */
    String name();
}
