extension AdapterLibrary {
  /// The adapters of the product, as they stand in `Adapters/`.
  static let builtIn: [String: [UInt8]] = [
    "amazon_connect_agent_events": PackageResources.amazon_connect_agent_events_sql,
    "amazon_connect_contacts": PackageResources.amazon_connect_contacts_sql,
    "amazon_connect_evaluations": PackageResources.amazon_connect_evaluations_sql,
    "asterisk_queue_log": PackageResources.asterisk_queue_log_sql,
    "asterisk_queue_log_parsed": PackageResources.asterisk_queue_log_parsed_sql,
    "asterisk_queue_log_table": PackageResources.asterisk_queue_log_table_sql,
    "chatwoot_agents": PackageResources.chatwoot_agents_sql,
    "chatwoot_csat": PackageResources.chatwoot_csat_sql,
    "chatwoot_reporting_events": PackageResources.chatwoot_reporting_events_sql,
    "chatwoot_reporting_events_json": PackageResources.chatwoot_reporting_events_json_sql,
    "daily_totals": PackageResources.daily_totals_sql,
    "five9_agent_summary": PackageResources.five9_agent_summary_sql,
    "five9_call_log": PackageResources.five9_call_log_sql,
    "generic_schedule": PackageResources.generic_schedule_sql,
    "generic_survey": PackageResources.generic_survey_sql,
    "genesys_conversations": PackageResources.genesys_conversations_sql,
    "genesys_users": PackageResources.genesys_users_sql,
    "interval_totals": PackageResources.interval_totals_sql,
    "qa_long": PackageResources.qa_long_sql,
    "qa_wide": PackageResources.qa_wide_sql,
    "qualtrics_survey": PackageResources.qualtrics_survey_sql,
    "talkdesk_calls": PackageResources.talkdesk_calls_sql,
    "talkdesk_contacts": PackageResources.talkdesk_contacts_sql,
    "talkdesk_explore_calls": PackageResources.talkdesk_explore_calls_sql,
    "twilio_taskrouter_callbacks": PackageResources.twilio_taskrouter_callbacks_sql,
    "twilio_taskrouter_events": PackageResources.twilio_taskrouter_events_sql,
    "vicidial_agent_log": PackageResources.vicidial_agent_log_sql,
    "wazo_agent_stats": PackageResources.wazo_agent_stats_sql,
    "wazo_queue_stats": PackageResources.wazo_queue_stats_sql,
    "wfm_schedule_states": PackageResources.wfm_schedule_states_sql,
    "zendesk_tickets": PackageResources.zendesk_tickets_sql,
  ]

  /// Files that are only included by others.
  static let parts: [String: [UInt8]] = [
    "asterisk_events": PackageResources.asterisk_events_sql,
    "chatwoot_events": PackageResources.chatwoot_events_sql,
    "qa_items": PackageResources.qa_items_sql,
  ]
}
