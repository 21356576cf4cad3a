'''The pages of the window. How to write one (this text is the guide for page developers).

1. One line in `ui/pages/registry.py`: id, title, icon (a file of resources/icons), "ui.pages.partners:PartnersPage".
2. A list page describes itself; search, filters, sorting, columns, copying, printing, empty states, reloading after
   a change (also after undo) and the card beside the list work by themselves:

    class PartnersPage(ListPage):
        """Partners of our school."""

        help_page = "partners"                            # resources/help/partners.html, F1
        tables = frozenset({"organization", "license"})   # a commit that touches these loads the list anew

        def describe(self) -> ListSpec:
            return ListSpec(
                name="partners",                          # under it columns and splitter are remembered
                title=self.tr("Партнёры"),
                nouns=(self.tr("партнёр"), self.tr("партнёра"), self.tr("партнёров")),
                icon="partners",
                columns=[
                    Column("name", self.tr("Название"), lambda row: row.short_name, width=34),
                    Column("inn", self.tr("ИНН"), lambda row: row.inn, width=13),
                    Column("until", self.tr("Лицензия до"), lambda row: row.license_until, width=12),
                    Column("state", self.tr("Состояние"), lambda row: row.state, chip=state_chip, width=18),
                ],
                load=lambda: partners.list_partners(self.context.db),      # runs in the database worker
                filters=[
                    Filter("kind", self.tr("Вид"), lambda row, kind: row.kind == kind,
                           gather=lambda row: [Choice(row.kind, row.kind.title_ru)]),
                ],
                search_hint=self.tr("Название, ИНН, директор"),
                empty_title=self.tr("Пока нет ни одного партнёра"),
                empty_text=self.tr("Добавьте школу или организацию, с которой заключаете договоры."),
                primary=(self.tr("Новый партнёр"), self._create),
                commands=[RowCommand(self.tr("Удалить"), self._delete, "trash", many=True, delete=True)],
                open_row=self._edit,
                make_card=lambda: PartnerCard(self.context),
            )

        def _edit(self, row: PartnerRow) -> None:
            form = Form([
                Section(self.tr("Главное")),
                Field("short_name", self.tr("Краткое название"), required=True),
                Field("inn", self.tr("ИНН"), width=12, check=lambda inn, values: inn_problems(inn)),
                Field("since", self.tr("Сотрудничаем с"), Kind.DATE),
            ])
            form.set_values({"short_name": row.short_name, "inn": row.inn, "since": row.since}, show_problems=True)
            dialog = RecordDialog(
                self.context, self.tr("Партнёр"), form,
                lambda values: partners.update_partner(self.context.db, row.id, **values),   # in the worker
                help_page="partners", draft=settings_draft(self.context.settings, f"partner.{row.id}"),
            )
            dialog.saved.connect(lambda _result: self.context.messages.done(self.tr("Сохранено"), undo=True))
            dialog.open()

        def _delete(self, rows: list[PartnerRow]) -> None:
            ids = [row.id for row in rows]
            self.context.tasks.run(
                lambda control: partners.delete_partners(self.context.db, ids),
                lambda _result: self.context.messages.done(self.tr("Партнёры удалены"), undo=True),
                title=self.tr("Удаление"), owner=self,
            )

    class PartnerCard(Card):
        def fill(self, row: PartnerRow) -> None:
            self.heading(row.full_name, row.kind.title_ru)
            self.chips([state_chip(row)])
            self.buttons([(self.tr("Новый договор"), lambda: self._new_contract(row))])   # the next step
            self.tab(self.tr("Реквизиты"))                # a tab only when it holds something
            self.values([(self.tr("ИНН"), row.inn), (self.tr("Адрес"), row.address)])

Where records can be archived and deleted: an `ArchiveListPage` whose `command_class` is a `RecordCommands`
(`ui/tables/record_commands.py`), and a `RecordCard` (`ui/widgets/record_card.py`) over a function that reads one.

Rules: text in `self.tr("…")` (never an f-string inside); operations only through `context.tasks.run`, never from the
GUI thread; no business rule in a page; no import of reportlab, docx or QtPdf at module level; modules stay below 350
lines, so cards and dialogs get files of their own (`ui/pages/partner_card.py`, `ui/dialogs/partner.py`).
Another page is opened with `context.navigate.open("contracts", contract_id)` or with filters:
`context.navigate.open("contracts", filters={"state": "expiring"})`. Records are found by Ctrl+K when the page
appends a function to `context.finders`. Commands of the whole window go into `context.actions.add(…)`.
Long work shows progress: `context.tasks.run(work, done, title=…, cancellable=True)`, where `work(control)` calls
`control.progress(3, 17, "Приказ")`. Rendering uses `lane=Lane.RENDER`.
'''
