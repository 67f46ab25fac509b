"""One search for everything: just what a plain scan finds, in the order people expect."""

import random

import pytest
from sqlalchemy import text

from models.domain import Circuit, Contact, Customer, Site
from models.queries import search_index
from models.queries.search import find_anything, find_customers
from models.queries.search_index import index_of
from models.queries.search_shelves import KeyShelf
from models.rules.search import Fit, Shelf, fit, keys, person_sounds, shelves_for, words_of
from models.services import crews, things
from models.services.customer_merge import merge_customers
from models.services.customer_upkeep import archive_circuit, end_contact
from models.services.customers import (
    add_circuit,
    add_contact,
    add_customer,
    add_site,
    archive_customer,
    edit_circuit,
    edit_contact,
    edit_customer,
)
from models.services.tickets import open_ticket
from models.store.unit_of_work import consult

HOSTILE = (
    "%",
    "_",
    "\\",
    "'",
    '"',
    "%%",
    "a%b",
    "[",
    "*",
    "?",
    "\u0000",
    "\ud800",
    "🈚",
    "ﷺ",
    "ß",
    "İ",
)
WORDS = (
    "县", "永", "嘉", "农商", "永嘉农商", "司公", "公司公司", "y", "yj", "yjns", "jns", "yongjia",
    "shan", "sxm", "xie", "LX-00", "lx00", "1", "13", "138", "0000", "0021", "13800000021",
    "临溪 农", "公司 13", "路1号", "０１", "ＬＸ", "zhongqing", "chongqing", *HOSTILE,
)  # fmt: skip


def archive(s, serials=range(60), seed=7):
    """Enter customers with contacts, sites and circuits whose texts share many letters."""
    draw = random.Random(seed)
    parts = (
        "永嘉",
        "农商",
        "公司",
        "临溪",
        "重庆",
        "长乐",
        "单家",
        "县医院",
        "A%b",
        "a_b",
        "it's",
        "ß",
    )
    for serial in serials:
        name = "".join(draw.choices(parts, k=3))
        number = f"LX-{serial:05d}"
        add_customer(s, number=number, name=name, short_name=draw.choice(parts))
        add_contact(
            s,
            customer=number,
            name=draw.choice(("单小敏", "解放", "查良镛", "曾巩", "仇英", "区大相", "朴槿", "Ann")),
            phones=[f"1380000{draw.randrange(10**4):04d}", f"0577-6{draw.randrange(10**6):06d}"],
        )
        add_site(s, customer=number, name="总部", town="临溪镇", address=f"人民路{serial}号")
        add_circuit(
            s,
            number=f"永嘉LX{serial:04d}",
            customer=number,
            service="data",
            reach="within_province",
        )


@pytest.fixture
def full(any_county):
    any_county.act(archive)
    return any_county


def scanned(session, word):
    """What ``LIKE`` finds in the keys, laid out in a table of their own by this test."""
    session.execute(
        text("CREATE TEMPORARY TABLE laid (noun text, id bigint, shelf text, key text)")
    )
    rows = [
        {"noun": noun, "id": row.id, "shelf": shelf.value, "key": key}
        for noun, shelf, row, told in laid(session)
        for key in told
    ]
    session.execute(text("INSERT INTO laid VALUES (:noun, :id, :shelf, :key)"), rows)
    found = set()
    for shelf in shelves_for(word):
        tail = shelf is Shelf.CONTACT_PHONE
        plain = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        like = f"{plain}%" if len(word) == 1 and word.isascii() and not tail else f"%{plain}%"
        hits = session.execute(
            text("SELECT noun, id FROM laid WHERE shelf = :shelf AND key LIKE :like ESCAPE '!'"),
            {"shelf": shelf.value, "like": like},
        )
        found |= {tuple(row) for row in hits}
    session.execute(text("DROP TABLE laid"))
    return found


def laid(session):
    for row in session.query(Customer).where(Customer.archived_at.is_(None)):
        yield "customer", Shelf.CUSTOMER_NUMBER, row, keys((row.number,))
        yield "customer", Shelf.CUSTOMER_NAME, row, keys((row.name, row.short_name))
        yield "customer", Shelf.CUSTOMER_SOUND, row, row.initials.split()
    for row in session.query(Contact).where(Contact.valid_to_on.is_(None)):
        yield "contact", Shelf.CONTACT_NAME, row, keys((row.name,))
        yield "contact", Shelf.CONTACT_SOUND, row, person_sounds(row.name)
        yield "contact", Shelf.CONTACT_PHONE, row, [p for p in row.phone_key.split(",") if p]
    for row in session.query(Site).where(Site.archived_at.is_(None)):
        yield "site", Shelf.SITE, row, keys((row.name, row.town + row.address))
    for row in session.query(Circuit).where(Circuit.archived_at.is_(None)):
        yield "circuit", Shelf.CIRCUIT_NUMBER, row, keys((row.number, row.product_number))


