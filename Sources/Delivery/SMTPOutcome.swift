import CCurl

extension Outcome {
  /// What a transfer's result means, given what was said. The numbers are those of `CURLcode`.
  ///
  /// After the server asked for the text only its own last word counts. A connection that ends in the middle of the
  /// text, one that ends after the server took the text, and one that falls silent look the same: in doubt.
  init(result: CURLcode, dialogue: SMTPDialogue, server: SMTPServer) {
    let (code, reply) = (dialogue.code, dialogue.reply)
    let seen = reply.isEmpty ? Outcome.text(result) : reply
    if dialogue.mayHaveArrived {
      switch code {
      case 250..<260: self = .accepted(reply)
      case 400..<500: self = .deferred(reply)
      case 500..<600: self = .refused(reply)
      default: self = .inDoubt("\(Outcome.text(result)); the last reply was \(code == 0 ? "none" : reply)")
      }
      return
    }
    switch (dialogue.step, code) {
    case (.recipient, 500..<600), (.data, 500..<600): self = .refused(reply)
    // The size that was announced: this message is at fault, no other.
    case (.sender, 552): self = .refused(reply)
    case (.recipient, 400..<500), (.data, 400..<500), (.sender, 400..<500): self = .deferred(reply)
    case (.sender, 500..<600):
      self = .blocked(
        Blockage(
          reason: "the server does not take mail from this sender: \(reply)",
          hint: "check “from”, and whether the server wants a login or TLS", isTemporary: false))
    case (.login, 500..<600):
      self = .blocked(
        Blockage(reason: "the login was refused: \(reply)", hint: "check user and password", isTemporary: false))
    case (.greeting, 500..<600), (.greeting, 400..<500), (.login, 400..<500):
      self = .blocked(
        Blockage(
          reason: "the server does not want to talk: \(reply)", hint: "ask whoever runs the relay",
          isTemporary: code < 500))
    case (.sender, _), (.recipient, _), (.data, _): self = .lost("the connection ended early: \(seen)")
    default: self = .blocked(Outcome.blockage(result, server))
    }
  }

  /// Why no conversation came about.
  private static func blockage(_ result: CURLcode, _ server: SMTPServer) -> Blockage {
    let place = "\(server.host):\(server.port)"
    switch result {
    case CURLE_PEER_FAILED_VERIFICATION:
      return Blockage(
        reason: "the certificate of \(place) is not trusted",
        hint: "name the file with its authority as “ca_file”, and the server by the name in its certificate",
        isTemporary: false)
    case CURLE_USE_SSL_FAILED:
      return Blockage(
        reason: "\(place) offers no TLS", hint: "nothing is sent in plain text; ask whoever runs the relay",
        isTemporary: false)
    case CURLE_SSL_CACERT_BADFILE:
      return Blockage(reason: "“ca_file” cannot be read", hint: "it holds certificates in PEM", isTemporary: false)
    case CURLE_SSL_CONNECT_ERROR:
      return Blockage(
        reason: "\(place) and this machine agree on no TLS", hint: "try “security: implicit” or the other port",
        isTemporary: false)
    case CURLE_LOGIN_DENIED:
      return Blockage(
        reason: "\(place) offers no way to log in", hint: "leave “user” out if it wants none", isTemporary: false)
    case CURLE_COULDNT_RESOLVE_HOST:
      return Blockage(reason: "the name “\(server.host)” is not known", hint: "check “host”", isTemporary: true)
    default:
      return Blockage(
        reason: "\(place) cannot be reached: \(text(result))", hint: "run again when the server answers",
        isTemporary: true)
    }
  }

  private static func text(_ result: CURLcode) -> String { String(cString: curl_easy_strerror(result)) }
}
