package io.huifang.survey.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.ZoneId;

/** Who calls, as customers know it. */
@ConfigMapping(prefix = "huifang.company")
public interface CompanyConfig {
    /** The company's name on the customers' pages and receipts. */
    String name();

    /** Where a customer complains: an address of the web, or a number, in a line. */
    String complaints();

    /** IANA zone in which the customers' pages state times. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();
}
