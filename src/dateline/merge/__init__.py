"""From what each report tells to incidents: one happening, all its reports. Pure functions; the store keeps what they return."""
