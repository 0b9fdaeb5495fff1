/**
 * The other end of OpenID Connect, for tests: a small issuer with a real key that keeps to the
 * protocol, and lets in whom the test says.
 */
package io.huifang.backing.issuer;
