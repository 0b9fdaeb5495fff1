package io.huifang.journeys.load;

/** Work that is put on a system while other things happen to it. */
public interface Load {
    /** How much of it is done so far: events that were accepted, or calls concluded. */
    int done();

    /** No more of it is to come. */
    boolean isFinished();
}
