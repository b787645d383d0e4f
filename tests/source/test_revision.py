import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from publication.source.revision import read_revision


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\n## 2026-03-01\n\n- One.\n\n## 2026-01-31\n\n- First text.\n", encoding="utf-8")
    return tmp_path


def test_outside_a_repository_the_newest_entry_of_the_changelog_counts(folder: Path) -> None:
    found = read_revision(folder)
    assert (found.version, found.commit, found.day) == ("2026-03-01", "", date(2026, 3, 1))
    assert found.moment == datetime(2026, 3, 1, tzinfo=UTC)


def test_in_a_repository_the_commit_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-02-02T10:00:00+02:00")
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*names, "commit", "-qm", "First"]):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True)
    found = read_revision(folder)
    assert len(found.commit) == 40
    assert found.moment == datetime(2026, 2, 2, 8, tzinfo=UTC)


def test_the_environment_may_set_the_moment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert read_revision(folder).moment == datetime(1970, 1, 2, tzinfo=UTC)


def test_a_moment_that_is_no_number_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is `yesterday`"):
        read_revision(folder)


def test_a_changelog_without_a_version_is_refused(folder: Path) -> None:
    (folder / "CHANGELOG.md").write_text("# Changes\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"CHANGELOG\.md names no version"):
        read_revision(folder)


def test_without_git_there_is_no_commit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_revision(folder).commit == ""
