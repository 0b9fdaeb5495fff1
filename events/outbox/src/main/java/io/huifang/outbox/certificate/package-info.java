/**
 * How long the certificates last by which a service trusts others, and is trusted. It only reads
 * and tells: {@link io.huifang.outbox.certificate.CertificateMeters}.
 */
package io.huifang.outbox.certificate;
