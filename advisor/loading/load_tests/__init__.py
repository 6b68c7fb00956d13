"""What load generators write, read into points of load, throughput and latency: a reader for each format."""
