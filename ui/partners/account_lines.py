"""An account in labelled lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.data import AccountData
from models.enums import AccountKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("AccountLines", text)


def account_values(account: AccountData) -> list[tuple[str, str]]:
    """Caption and value of what the kind of account has."""
    if account.kind is AccountKind.TREASURY:
        return [
            (_tr("Получатель"), account.payee),
            (_tr("Лицевой счёт"), account.personal_account),
            (_tr("Казначейский счёт"), account.treasury_account),
            (_tr("Единый казначейский счёт"), account.single_treasury_account),
            (_tr("БИК"), account.bik),
            (_tr("Банк"), account.bank_name),
            (_tr("КБК"), account.kbk),
        ]
    return [
        (_tr("Получатель"), account.payee),
        (_tr("Расчётный счёт"), account.settlement_account),
        (_tr("Банк"), account.bank_name),
        (_tr("БИК"), account.bik),
        (_tr("Корреспондентский счёт"), account.corr_account),
    ]
