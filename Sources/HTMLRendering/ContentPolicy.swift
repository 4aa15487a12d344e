import Crypto
import Foundation

/// What a page may load and run, as the value of its `Content-Security-Policy`.
enum ContentPolicy {
  /// Nothing may load or run but this style, this script, pictures inside the page and the fonts beside it. `'self'`
  /// means the server that an archive is read from; a page opened from a folder has no server, so `file:` is named as
  /// well.
  ///
  /// - Parameters:
  ///   - style: exactly what stands between `<style>` and `</style>`.
  ///   - script: exactly what stands between `<script>` and `</script>`; `nil` where the page has none.
  static func text(style: String, script: String?) -> String {
    var parts = ["default-src 'none'", "style-src \(source(style))"]
    if let script { parts.append("script-src \(source(script))") }
    parts += ["img-src data:", "font-src 'self' file:", "base-uri 'none'", "form-action 'none'"]
    return parts.joined(separator: "; ")
  }

  private static func source(_ text: String) -> String {
    "'sha256-\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())'"
  }
}
