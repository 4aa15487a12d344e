extension AdapterLibrary {
  /// The adapters of the product, as they stand in `Adapters/`.
  static let builtIn: [String: [UInt8]] = [
    "amazon_connect_agent_events": PackageResources.amazon_connect_agent_events_sql,
    "amazon_connect_contacts": PackageResources.amazon_connect_contacts_sql,
    "amazon_connect_evaluations": PackageResources.amazon_connect_evaluations_sql,
    "asterisk_queue_log": PackageResources.asterisk_queue_log_sql,
    "asterisk_queue_log_parsed": PackageResources.asterisk_queue_log_parsed_sql,
    "asterisk_queue_log_table": PackageResources.asterisk_queue_log_table_sql,
    "genesys_conversations": PackageResources.genesys_conversations_sql,
    "genesys_users": PackageResources.genesys_users_sql,
    "twilio_taskrouter_callbacks": PackageResources.twilio_taskrouter_callbacks_sql,
    "twilio_taskrouter_events": PackageResources.twilio_taskrouter_events_sql,
    "vicidial_agent_log": PackageResources.vicidial_agent_log_sql,
  ]

  /// Files that are only included by others.
  static let parts: [String: [UInt8]] = [
    "asterisk_events": PackageResources.asterisk_events_sql,
  ]
}
