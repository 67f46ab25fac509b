"""Where jobs lie until they are recorded: each in a folder, with the PDFs of its papers.

A job is written before each step, so that what was wanted outlives a crash, and a printed
paper's own PDF is what is recorded of it, however much later.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from console.press.job import ENDED, JobState, PrintJob, as_json, from_json
from models.errors import RefusedError, StoreError, StoreTrouble

KEPT = 50  # ended jobs shown in the list; older ones are thrown away
_JOB = "job.json"


@dataclass(frozen=True, slots=True)
class Found:
    """What lay on the shelf; ``lost`` are folders of jobs that cannot be read any more."""

    jobs: tuple[PrintJob, ...]
    lost: tuple[str, ...] = ()


class Shelf:
    """The jobs of this desk under one folder. Off the GUI thread; raises ``StoreError``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self) -> "Found":
        """Return the jobs there are, oldest first, and the folders of what cannot be read."""
        jobs, lost = [], []
        for file in sorted(self.folder.glob(f"*/{_JOB}")):
            try:
                jobs.append(from_json(json.loads(file.read_text(encoding="utf-8"))))
            except (OSError, ValueError, TypeError, KeyError):
                lost.append(str(file.parent))
        return Found(tuple(sorted(jobs, key=lambda job: job.asked_at)), tuple(lost))

    def keep(self, job: PrintJob) -> PrintJob:
        """Write a job as it stands; of an ended one the papers go."""
        text = json.dumps(as_json(job), ensure_ascii=False)
        self._write(job, _JOB, text.encode())
        if job.state is JobState.DONE:
            for one in job.drawn:
                (self.folder / job.id / one.file).unlink(missing_ok=True)
        return job

    def put(self, job: PrintJob, name: str, pdf: bytes) -> str:
        """Keep a paper's PDF; return its file name."""
        self._write(job, name, pdf)
        return name

    def take(self, job: PrintJob, at: int) -> bytes:
        """Return a paper's PDF, which must be the one drawn; refuses press.paper_lost."""
        one = job.drawn[at]
        try:
            pdf = (self.folder / job.id / one.file).read_bytes()
        except OSError as error:
            raise RefusedError("press.paper_lost", number=one.subject.number) from error
        if hashlib.sha256(pdf).hexdigest() != one.sha256:
            raise RefusedError("press.paper_lost", number=one.subject.number)
        return pdf

    def drop(self, job: PrintJob) -> None:
        """Throw a job away."""
        shutil.rmtree(self.folder / job.id, ignore_errors=True)

    def prune(self, found: "Found") -> "Found":
        """Throw away ended jobs beyond the last ``KEPT``; return the others."""
        ended = [job for job in found.jobs if job.state in ENDED]
        old = {job.id for job in ended[: max(0, len(ended) - KEPT)]}
        for job in ended:
            if job.id in old:
                self.drop(job)
        return replace(found, jobs=tuple(job for job in found.jobs if job.id not in old))

    def _write(self, job: PrintJob, name: str, content: bytes) -> None:
        from printing.record import trouble_of, write_whole

        path = self.folder / job.id / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
            if name != _JOB and path.read_bytes() != content:
                raise StoreError(StoreTrouble.FULL, where=str(path))
        except OSError as error:
            raise StoreError(trouble_of(error), where=str(path), said=str(error)) from error
