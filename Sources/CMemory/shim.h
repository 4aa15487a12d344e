// Swift's module of the C library leaves out what is declared for _GNU_SOURCE alone.
#pragma once

int memfd_create(const char *name, unsigned int flags);
