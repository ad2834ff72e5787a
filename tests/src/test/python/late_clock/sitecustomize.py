# SPDX-License-Identifier: Apache-2.0
# Copyright The Landbridge Authors
"""Makes a Python process sign AWS requests by a clock that is twenty minutes behind; by PYTHONPATH."""

import datetime

import botocore.auth
from botocore.compat import HAS_CRT, get_current_datetime


def _late(remove_tzinfo=True):
    return get_current_datetime(remove_tzinfo) - datetime.timedelta(minutes=20)


botocore.auth.get_current_datetime = _late
if HAS_CRT:  # signs instead of botocore's own code
    import botocore.crt.auth

    botocore.crt.auth.get_current_datetime = _late
