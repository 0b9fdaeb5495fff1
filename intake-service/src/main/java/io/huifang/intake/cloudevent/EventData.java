package io.huifang.intake.cloudevent;

import io.huifang.contract.wallet.Contact;

/** What was read in an event's data. */
final class EventData {
    private final String[] texts;
    private long present;
    private Contact contact;
    private String narrative;

    EventData(int slots) {
        this.texts = new String[slots];
    }

    void sawSlot(DataShape.Slot slot, String text) {
        present |= slot.bit();
        texts[slot.index()] = text;
    }

    /** The slot's text, null when it was absent, wrong or no text. */
    String text(DataShape.Slot slot) {
        return slot == null ? null : texts[slot.index()];
    }

    long present() {
        return present;
    }

    void contact(Contact read) {
        this.contact = read;
    }

    Contact contact() {
        return contact;
    }

    void narrative(String read) {
        this.narrative = read;
    }

    String narrative() {
        return narrative;
    }

    boolean isPersonal() {
        return contact != null || narrative != null;
    }
}
