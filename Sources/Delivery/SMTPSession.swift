import CCurl
import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// Conversations with one server, over one connection as long as it lasts. One thread at a time may use it.
package final class SMTPSession {
  private let server: SMTPServer
  private let handle: UnsafeMutableRawPointer
  private let transfer = Transfer()

  /// The library's own state, set up once a process.
  ///
  /// A server that hangs up while it is written to must be an error of one message; without this it ends the process,
  /// because the library leaves the signal alone (`CURLOPT_NOSIGNAL`).
  private static let isReady: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  }()

  /// - Throws: `Failure` with `.engineMissing` for a library without SMTP or TLS.
  package init(_ server: SMTPServer) throws(Failure) {
    guard SMTPSession.isReady, let handle = curl_easy_init() else {
      throw Failure(
        .engineMissing, Diagnostic("DEL-011", .error, "libcurl cannot start", hint: "install the package libcurl4"))
    }
    self.server = server
    self.handle = handle
    guard configure() else {
      curl_easy_cleanup(handle)
      throw Failure(
        .engineMissing,
        Diagnostic(
          "DEL-011", .error, "this libcurl knows no SMTP, or no TLS", hint: "install the package libcurl4 of the system"
        ))
    }
  }

  deinit { curl_easy_cleanup(handle) }

  private func configure() -> Bool {
    let settings = [
      wrapup_curl_set_text(handle, CURLOPT_URL, server.url),
      wrapup_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, server.security == .implicit ? "smtps" : "smtp"),
      // A proxy of the environment is not meant for mail.
      wrapup_curl_set_text(handle, CURLOPT_PROXY, ""),
      // Signals belong to the program, not to one of its threads.
      wrapup_curl_set_number(handle, CURLOPT_NOSIGNAL, 1),
      wrapup_curl_set_number(handle, CURLOPT_UPLOAD, 1),
      wrapup_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, min(30, server.timeout)),
      wrapup_curl_set_number(handle, CURLOPT_TIMEOUT, server.timeout),
      wrapup_curl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1),
      wrapup_curl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2),
      wrapup_curl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      wrapup_curl_set_number(
        handle, CURLOPT_USE_SSL, Int((server.security == .plain ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue)),
      // What is said is followed, and never printed: that is what the functions below are for.
      wrapup_curl_set_number(handle, CURLOPT_VERBOSE, 1),
      wrapup_curl_set_watch(handle, watchCommands),
      wrapup_curl_set_transfer(handle, CURLOPT_HEADERFUNCTION, takeReply),
      wrapup_curl_set_transfer(handle, CURLOPT_READFUNCTION, giveText),
      wrapup_curl_set_pointer(handle, CURLOPT_DEBUGDATA, transfer.pointer),
      wrapup_curl_set_pointer(handle, CURLOPT_HEADERDATA, transfer.pointer),
      wrapup_curl_set_pointer(handle, CURLOPT_READDATA, transfer.pointer),
    ]
    guard settings.allSatisfy({ $0 == CURLE_OK }) else { return false }
    if let authorities = server.authorities {
      guard wrapup_curl_set_text(handle, CURLOPT_CAINFO, authorities) == CURLE_OK else { return false }
    }
    guard let login = server.login else { return true }
    return wrapup_curl_set_text(handle, CURLOPT_USERNAME, login.user) == CURLE_OK
      && wrapup_curl_set_text(handle, CURLOPT_PASSWORD, login.password) == CURLE_OK
  }

  /// Hands one message over and waits for the server's word, at most as long as the server's time-out.
  package func send(from sender: MailAddress, to recipient: MailAddress, _ message: [UInt8]) -> Outcome {
    guard let list = curl_slist_append(nil, recipient.text) else {
      return .blocked(.init(reason: "no memory", hint: "free some memory", isTemporary: true))
    }
    defer { curl_slist_free_all(list) }
    transfer.begin(message)
    defer { transfer.begin([]) }
    guard wrapup_curl_set_list(handle, CURLOPT_MAIL_RCPT, list) == CURLE_OK,
      wrapup_curl_set_text(handle, CURLOPT_MAIL_FROM, sender.text) == CURLE_OK,
      wrapup_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(message.count)) == CURLE_OK
    else { return .blocked(.init(reason: "no memory", hint: "free some memory", isTemporary: true)) }
    let result = curl_easy_perform(handle)
    _ = wrapup_curl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
    return Outcome(result: result, dialogue: transfer.dialogue, server: server)
  }
}

/// What the library's functions read and write during one message.
private final class Transfer {
  private var message: [UInt8] = []
  private var offset = 0
  private(set) var dialogue = SMTPDialogue()

  /// Stays valid as long as this value does, which the session holds.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
    pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  func begin(_ message: [UInt8]) {
    self.message = message
    offset = 0
    dialogue = SMTPDialogue()
  }

  func give(_ buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
    dialogue.giveText()
    let count = min(room, message.count - offset)
    message.withUnsafeBytes { bytes in
      guard count > 0, let start = bytes.baseAddress else { return }
      UnsafeMutableRawPointer(buffer).copyMemory(from: start + offset, byteCount: count)
    }
    offset += count
    return count
  }

  func say(_ text: String) { dialogue.say(text) }
  func hear(_ text: String) { dialogue.hear(text) }
}

private func text(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> String {
  String(decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count), as: UTF8.self)
}

private let giveText: wrapup_curl_transfer = { bytes, size, count, context in
  guard let bytes, let transfer = Transfer.at(context) else { return Int(CURL_READFUNC_ABORT) }
  return transfer.give(bytes, size * count)
}

private let takeReply: wrapup_curl_transfer = { bytes, size, count, context in
  Transfer.at(context)?.hear(text(bytes, size * count))
  return size * count
}

private let watchCommands: wrapup_curl_watch = { _, kind, bytes, count, context in
  if kind == CURLINFO_HEADER_OUT { Transfer.at(context)?.say(text(bytes, min(count, 16))) }
  return 0
}
