"""One build at a time; the lock goes with its process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from habeas.errors import RegistryInUse
from habeas.record import lock

HOLD = (
    "import sys, time; from pathlib import Path; from habeas.record import lock\n"
    "with lock.building(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
)


def test_a_second_build_is_told_to_wait(tmp_path: Path) -> None:
    with (
        lock.building(tmp_path),
        pytest.raises(RegistryInUse, match="Another build is writing"),
        lock.building(tmp_path),
    ):
        pass
    with lock.building(tmp_path):
        pass


def test_a_killed_build_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(RegistryInUse), lock.building(tmp_path):
            pass
        other.kill()
        other.wait()
    with lock.building(tmp_path):
        pass
