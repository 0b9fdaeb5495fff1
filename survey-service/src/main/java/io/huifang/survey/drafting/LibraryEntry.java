package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One document of the library.
 *
 * @param title by language; of the newest version, or of the draft where nothing is published
 * @param version the newest one; 0 for none
 * @param drafted whether it is being written
 */
public record LibraryEntry(DocumentName name, JsonNode title, int version, boolean drafted) {}
