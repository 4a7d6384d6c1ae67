"""The arguments that only Scheduler's schedules have."""

from datetime import datetime
from typing import Annotated, Any

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_scheduler as scheduler

from lambda_event_sources.core import props
from lambda_event_sources.core.existing import Existing
from lambda_event_sources.core.limits import Matches
from lambda_event_sources.core.objects import Has
from lambda_event_sources.core.parameters import Doc
from lambda_event_sources.parts.scheduler_limits import (
    KnownTimeZone,
    Minutes,
    WithTimeZone,
)
from lambda_event_sources.parts.targets import Json, StandardQueue
from lambda_event_sources.schedules.expressions import SCHEDULER

_GUIDE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide"
_API = "https://docs.aws.amazon.com/scheduler/latest/APIReference"
_SCHEDULE = f"{_API}/API_CreateSchedule.html"
_NAME = Matches(r"[0-9a-zA-Z\-_.]{1,64}", "1 to 64 letters, digits, hyphens, underscores and dots")

GROUP = Existing(
    "schedule_group_arn",
    "a schedule group",
    arn="scheduler:{region}:{account}:schedule-group/{name}",
    by_arn=scheduler.ScheduleGroup.from_schedule_group_arn,
    by_name=scheduler.ScheduleGroup.from_schedule_group_name,
    name=_NAME,
)
"""https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html"""

DeadLetterQueue = Annotated[
    StandardQueue,
    Doc(
        "Where invocations go that could not be delivered.",
        "they are lost",
        f"{_GUIDE}/configuring-schedule-dlq.html",
    ),
]
"""What happens to undeliverable invocations."""

End = Annotated[
    datetime, WithTimeZone(), Doc("When the last invocation may be.", "it goes on", _SCHEDULE)
]
"""The end."""

FlexibleTimeWindow = Annotated[
    cdk.Duration,
    Minutes(1, 1440),
    Doc(
        "Within what time after the scheduled one the function is invoked.",
        "at once",
        f"{_GUIDE}/managing-schedule-flexible-time-windows.html",
    ),
]
"""How precise it must be."""

Input = Annotated[
    dict[str, Any] | str | scheduler.ScheduleTargetInput,
    Json(256 * 1024, "bytes"),
    Doc(
        "What the function gets: a dict, or a string with JSON, in which e.g. "
        "``<aws.scheduler.scheduled-time>`` stands for what it says.",
        "a notice of Scheduler's",
        f"{_API}/API_Target.html",
    ),
]
"""What the function gets."""

Key = Annotated[
    props.Key,
    Doc("The key that encrypts the input.", "a key of AWS's own", f"{_GUIDE}/encryption-rest.html"),
]
"""A key."""

Role = Annotated[
    iam.IRole | iam.Role,
    Has("role_arn", "an IAM role", "iam.Role.from_role_arn"),
    Doc(
        "The role with which Scheduler invokes the function; it must trust "
        "scheduler.amazonaws.com, and is granted the rest.",
        "a new role",
        f"{_GUIDE}/setting-up.html",
    ),
]
"""Who invokes the function."""

ScheduleGroup = Annotated[
    scheduler.IScheduleGroup | scheduler.ScheduleGroup | str,
    GROUP,
    Doc("The group of the schedule.", "the group ``default``", _SCHEDULE),
]
"""A group of schedules."""

ScheduleName = Annotated[
    str, _NAME, Doc("The schedule's name.", "made by CloudFormation", _SCHEDULE)
]
"""What the schedule is called."""

Start = Annotated[
    datetime, WithTimeZone(), Doc("When the first invocation may be.", "at once", _SCHEDULE)
]
"""The start."""

TimeZone = Annotated[
    str | cdk.TimeZone,
    KnownTimeZone(),
    Doc("The time zone of a Cron or an At, e.g. ``Europe/Berlin``.", "``Etc/UTC``", SCHEDULER),
]
"""A time zone."""
