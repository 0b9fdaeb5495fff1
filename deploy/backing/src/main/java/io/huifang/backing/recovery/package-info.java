/**
 * Copies of a PostgreSQL's data, taken while it serves, and what is made of them: a standby, or the
 * data of a server that has lost its own. Only with what PostgreSQL itself can do, since its
 * archive on the class path has no {@code pg_basebackup}. Entry type: {@link
 * io.huifang.backing.recovery.BaseBackup}.
 */
package io.huifang.backing.recovery;
