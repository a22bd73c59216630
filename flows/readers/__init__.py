"""Who reads (bên đọc): processes of this machine or of a cluster, in isolation and within limits."""
