"""The storage's own tables: the change log and the drafts. Kept apart from the records and never logged."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text

STORAGE = MetaData()

# One row for every committed operation. `at` is UTC in ISO form with microseconds. `kind`: «do» can be undone,
# «fixed» cannot, «undo» and «redo» point with `ref` at the operation they reverse, «barrier» (migration, restore)
# ends the undo list. `undone` = 1 while the operation's effect is taken back. `open` = 1 only inside the
# transaction that writes it: the triggers refuse rows written outside an operation.
OPERATION = Table(
    "chg_op",
    STORAGE,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Integer, ForeignKey("chg_op.id", name="fk_chg_op_ref")),
    Column("undone", Integer, nullable=False, server_default="0"),
    Column("open", Integer, nullable=False, server_default="1"),
    CheckConstraint("kind IN ('do', 'fixed', 'undo', 'redo', 'barrier')", name="ck_chg_op_kind"),
    CheckConstraint("undone IN (0, 1)", name="ck_chg_op_undone"),
    CheckConstraint("open IN (0, 1)", name="ck_chg_op_open"),
    sqlite_strict=True,
)
Index("ix_chg_op__ref", OPERATION.c.ref)

# One row for every changed row, written by triggers. `pk` is a JSON array of the primary key; an update that
# changes the key is logged as a deletion and an insertion. `old` and `new` are JSON objects of the whole row,
# NULL where there is none.
CHANGE = Table(
    "chg",
    STORAGE,
    Column("id", Integer, primary_key=True),
    Column("op", Integer, ForeignKey("chg_op.id", name="fk_chg_op"), nullable=False),
    Column("tbl", Text, nullable=False),
    Column("pk", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    CheckConstraint("act IN ('insert', 'update', 'delete')", name="ck_chg_act"),
    sqlite_strict=True,
)
Index("ix_chg__op", CHANGE.c.op)
Index("ix_chg__row", CHANGE.c.tbl, CHANGE.c.pk)

# What a form held before it was saved. `payload` is JSON, `updated_at` UTC ISO.
DRAFT = Table(
    "draft",
    STORAGE,
    Column("key", Text, primary_key=True, nullable=False),
    Column("payload", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    sqlite_strict=True,
)
