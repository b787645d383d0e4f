"""The workflows: pinned, with least rights, and without a finding of zizmor and actionlint."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} == {"age.yml", "check.yml", "exit.yml", "links.yml", "publish.yml"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+\.\d+)?", use)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_per_job_and_no_credential_stays(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert job["permissions"] is not None
        assert job["timeout-minutes"]
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    result = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--persona", "pedantic", ".github/workflows"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_actionlint_finds_nothing() -> None:
    programs = Path(sys.executable).parent
    result = subprocess.run(
        [programs / "jactionlint", "--no-color", "--shellcheck", programs / "shellcheck"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "was not found" not in result.stderr


def workflow(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    return found


def steps(job: dict[str, Any]) -> str:
    """What a job runs, as one text."""
    return "\n".join(step.get("run", step.get("uses", "")) for step in job["steps"])


def test_a_pull_request_sees_no_secret_and_writes_nothing() -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert {right for job in workflow("check.yml")["jobs"].values() for right in job["permissions"].items()} <= {("contents", "read")}


def test_the_gate_waits_for_every_job_and_takes_nothing_but_success() -> None:
    jobs = workflow("check.yml")["jobs"]
    gate = jobs.pop("gate")
    assert sorted(gate["needs"]) == sorted(jobs)
    assert gate["if"] == "always()"
    for results, passes in [("success success", True), ("success failure", False), ("skipped success", False), ("cancelled", False)]:
        ran = subprocess.run(["bash", "-e", "-c", gate["steps"][0]["run"]], env={"RESULTS": results}, check=False)
        assert (ran.returncode == 0) is passes, results


def test_what_one_job_leaves_out_another_runs() -> None:
    jobs = workflow("check.yml")["jobs"]
    assert "make coverage" in steps(jobs["test"])
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ncoverage:")[2].partition("\n\n")[0]
    left_out = set(re.findall(r"--ignore (\S+)", recipe))
    assert left_out
    assert all((ROOT / name).exists() and name in steps(jobs["site"]) for name in left_out)


def test_only_what_was_built_tested_and_signed_is_deployed() -> None:
    jobs = workflow("publish.yml")["jobs"]
    assert jobs["attest"]["needs"] == "build"
    assert set(jobs["deploy"]["needs"]) == {"build", "attest"}
    order = [
        steps(jobs["deploy"]).index(step) for step in ("CHECKSUM", "attestation verify", "sha256sums.txt", "upload-pages", "deploy-pages")
    ]
    assert order == sorted(order)
    assert "make build" not in steps(jobs["deploy"])
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"attest", "deploy"}
    assert workflow("publish.yml")["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_nothing_is_published_without_a_private_way_to_a_maintainer() -> None:
    build = workflow("publish.yml")["jobs"]["build"]
    assert build["env"] == {"CONTACT": "${{ vars.CONTACT }}"}
    for contact, passes in [("desk@example.org", True), ("", False)]:
        ran = subprocess.run(
            ["bash", "-e", "-c", build["steps"][0]["run"]], env={"CONTACT": contact}, capture_output=True, text=True, check=False
        )
        assert (ran.returncode == 0) is passes, contact
        assert ("repository variable CONTACT" in ran.stdout) is not passes
