/**
 * Links by which customers come without logging in: {@link io.huifang.pages.link.SignedLinks} makes
 * and reads them. A link is signed, serves one purpose, and ends; whoever has it may do what it is
 * for, and learns nothing else.
 */
package io.huifang.pages.link;
