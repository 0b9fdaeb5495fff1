/**
 * People of the demo who do not exist: agents who call, and a supervisor. They have accounts like
 * anybody and use nothing but the services' published interfaces, so what they do is what an agent
 * can do. They leave work for whoever looks on.
 */
package io.huifang.local.demo.staff;
