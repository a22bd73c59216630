"""What a careful reader of a document would ask about (cần rà soát): numbering, days, leads, sums."""
