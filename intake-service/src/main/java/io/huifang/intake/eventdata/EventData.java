package io.huifang.intake.eventdata;

import io.huifang.contract.wallet.Contact;

/** What was read in an event's data. */
public final class EventData {
    private final String[] texts;
    private long present;
    private Contact contact;
    private String narrative;

    EventData(int slots) {
        this.texts = new String[slots];
    }

    /** Of data that was absent or no object. */
    public static EventData none() {
        return new EventData(0);
    }

    void sawSlot(DataShape.Slot slot, String text) {
        present |= slot.bit();
        texts[slot.index()] = text;
    }

    /** The slot's text or whole number, null when it was absent, wrong or anything else. */
    String text(DataShape.Slot slot) {
        return slot == null ? null : texts[slot.index()];
    }

    long present() {
        return present;
    }

    void contact(Contact read) {
        this.contact = read;
    }

    /** Null for none. */
    public Contact contact() {
        return contact;
    }

    void narrative(String read) {
        this.narrative = read;
    }

    /** Null for none. */
    public String narrative() {
        return narrative;
    }

    /** Whether there is a contact or a narrative. */
    public boolean isPersonal() {
        return contact != null || narrative != null;
    }
}
