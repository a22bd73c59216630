"""Which readers a run has (bên đọc của lần chạy): processes of this machine, or an existing cluster."""

from __future__ import annotations

from pathlib import Path

from flows.readers.readers import Limits, Readers
from flows.readers.workers import WorkerPool
from flows.settings import Settings

_WORK = "flows.readers.reading:read_job"
_WARM_UP = "flows.readers.reading:warm_up"


def readers_of(settings: Settings, inbox: Path | None) -> Readers:
    """The readers that the settings choose; `inbox` is the folder that all of them must see, where it is one."""
    limits = Limits(settings.time_limit, settings.memory_limit)
    if not settings.cluster:
        return WorkerPool(_WORK, limits, settings.workers, _WARM_UP)
    from flows.readers.cluster import DaskCluster
    from flows.readers.cluster_worker import Order
    from flows.readers.identity import own_identity

    return DaskCluster(settings.cluster, Order(_WORK, _WARM_UP, limits, own_identity()), inbox)
