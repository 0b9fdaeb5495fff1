/** Who may call: accounts given by configuration are for local use only. */
package io.huifang.scheduler.account;
