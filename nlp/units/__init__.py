"""Units, groups of units, places and persons named in a text (cơ quan, đơn vị, địa danh, người)."""
