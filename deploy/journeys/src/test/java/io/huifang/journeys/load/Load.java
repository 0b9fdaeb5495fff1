package io.huifang.journeys.load;

/** Work that is put on a system while other things happen to it. */
public interface Load {
    /** Events the system has accepted so far. */
    int accepted();

    /** Nothing more is sent. */
    boolean isFinished();
}
