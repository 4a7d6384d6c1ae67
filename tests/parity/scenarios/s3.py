"""Buckets."""

from types import ModuleType

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3

from tests.parity.building import function, key, role, sibling, text

CREATED = s3.EventType.OBJECT_CREATED
REMOVED = s3.EventType.OBJECT_REMOVED


def one_event(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket")
    function(stack).add_event_source(les.S3EventSource(bucket, events=[CREATED]))


def one_event_on_any_bucket(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket")
    function(stack).add_event_source(les.S3EventSourceV2(bucket, events=[CREATED]))


def several_events(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket")
    source = les.S3EventSource(bucket, events=[CREATED, REMOVED, s3.EventType.OBJECT_ACL_PUT])
    function(stack).add_event_source(source)


def every_single_event(les: ModuleType, stack: cdk.Stack) -> None:
    # The wildcards of created, removed, tagging, lifecycle and replication overlap their members.
    events = [
        s3.EventType.OBJECT_CREATED_PUT,
        s3.EventType.OBJECT_CREATED_POST,
        s3.EventType.OBJECT_CREATED_COPY,
        s3.EventType.OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD,
        s3.EventType.OBJECT_REMOVED_DELETE,
        s3.EventType.OBJECT_REMOVED_DELETE_MARKER_CREATED,
        s3.EventType.OBJECT_RESTORE_POST,
        s3.EventType.OBJECT_RESTORE_COMPLETED,
        s3.EventType.OBJECT_RESTORE_DELETE,
        s3.EventType.REDUCED_REDUNDANCY_LOST_OBJECT,
        s3.EventType.REPLICATION_OPERATION_FAILED_REPLICATION,
        s3.EventType.REPLICATION_OPERATION_MISSED_THRESHOLD,
        s3.EventType.REPLICATION_OPERATION_REPLICATED_AFTER_THRESHOLD,
        s3.EventType.REPLICATION_OPERATION_NOT_TRACKED,
        s3.EventType.LIFECYCLE_EXPIRATION_DELETE,
        s3.EventType.LIFECYCLE_EXPIRATION_DELETE_MARKER_CREATED,
        s3.EventType.LIFECYCLE_TRANSITION,
        s3.EventType.INTELLIGENT_TIERING,
        s3.EventType.OBJECT_TAGGING_PUT,
        s3.EventType.OBJECT_TAGGING_DELETE,
        s3.EventType.OBJECT_ACL_PUT,
    ]
    bucket = s3.Bucket(stack, "Bucket")
    function(stack).add_event_source(les.S3EventSourceV2(bucket, events=events))


def key_filter_as_struct(les: ModuleType, stack: cdk.Stack) -> None:
    filters = [s3.NotificationKeyFilter(prefix="in/", suffix=".csv")]
    bucket = s3.Bucket(stack, "Bucket")
    source = les.S3EventSource(bucket, events=[CREATED], filters=filters)
    function(stack).add_event_source(source)


def key_filter_as_dict(les: ModuleType, stack: cdk.Stack) -> None:
    filters = [{"prefix": "in/"}, {"suffix": ".csv"}]
    bucket = s3.Bucket(stack, "Bucket")
    source = les.S3EventSourceV2(bucket, events=[CREATED], filters=filters)
    function(stack).add_event_source(source)


def key_filter_from_parameter(les: ModuleType, stack: cdk.Stack) -> None:
    filters = [s3.NotificationKeyFilter(prefix=text(stack, "Prefix", "in/"))]
    bucket = s3.Bucket(stack, "Bucket")
    source = les.S3EventSource(bucket, events=[REMOVED], filters=filters)
    function(stack).add_event_source(source)


def two_functions_on_one_bucket(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket")
    for name in ("images", "texts"):
        filters = [s3.NotificationKeyFilter(prefix=f"{name}/")]
        source = les.S3EventSource(bucket, events=[CREATED], filters=filters)
        function(stack, f"Fn-{name}").add_event_source(source)


def two_sources_of_one_bucket(les: ModuleType, stack: cdk.Stack) -> None:
    bucket, fn = s3.Bucket(stack, "Bucket"), function(stack)
    fn.add_event_source(les.S3EventSource(bucket, events=[CREATED]))
    fn.add_event_source(les.S3EventSourceV2(bucket, events=[REMOVED]))


def two_buckets_on_one_function(les: ModuleType, stack: cdk.Stack) -> None:
    fn = function(stack)
    for name in ("In", "Out"):
        fn.add_event_source(les.S3EventSource(s3.Bucket(stack, name), events=[CREATED]))


def imported_by_name(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "orders")
    function(stack).add_event_source(les.S3EventSourceV2(bucket, events=[CREATED]))


def imported_by_arn(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket.from_bucket_arn(stack, "Bucket", "arn:aws:s3:::orders")
    source = les.S3EventSourceV2(bucket, events=[CREATED], filters=[{"suffix": ".json"}])
    function(stack).add_event_source(source)


def imported_by_token(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket.from_bucket_name(stack, "Bucket", cdk.Fn.import_value("bucket-name"))
    function(stack).add_event_source(les.S3EventSourceV2(bucket, events=[REMOVED]))


def encrypted_with_own_key(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(
        stack,
        "Bucket",
        encryption=s3.BucketEncryption.KMS,
        encryption_key=key(stack),
        bucket_key_enabled=True,
    )
    function(stack).add_event_source(les.S3EventSource(bucket, events=[CREATED]))


def bucket_that_also_notifies_event_bridge(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket", event_bridge_enabled=True)
    function(stack).add_event_source(les.S3EventSource(bucket, events=[CREATED]))


def bucket_with_policy_and_versions(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket", enforce_ssl=True, versioned=True)
    function(stack).add_event_source(les.S3EventSource(bucket, events=[REMOVED]))


def bucket_with_own_handler_role(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(stack, "Bucket", notifications_handler_role=role(stack))
    function(stack).add_event_source(les.S3EventSource(bucket, events=[CREATED]))


def bucket_that_the_function_reads(les: ModuleType, stack: cdk.Stack) -> None:
    bucket, fn = s3.Bucket(stack, "Bucket"), function(stack)
    bucket.grant_read_write(fn)
    fn.add_event_source(les.S3EventSource(bucket, events=[CREATED]))


def bucket_of_other_stack(les: ModuleType, stack: cdk.Stack) -> None:
    bucket = s3.Bucket(sibling(stack), "Bucket")
    function(stack).add_event_source(les.S3EventSource(bucket, events=[CREATED]))


def bucket_property(les: ModuleType, stack: cdk.Stack) -> None:
    source = les.S3EventSource(s3.Bucket(stack, "Bucket"), events=[CREATED])
    function(stack).add_event_source(source)
    cdk.CfnOutput(stack, "BucketArn", value=source.bucket.bucket_arn)
