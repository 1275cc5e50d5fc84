"""What one does with the accounts and the tokens of a registry, and what is refused.

Whoever may open the registry's folder may do all of it by command; on the pages an administrator may.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.errors import BadAccount, NotYourRole
from habeas.record import accounts, feeds, tokens
from habeas.record.accounts import Account
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.tokens import Token
from habeas.work.roles import CASEWORK, MANAGE, grantable_right, highest, lesser, role
from habeas.work.words import login_name, whoami

# Letters and digits of any script, and what stands in addresses: a name that a log can hold and a person can type.
_NAME = re.compile(r"[\w.@+-]{1,60}")
TOKEN_DAYS, MOST_TOKEN_DAYS = 365, 3_650


@dataclass(frozen=True, slots=True)
class AccountsOf:
    """The accounts of a registry: they can be iterated by name, added and changed, and are never deleted."""

    record: Record

    def __iter__(self) -> Iterator[Account]:
        return iter(accounts.accounts(self.record))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def account(self, name: str) -> Account:
        """The account of that name, whatever its capitals.

        Raises:
            NotFound: there is none.
        """
        return accounts.account(self.record, name)

    def add(self, name: str, role_name: str, password: str | None = None, *, by: str | None = None) -> Account:
        """Adds an account; without a password it is used with tokens only.

        Raises:
            BadAccount: the name is taken or none, or the password is too easy to guess.
            UnknownTerm: there is no such role.
        """
        wanted = a_name(name)
        with told_clearly(self.record.folder), self.record.transaction():
            return accounts.add(self.record, wanted, role(role_name).name, password, by or whoami())

    def give_role(self, name: str, role_name: str, *, by: str | None = None) -> Account:
        """Gives an account another role; it holds from the next page on.

        Raises:
            NotFound: there is no such account.
            UnknownTerm: there is no such role.
            BadAccount: nobody would be left to manage accounts.
        """
        wanted = role(role_name)
        with told_clearly(self.record.folder), self.record.transaction():
            if MANAGE not in wanted.may:
                self._leave_a_manager(name)
            return accounts.give_role(self.record, name, wanted.name, by or whoami())

    def set_password(
        self, name: str, password: str | None, *, keep_tokens: bool = False, by: str | None = None
    ) -> Account:
        """Gives an account another password, or none; whoever is signed in with the old one is signed out.

        Feeds and tokens of the account are revoked with it, since whoever knew the password may have made one;
        with `keep_tokens` the tokens stay, for the programs that use them.

        Raises:
            NotFound: there is no such account.
            BadAccount: the password is too easy to guess.
        """
        with told_clearly(self.record.folder), self.record.transaction():
            changed = accounts.set_password(self.record, name, password, by or whoami())
            feeds.revoke_all(self.record, name, by or whoami())
            if not keep_tokens:
                tokens.revoke_all(self.record, name, by or whoami())
            return changed

    def disable(self, name: str, *, by: str | None = None) -> Account:
        """Disables an account and its tokens at once; what it decided stays.

        Raises:
            NotFound: there is no such account.
            BadAccount: nobody would be left to manage accounts.
        """
        with told_clearly(self.record.folder), self.record.transaction():
            self._leave_a_manager(name)
            return accounts.set_active(self.record, name, False, by or whoami())

    def enable(self, name: str, *, by: str | None = None) -> Account:
        """Lets a disabled account be used again.

        Raises:
            NotFound: there is no such account.
        """
        with told_clearly(self.record.folder), self.record.transaction():
            return accounts.set_active(self.record, name, True, by or whoami())

    def grants(self, name: str) -> frozenset[str]:
        """The rights that an account has beside those of its role.

        Raises:
            NotFound: there is no such account.
        """
        return accounts.grants(self.record, name)

    def grant(self, name: str, right: str, *, by: str | None = None) -> Account:
        """Gives an account a right that no role has, such as "casework"; from the next page on.

        Raises:
            NotFound: there is no such account.
            UnknownTerm: it is no such right.
        """
        return self._grant(name, right, by, given=True)

    def take(self, name: str, right: str, *, by: str | None = None) -> Account:
        """Takes such a right from an account; what it kept stays.

        Raises:
            NotFound: there is no such account.
            UnknownTerm: it is no such right.
        """
        return self._grant(name, right, by, given=False)

    def _grant(self, name: str, right: str, by: str | None, *, given: bool) -> Account:
        wanted = grantable_right(right)
        with told_clearly(self.record.folder), self.record.transaction():
            return accounts.grant(self.record, name, wanted, by or whoami(), given=given)

    def of_this_machine(self) -> Account:
        """The account of whoever runs this, made as an administrator where there is none of the login name."""
        name = _from_login(login_name())
        with told_clearly(self.record.folder), self.record.transaction():
            if accounts.exists(self.record, name):
                return accounts.account(self.record, name)
            return accounts.add(self.record, name, highest(), None, name)

    def can_be_managed(self) -> bool:
        """Whether somebody can sign in with a password and manage accounts."""
        return any(each.has_password for each in self._managers())

    # --- tokens ---------------------------------------------------------------------------------------

    def tokens(self, account: str | None = None) -> list[Token]:
        """All tokens, or those of an account, also the revoked."""
        return tokens.tokens(self.record, account)

    def add_token(
        self,
        account: str,
        name: str,
        *,
        role_name: str | None = None,
        days: int = TOKEN_DAYS,
        casework: bool = False,
        by: str | None = None,
    ) -> str:
        """Makes a token with the rights of a role, at most the account's; its text is given this once.

        Args:
            casework: whether it also has the right to casework, as long as its account does.

        Raises:
            NotFound: there is no such account.
            UnknownTerm: there is no such role.
            NotYourRole: casework is asked for by an account that has no right to it.
            BadAccount: the account has a token of that name, the name is none, or so many days are too many.
        """
        wanted = a_name(name)
        if not 1 <= days <= MOST_TOKEN_DAYS:
            raise BadAccount(f"A token holds for 1 to {MOST_TOKEN_DAYS:,} days, not for {days}.")
        with told_clearly(self.record.folder), self.record.transaction():
            owner = accounts.account(self.record, account)
            given = lesser(owner.role, role_name or owner.role)
            if casework and CASEWORK not in self.grants(owner.name):
                raise NotYourRole("Only an account with the right to casework has a token with casework.")
            return tokens.add(self.record, owner.name, wanted, given, days, by or whoami(), casework=casework)

    def revoke_token(self, account: str, name: str, *, by: str | None = None) -> None:
        """Revokes a token at once.

        Raises:
            NotFound: the account has no such token.
        """
        with told_clearly(self.record.folder), self.record.transaction():
            tokens.revoke(self.record, account, name, by or whoami())

    def holder(self, token: str) -> tuple[str, str, frozenset[str]] | None:
        """The account whose token that is, the role and the rights beside it that it has now.

        None for a token that does not hold.
        """
        found = tokens.holder(self.record, token)
        if found is None:
            return None
        owner, said, granted = found
        return owner.name, lesser(owner.role, said.role), granted & {CASEWORK}

    def _managers(self) -> list[Account]:
        return [each for each in self if each.active and MANAGE in role(each.role).may]

    def _leave_a_manager(self, name: str) -> None:
        managers = [each.name for each in self._managers()]
        if managers == [self.account(name).name]:
            raise BadAccount(
                f"{managers[0]} is the last account that may manage accounts. Give another one the role "
                f"{highest()} first."
            )


def a_name(name: str) -> str:
    """A name that an account, a token or a feed can have.

    Raises:
        BadAccount: it can have none such.
    """
    plain = unicodedata.normalize("NFKC", name.strip())
    if not _NAME.fullmatch(plain):
        raise BadAccount(
            f"{name[:80]!r} can be no name: it has 1 to 60 letters, digits or any of . @ + - _, and no space."
        )
    return plain


def _from_login(login: str) -> str:
    """The login name as an account may be called."""
    return re.sub(r"[^\w.@+-]+", "-", unicodedata.normalize("NFKC", login))[:60] or "unknown"


__all__ = ["MOST_TOKEN_DAYS", "TOKEN_DAYS", "Account", "AccountsOf", "Token", "a_name"]
