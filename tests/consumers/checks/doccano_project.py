"""doccano itself, its database and all: what it imports into a project, and gives back."""

import json
import os
import sys
from pathlib import Path
from tempfile import mkdtemp

import backend
from common import PATH, TEXT, done, same, spans

home = Path(mkdtemp())
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "DATABASE_URL": f"sqlite:///{home / 'db.sqlite3'}",
    "MEDIA_ROOT": str(home / "media"),
    "STANDALONE": "True",
}
sys.path.append(str(Path(backend.__file__).parent))

import django  # noqa: E402

django.setup()

from data_export.celery_tasks import create_collaborative_dataset  # noqa: E402
from data_export.pipeline.factories import create_formatter, create_writer  # noqa: E402
from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import JSONL  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from projects.models import ProjectType, SequenceLabelingProject  # noqa: E402

call_command("migrate", verbosity=0)
call_command("create_roles", verbosity=0)
ada = User.objects.create_user("ada")


def through(*, allow_overlapping: bool) -> list[dict]:
    """What comes out of a project after our file went in."""
    project = SequenceLabelingProject.objects.create(
        name="Reader", description="-", created_by=ada, project_type=ProjectType.SEQUENCE_LABELING,
        allow_overlapping=allow_overlapping, collaborative_annotation=True,
    )  # fmt: skip
    file = FileName(str(PATH), PATH.name, PATH.name)
    dataset = load_dataset(
        ProjectType.SEQUENCE_LABELING, JSONL, [file], project, encoding="utf_8",
        column_data="text", column_label="label",
    )  # fmt: skip
    dataset.save(ada)
    assert not dataset.errors, dataset.errors
    folder = home / f"out-{project.pk}"
    folder.mkdir()
    create_collaborative_dataset(
        project, str(folder), False, create_formatter(project, "JSONL"), create_writer("JSONL")
    )
    return [json.loads(line) for line in (folder / "all.jsonl").read_text("utf-8").splitlines()]


(row,) = through(allow_overlapping=True)
assert row["text"] == TEXT, "another text"
same(sorted(map(tuple, row["label"])), spans(), "labels")
(strict,) = through(allow_overlapping=False)
done(
    f"{len(row['label'])} labels the same where overlaps are allowed, "
    f"{len(strict['label'])} where they are not"
)
