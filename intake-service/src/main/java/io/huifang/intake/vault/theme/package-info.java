/**
 * What narratives are about, read inside the vault: only counts of days leave it.
 *
 * <p>Entry types: {@link io.huifang.intake.vault.theme.CountNarratives}, {@link
 * io.huifang.intake.vault.theme.ShowNarrativeThemes}. Any number of replicas may be at work; each
 * leaves alone what another one holds.
 */
package io.huifang.intake.vault.theme;
