/**
 * The reference of the configuration: read from the mappings' sources and from what the services'
 * {@code application.properties} set, written to {@code docs/configuration.md}. Sources and not
 * classes, because the meaning of a setting is its javadoc.
 */
package io.huifang.configuration;
