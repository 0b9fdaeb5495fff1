/**
 * What the pages of the services have alike, once: who asks and how he logs in, what every answer
 * of a page says in its headers, the languages there are, and links that are permissions. What a
 * page shows, in which frame and in which words, is each service's own.
 */
package io.huifang.pages;
