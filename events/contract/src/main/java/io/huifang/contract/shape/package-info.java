/**
 * Annotations that say how a record's components look on the wire.
 *
 * <p>What they mean is in {@link io.huifang.contract.field.FieldKind}; a component without one is
 * described by its type.
 */
package io.huifang.contract.shape;
