"""What the explorer is compared with: the same sub-graph drawn by others."""
