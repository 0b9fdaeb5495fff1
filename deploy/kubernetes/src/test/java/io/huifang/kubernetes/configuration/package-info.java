/** What the services can be told, read from their own sources and not written down again. */
package io.huifang.kubernetes.configuration;
