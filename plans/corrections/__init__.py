"""What people corrected (hiệu chỉnh): taken in, kept for ever, applied to what was read."""
