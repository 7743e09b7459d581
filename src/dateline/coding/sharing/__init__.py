"""Words that share their act with others (echoes, lists), and acts that share their words (gapped, respective, summed)."""
