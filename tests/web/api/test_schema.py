"""Schemathesis asks every address of the API all kinds of questions: no fault of ours, no answer of another form."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from tests.web.visitor import make_accounts

from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
)
HOST = "127.0.0.1"


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> dict[str, Any]:
    """A registry of its own, since what is asked decides things, and a token that may do everything.

    Some three thousand questions are asked: connections stay open between them, as in `habeas serve`.
    """
    own: Path = tmp_path_factory.mktemp("api") / "registry"
    shutil.copytree(folder, own)
    make_accounts(own, "administrator", password=None)
    with Registry.open(own) as registry:
        accounts = AccountsOf(registry.record)
        accounts.grant("administrator", "casework")
        token = accounts.add_token("administrator", "test", casework=True)
    return {"app": application(own, lasting=True), "headers": {"Authorization": f"Bearer {token}"}}


@pytest.fixture(scope="session")
def described(asked: dict[str, Any]) -> Any:
    # One method that no address has stands for all of them.
    config = SchemathesisConfig.from_dict({"phases": {"coverage": {"unexpected-methods": ["PATCH"]}}})
    return schemathesis.openapi.from_wsgi(
        "/api/openapi.json", asked["app"], config=config, base_url=f"http://{HOST}", headers=asked["headers"]
    )


schema = schemathesis.pytest.from_fixture("described")


# What is asked is the same each time, so that a fault comes back.
@schema.parametrize()
@settings(max_examples=1, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_address_answers_as_it_is_described(case: Any, asked: dict[str, Any]) -> None:
    case.call_and_validate(headers=asked["headers"], checks=CHECKS)
