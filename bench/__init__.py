"""Where the figures on quality, speed and scale come from (đo kiểm)."""
