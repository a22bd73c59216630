"""Which readers a run has (bên đọc của lần chạy): processes of this machine, or an existing cluster."""

from __future__ import annotations

from pathlib import Path

from flows.readers import Limits, Readers
from flows.settings import Settings
from flows.workers import WorkerPool

_WORK = "flows.reading:read_job"
_WARM_UP = "flows.reading:warm_up"


def readers_of(settings: Settings, inbox: Path | None) -> Readers:
    """The readers that the settings choose; `inbox` is the folder that all of them must see, where it is one."""
    limits = Limits(settings.time_limit, settings.memory_limit)
    if not settings.cluster:
        return WorkerPool(_WORK, limits, settings.workers, _WARM_UP)
    from flows.cluster import DaskCluster
    from flows.cluster_worker import Order
    from flows.identity import own_identity

    return DaskCluster(settings.cluster, Order(_WORK, _WARM_UP, limits, own_identity()), inbox)
