import os
from pathlib import Path, PurePosixPath

import pytest

from models.errors import StoreError
from models.store.place import OWN_PROBES, PlaceFault, Probes, check, fault_of
from models.store.unit_of_work import Store
from tests.offices import make_store


class FakePath(PurePosixPath):
    """A path of no disk, as the probes see it."""


def probes(*, system="ext4", link=False, names=1, real=None, marks=()):
    return Probes(
        file_system=lambda folder: system,
        is_link=lambda path: link,
        names=lambda path: names,
        real=lambda path: real or path,
        exists=lambda path: path.name in marks,
    )


PLACES = [
    ("//server/share/office.db", {}, PlaceFault.SHARE),
    (r"\\server\share\office.db", {}, PlaceFault.SHARE),
    ("/mnt/z/office.db", {"system": "cifs"}, PlaceFault.NETWORK),
    ("/mnt/z/office.db", {"system": "NFS4"}, PlaceFault.NETWORK),
    ("/mnt/z/office.db", {"system": "fuse.sshfs"}, PlaceFault.NETWORK),
    ("/z/office.db", {"real": Path(r"\\server\share\office.db")}, PlaceFault.NETWORK),
    ("/media/usb/office.db", {"system": "vfat"}, PlaceFault.STICK),
    ("/media/usb/office.db", {"system": "exFAT"}, PlaceFault.STICK),
    ("/home/li/OneDrive/office.db", {}, PlaceFault.SYNCED),
    ("/home/li/OneDrive - 代维公司/派单/office.db", {}, PlaceFault.SYNCED),
    ("/home/li/Dropbox/office.db", {}, PlaceFault.SYNCED),
    ("/home/li/我的坚果云/office.db", {}, PlaceFault.SYNCED),
    ("/home/li/Nutstore Files/office.db", {}, PlaceFault.SYNCED),
    ("/home/li/BaiduSyncdisk/a/b/office.db", {}, PlaceFault.SYNCED),
    ("/home/li/office/office.db", {"marks": (".stfolder",)}, PlaceFault.SYNCED),
    ("/home/li/d/office.db", {"real": Path("/home/li/OneDrive/office.db")}, PlaceFault.SYNCED),
    ("/home/li/office.db", {"link": True}, PlaceFault.LINK),
    ("/home/li/office.db", {"names": 2}, PlaceFault.LINK),
    ("/home/li/office.db", {}, None),
    ("/home/li/OneDrive.db", {}, None),
    ("/home/李/派单台/办公室.db", {"system": "ntfs"}, None),
    ("/home/li/office.db", {"system": ""}, None),
]


@pytest.mark.parametrize(("path", "seen", "fault"), PLACES)
def test_bad_places_are_told_by_what_is_wrong_with_them(path, seen, fault):
    assert fault_of(Path(path) if "\\" not in path else FakePath(path), probes(**seen)) == fault


def test_a_bad_place_is_refused_in_words(tmp_path):
    with pytest.raises(StoreError) as refused:
        check(tmp_path / "Dropbox" / "office.db")
    assert refused.value.code == "store.wrong_place"
    assert refused.value.facts["reason"] is PlaceFault.SYNCED


def test_nothing_is_written_in_a_bad_place(tmp_path):
    with pytest.raises(StoreError):
        Store.open(tmp_path / "OneDrive" / "office.db", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_a_second_name_of_an_office_is_refused(tmp_path, link):
    make_store(tmp_path / "office.db", tmp_path).close()
    getattr(tmp_path / "twin.db", link)(tmp_path / "office.db")
    with pytest.raises(StoreError) as refused:
        Store.open(tmp_path / "twin.db")
    assert refused.value.facts["reason"] is PlaceFault.LINK


def test_this_machines_own_disk_is_no_share(tmp_path):
    assert fault_of(tmp_path / "new" / "office.db", OWN_PROBES) is None