def indexed(counter, word):
    return consult(counter.store, lambda s: set(index_of(s).find(word, most=10**9)))


def test_every_word_finds_what_a_scan_by_the_engine_finds(full):
    for typed in WORDS:
        for word in words_of(typed):
            asked = full.act(lambda s, word=word: scanned(s, word))
            assert indexed(full, word) == asked, typed


def test_a_shelf_that_forgets_a_record_is_caught_by_the_scan(full, monkeypatch):
    put = KeyShelf.put
    monkeypatch.setattr(
        KeyShelf, "put", lambda shelf, record, told: put(shelf, record, () if record == 9 else told)
    )
    monkeypatch.setattr(search_index, "_INDEXES", {})
    [word] = words_of("LX")
    assert indexed(full, word) != full.act(lambda s: scanned(s, word))


def test_one_letter_starts_a_word_and_one_character_may_stand_anywhere():
    assert fit("yjns", "y", shelf=Shelf.CUSTOMER_SOUND) is Fit.START
    assert fit("yjns", "n", shelf=Shelf.CUSTOMER_SOUND) is None
    assert fit("永嘉农商", "商", shelf=Shelf.CUSTOMER_NAME) is Fit.INSIDE
    assert fit("13800000021", "0021", shelf=Shelf.CONTACT_PHONE) is Fit.START
    assert fit("13800000021", "1380", shelf=Shelf.CONTACT_PHONE) is Fit.INSIDE


@pytest.mark.parametrize(
    ("person", "sound"),
    {
        "单小敏": "shanxiaomin", "解放": "xiefang", "查良镛": "zhaliangyong", "曾巩": "zenggong",
        "仇英": "qiuying", "区大相": "oudaxiang", "朴槿": "piaojin", "单于婚": "chanyuhun",
    }.items(),
)  # fmt: skip
def test_surnames_are_read_as_surnames(person, sound):
    assert sound in person_sounds(person)


@pytest.mark.parametrize("typed", ["周敏", "zhoumin", "zm", "0021", "LX-INT-00042", "总部", "C001"])
def test_a_customer_is_found_by_whatever_hangs_on_it(any_county, typed):
    found = any_county.ask(find_anything, typed)
    assert found[0].customer == "C001"
    named = any_county.ask(find_customers, typed)
    assert len(named) == 1


def test_exact_comes_before_prefix_before_infix_and_then_the_newest(county):
    for number, name in (("A1", "新永嘉"), ("A2", "永嘉"), ("A3", "永嘉农商"), ("A4", "永嘉水务")):
        county.act(lambda s, number=number, name=name: add_customer(s, number=number, name=name))
    found = county.ask(find_anything, "永嘉")
    assert [row.number for row in found] == ["A2", "A4", "A3", "A1"]
    assert [row.fit for row in found] == [Fit.EXACT, Fit.START, Fit.START, Fit.INSIDE]


def test_what_is_down_and_the_better_grade_come_first_among_equals(county):
    county.act(lambda s: add_customer(s, number="B1", name="永嘉甲", grade="AAA"))
    county.act(lambda s: add_customer(s, number="B2", name="永嘉乙", grade="A"))
    assert [row.number for row in county.ask(find_anything, "永嘉")] == ["B1", "B2"]
    county.act(
        lambda s: add_circuit(
            s, number="B2-1", customer="B2", service="data", reach="within_province"
        )
    )
    facts = {
        "kind": "fault", "category": "equipment_fault", "symptom": "断",
        "circuit_number": "B2-1",
        "customer_name": "永嘉乙",
        "reporter": "甲",
        "reported_at": county.now,
    }  # fmt: skip
    county.act(lambda s: open_ticket(s, facts))
    assert [row.number for row in county.ask(find_anything, "永嘉")] == ["B2", "B1"]


def test_a_ticket_is_found_by_its_number_its_tail_and_after_it_was_filed(any_county):
    opened = any_county.open(accept=True)
    any_county.do("void", opened.number, reason="重复登记")
    for typed in (opened.number, opened.number.lower(), opened.number.replace("-", "")):
        assert [row.number for row in any_county.ask(find_anything, typed)] == [opened.number]
    standing = any_county.open(anyway=True)
    found = any_county.ask(find_anything, standing.number[-6:])
    assert (found[0].kind, found[0].number) == ("ticket", standing.number)


