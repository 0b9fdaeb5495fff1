/** Who may call: never another site's page. */
package io.huifang.scheduler.account;
