/** How often a customer was contacted, and what is left of his budget. */
package io.huifang.scheduler.page.contact;
