/**
 * What the scheduler tells the other services: a {@link io.huifang.scheduler.news.News} is written
 * to the outbox by {@link io.huifang.scheduler.news.NewsDesk}, in the transaction that made it
 * true.
 */
package io.huifang.scheduler.news;
