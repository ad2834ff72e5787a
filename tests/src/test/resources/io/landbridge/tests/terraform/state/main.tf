# Copyright The Landbridge Authors
# SPDX-License-Identifier: Apache-2.0

terraform {
  # The bucket, the key and the endpoints are told to `init`.
  backend "s3" {
    region         = "us-east-1"
    encrypt        = true
    use_lockfile   = true
    use_path_style = true
  }
}

variable "word" {
  type    = string
  default = "word"
}

variable "wait_for" {
  type        = string
  description = "A file that the first apply waits for, five minutes at most, with the lock in its hand; none when empty."
  default     = ""
}

resource "terraform_data" "kept" {
  input = var.word

  provisioner "local-exec" {
    command = "for _ in $(seq 3000); do [ -z '${var.wait_for}' ] || [ -e '${var.wait_for}' ] && break; sleep 0.1; done"
  }
}

output "word" {
  value = terraform_data.kept.output
}
