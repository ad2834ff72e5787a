# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Makes a Python process sign AWS requests by a clock that is twenty minutes behind; by PYTHONPATH."""

import datetime

import botocore.auth

_now = botocore.auth.get_current_datetime


def _late(*args, **kwargs):
    return _now(*args, **kwargs) - datetime.timedelta(minutes=20)


botocore.auth.get_current_datetime = _late
