"""The Prefect deployment behind a schedule (lịch chạy): what was missed, what comes next, one run at a time.

Import this module only once `PREFECT_API_URL` says where the server is: Prefect reads it on being imported.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
from collections.abc import Callable

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, FlowRun, StateType
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.server.schemas.schedules import CronSchedule
from prefect.states import Crashed, Scheduled
from prefect.types import DateTime
from prefect.types.entrypoint import EntrypointType

from flows.folders import RunStopped
from flows.schedule.plan import Plan
from flows.schedule.scheduled import run_on_schedule
from flows.terminal import WRONG_USE

_UNFINISHED = (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)
_ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def next_run(plan: Plan) -> dt.datetime:
    """The next moment of the schedule, in its time zone.

    Raises:
        RunStopped: the schedule is none.
    """
    try:
        schedule = CronSchedule(cron=plan.cron, timezone=plan.time_zone)
        (moment,) = asyncio.run(schedule.get_dates(1))
    except ValueError as error:
        example = '--cron "0 6 * * 1-5" (06 giờ, thứ Hai đến thứ Sáu)'
        raise RunStopped(f"Lịch “{plan.cron}” không đúng dạng cron. Ví dụ: {example}.", WRONG_USE) from error
    return moment


async def serve_plan(plan: Plan, tell: Callable[[str], None]) -> None:
    """Register the plan, make up for what was missed, and run it until the process is ended."""
    runner = Runner(name=plan.name, pause_on_shutdown=False)
    end = _end_of(asyncio.current_task(), asyncio.get_running_loop())
    signal.signal(signal.SIGTERM, end)
    runner.handle_sigterm = end  # type: ignore[method-assign]
    async with get_client() as client:
        missed = await _clear_what_was_missed(client, plan.name)
        deployment = await runner.aadd_flow(
            run_on_schedule,
            name=plan.name,
            schedule=Cron(plan.cron, timezone=plan.time_zone),
            concurrency_limit=_ONE_AT_A_TIME,
            parameters={"parts": {name: list(arguments) for name, arguments in plan.parts.items()}},
            description="khacphuc schedule",
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        if missed:
            tell(f"Đã lỡ {missed} lần chạy khi lịch không hoạt động; chạy bù một lần ngay bây giờ.")
            await client.create_flow_run_from_deployment(deployment, name="chay-bu", state=Scheduled())
    await runner.start()


async def _clear_what_was_missed(client: PrefectClient, name: str) -> int:
    """How many runs an earlier process of this schedule left undone; nothing of them stands in the way afterwards."""
    deployment = DeploymentFilter(name=DeploymentFilterName(any_=[name]))
    broken_off = await _runs(client, deployment, *_UNFINISHED)
    for run in broken_off:
        # Prefect would call it running for ever, and its place would never be free again.
        message = "Chương trình bị tắt giữa chừng; lần chạy bù làm tiếp."
        await client.set_flow_run_state(run.id, Crashed(message=message), force=True)
    late = await _runs(client, deployment, StateType.SCHEDULED)
    for run in late:
        await client.delete_flow_run(run.id)
    return len(broken_off) + len(late)


async def _runs(client: PrefectClient, deployment: DeploymentFilter, *states: StateType) -> list[FlowRun]:
    """The runs of the deployment that should have begun by now and are in one of these states."""
    wanted = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states))),
        expected_start_time=FlowRunFilterExpectedStartTime(before_=DateTime.now("UTC")),
    )
    return await client.read_flow_runs(deployment_filter=deployment, flow_run_filter=wanted)


def _end_of(serving: asyncio.Task[None] | None, loop: asyncio.AbstractEventLoop) -> Callable[..., None]:
    """What SIGTERM does; Prefect's own answer leaves in the middle of things.

    Not by way of SIGINT: a shell starts its background jobs with that one ignored.
    """

    def end(*about: object) -> None:
        if serving is not None:
            loop.call_soon_threadsafe(serving.cancel)

    return end
