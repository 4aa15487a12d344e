// Mail by SMTP (libcurl). Swift cannot call functions with a variable number of arguments: one function a kind of value.
#pragma once

#include <curl/curl.h>

static inline CURLcode wrapup_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode wrapup_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode wrapup_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode wrapup_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode wrapup_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

// Callbacks of reading the message and of the server's replies have the same shape.
typedef size_t (*wrapup_curl_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode wrapup_curl_set_transfer(CURL *handle, CURLoption option, wrapup_curl_transfer value) {
  return curl_easy_setopt(handle, option, value);
}

typedef int (*wrapup_curl_watch)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);

static inline CURLcode wrapup_curl_set_watch(CURL *handle, wrapup_curl_watch value) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, value);
}

static inline CURLcode wrapup_curl_get_number(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
