package io.huifang.survey.insight;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

import java.util.Map;

/**
 * One bound on the memory of all stores of the process: left to itself, each partition of each
 * store takes 50 MB for reading and 48 MB for writing, outside of the heap.
 */
public class BoundedStores implements RocksDBConfigSetter {
    private static final long FOR_ALL = 32L << 20;
    private static final long FOR_WRITING = 16L << 20;
    private static final long A_BUFFER = 1L << 20;

    /**
     * What a buffer begins with. By default it is an eighth of the buffer, and some seventy stores
     * that hold one entry each are then beyond the bound of all: each write would flush.
     */
    private static final long A_BLOCK = 16L << 10;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(FOR_ALL, -1, false, 0.1);
    private static final WriteBufferManager BUFFERS = new WriteBufferManager(FOR_WRITING, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(A_BUFFER);
        options.setArenaBlockSize(A_BLOCK);
        options.setMaxWriteBufferNumber(2);
    }

    /** Cache and buffers are the process's and outlive each store. */
    @Override
    public void close(String store, Options options) {}
}
