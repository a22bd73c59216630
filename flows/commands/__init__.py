"""The commands of `khacphuc` (lệnh), each in a file of its own."""
