/**
 * The fields of a record as they look in JSON, derived from its components.
 *
 * <p>Entry type: {@link io.huifang.contract.field.FieldShape}. Intake's checks and the JSON Schemas
 * both come from here, so that they cannot drift apart.
 */
package io.huifang.contract.field;
