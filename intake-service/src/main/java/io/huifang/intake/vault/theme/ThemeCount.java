package io.huifang.intake.vault.theme;

import java.time.LocalDate;

/**
 * So many narratives of a day.
 *
 * @param day of the setting's zone
 * @param language {@code zh} or {@code en}
 * @param theme that they are about; empty for all of them
 * @param n how many
 */
record ThemeCount(LocalDate day, String language, String theme, long n) {}