def test_every_change_of_the_archive_is_found_at_once(any_county):
    def ask(typed):
        return [row.customer for row in any_county.ask(find_anything, typed)]

    assert ask("青田") == []
    any_county.act(lambda s: edit_customer(s, "C002", name="青田中学"))
    assert ask("青田") == ["C002"]
    assert ask("qtzx") == ["C002"]
    contact = any_county.act(
        lambda s: add_contact(s, customer="C002", name="解元", phones=["13911112222"])
    )
    assert ask("xieyuan") == ["C002"]
    any_county.act(lambda s: edit_contact(s, contact, phones=["13911113333"]))
    assert (ask("2222"), ask("3333")) == ([], ["C002"])
    any_county.act(lambda s: end_contact(s, contact, on=any_county.now.date(), reason="调离"))
    assert ask("xieyuan") == []
    any_county.act(lambda s: edit_circuit(s, "LX-DAT-00007", product_number="PN-77"))
    assert ask("pn77") == ["C002"]
    any_county.act(lambda s: archive_circuit(s, "LX-DAT-00007", reason="拆机"))
    assert ask("pn77") == []
    any_county.act(lambda s: merge_customers(s, keep="C001", drop="C002"))
    assert ask("青田") == []
    any_county.act(lambda s: archive_customer(s, "C001", reason="销户"))
    assert ask("信用社") == []


def test_records_brought_in_without_events_of_their_own_are_found_too(county):
    assert county.ask(find_anything, "云和") == ()
    county.act(
        lambda s: s.add(
            Customer(number="I1", name="云和税务", search_key="云和税务i1", initials="yhsw")
        )
    )
    assert [row.number for row in county.ask(find_anything, "云和")] == ["I1"]


def test_a_phone_is_never_shown_whole_in_a_hit(any_county):
    [row] = any_county.ask(find_anything, "13800000021")
    assert row.under == "周敏 …0021"


def test_several_words_are_all_found_in_a_record_or_its_customer(full):
    def hits(typed):
        index = full.ask(index_of)
        return set(index.find_all(words_of(typed), most=10**9))

    def expected(typed):
        def read(s):
            told = {}
            for noun, shelf, row, keys_ in laid(s):
                told.setdefault((noun, row.id), []).extend((shelf, key) for key in keys_)
            owners = {
                (noun, row.id): ("customer", getattr(row, "customer_id", row.id))
                for noun, _, row, _ in laid(s)
            }
            found = set()
            for record, mine_ in told.items():
                own = [answers(mine_, word) for word in words_of(typed)]
                either = [
                    mine or answers(told.get(owners[record], ()), word)
                    for mine, word in zip(own, words_of(typed), strict=True)
                ]
                if any(own) and all(either):
                    found.add(record)
            return found

        return full.ask(read)

    def answers(keys_, word):
        return any(
            shelf in shelves_for(word) and fit(key, word, shelf=shelf) is not None
            for shelf, key in keys_
        )

    for typed in ("永嘉 公司", "公司 138", "永嘉lx 单家", "sxm 永嘉", "永嘉 lx0001", "路1 农商 解"):
        assert hits(typed) == expected(typed), typed


def people_and_things(county):
    county.act(
        lambda s: crews.add_technician(
            s, number="T77", name="仇小敏", crew="B01", phone="13911112222"
        )
    )
    county.act(lambda s: things.add_vehicle(s, plate="浙C8K345", crew="B02"))
    county.act(lambda s: things.add_instrument(s, number="YB-9", kind="splicer", name="光纤熔接机"))


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("仇小敏", "technician", "T77"),
        ("qxm", "technician", "T77"),
        ("qiuxiaomin", "technician", "T77"),
        ("2222", "technician", "T77"),
        ("t77", "technician", "T77"),
        ("8k345", "vehicle", "浙C8K345"),
        ("K345", "vehicle", "浙C8K345"),
        ("浙C·8K345", "vehicle", "浙C8K345"),
        ("熔接", "instrument", "YB-9"),
        ("rongjieji", "instrument", "YB-9"),
        ("yb9", "instrument", "YB-9"),
    ],
)
def test_people_plates_and_instruments_are_found_alike_on_both_engines(
    any_county, typed, kind, number
):
    people_and_things(any_county)
    found = any_county.ask(find_anything, typed)
    assert (kind, number) in {(row.kind, row.number) for row in found}
    assert all(row.grade is None for row in found if row.kind in ("technician", "vehicle"))


def test_a_plate_tail_comes_before_a_plate_that_only_holds_it(county):
    for plate in ("浙C34500", "浙C8K345"):
        county.act(lambda s, plate=plate: things.add_vehicle(s, plate=plate))
    assert [row.number for row in county.ask(find_anything, "345")][:2] == ["浙C8K345", "浙C34500"]


def test_who_has_left_and_what_is_scrapped_is_not_found(county):
    people_and_things(county)
    assert county.ask(find_anything, "8k345")
    county.act(
        lambda s: things.retire(s, subject_kind="vehicle", subject="浙C8K345", reason="报废")
    )
    assert county.ask(find_anything, "8k345") == ()
