import Metrics

/// How a metric is spoken of. Every sentence about metrics takes its nouns from here; a translation brings its own.
struct MetricWords {
  /// Inside a sentence: "satisfaction", "the share answered within 20 s".
  var noun: String
  /// A heading for a real improvement, at most 30 characters.
  var better: String
  /// After "steady": "resolution".
  var steady: String
  /// One step that a person can take; empty where the person has no hand in it.
  var step: String

  /// At the start of a sentence.
  var Noun: String { noun.prefix(1).uppercased() + noun.dropFirst() }

  init(_ metric: MetricDefinition) {
    let short = metric.name.prefix(1).lowercased() + metric.name.dropFirst()
    self = MetricWords.known[metric.key.metric] ?? MetricWords(noun: short, better: "", steady: short, step: "")
    if metric.key.metric == "service_level" {
      noun = "the share \(short)"
    } else if metric.key == MetricKey("resolution_rate", "of_offered") {
      noun = "resolution of offered contacts"
    }
  }

  /// As a language speaks of the metric; as the program does where the language says nothing.
  init(_ metric: MetricDefinition, _ language: Language) {
    guard let text = language.words(of: metric.key) else {
      self.init(metric)
      return
    }
    self.init(noun: text.noun, better: text.better, steady: text.steady, step: text.step)
  }

  private init(noun: String, better: String, steady: String, step: String) {
    self.noun = noun
    self.better = better
    self.steady = steady
    self.step = step
  }

  private static let known: [String: MetricWords] = [
    "csat": MetricWords(
      noun: "satisfaction", better: "Higher satisfaction", steady: "satisfaction",
      step: "before you close, sum up what you did in one sentence and ask whether anything is still open."),
    "csat_mean": MetricWords(
      noun: "the satisfaction score", better: "A higher satisfaction score", steady: "satisfaction", step: ""),
    "resolution_rate": MetricWords(
      noun: "resolution", better: "More contacts resolved", steady: "resolution",
      step: "repeat the customer’s question in your own words first, and check the answer against it at the end."),
    "service_level": MetricWords(
      noun: "the share answered in time", better: "More answered in time", steady: "answer speed", step: ""),
    "abandon_rate": MetricWords(
      noun: "abandonment", better: "Fewer gave up waiting", steady: "abandonment", step: ""),
    "answer_rate": MetricWords(
      noun: "the answer rate", better: "More contacts answered", steady: "the answer rate", step: ""),
    "asa": MetricWords(
      noun: "the average wait", better: "Shorter waits", steady: "the average wait", step: ""),
    "aht": MetricWords(noun: "handle time", better: "", steady: "handle time", step: ""),
    "avg_talk": MetricWords(noun: "talk time", better: "", steady: "talk time", step: ""),
    "avg_hold": MetricWords(
      noun: "hold time", better: "Shorter hold time", steady: "hold time",
      step: "note which screen or question made you put customers on hold, and ask for it to be made easier to reach."),
    "acw_avg": MetricWords(
      noun: "after-contact work", better: "Shorter after-contact work", steady: "after-contact work",
      step: "write the note while you talk, and keep a short text ready for the three reasons you meet most."),
    "transfer_rate": MetricWords(
      noun: "the transfer rate", better: "Fewer transfers", steady: "transfers",
      step: "before you transfer, take one minute to look the question up yourself; transfer when that does not help."),
    "contacts_offered": MetricWords(noun: "volume", better: "", steady: "volume", step: ""),
    "contacts_handled": MetricWords(noun: "the number handled", better: "", steady: "volume", step: ""),
    "surveys": MetricWords(noun: "the number of survey answers", better: "", steady: "survey answers", step: ""),
  ]
}

/// "one" to "twelve" in words, larger numbers in digits.
func spelled(_ number: Int) -> String {
  let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  return words.indices.contains(number) ? words[number] : String(number)
}

/// "a", "a and b", "a, b and c".
func joined(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// The first letter as a capital.
func sentenceStart(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
