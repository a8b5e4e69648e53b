namespace ReplyFlow.Application.Alerts.Channels;

/// <summary>How people are told outside the product: configuration section <c>Alerts</c>. Addresses and keys are not here but in the database.</summary>
public sealed class AlertOptions
{
    /// <summary>Whether browsers are pushed to; false where no push service can be reached.</summary>
    public bool Push { get; set; } = true;

    /// <summary>
    /// Push services that may be written to: a host, or a domain with all in it where a point stands first; what is configured comes to these.
    /// The address comes from a browser, so nothing else is ever asked.
    /// </summary>
    public string[] PushHosts { get; set; } =
        ["fcm.googleapis.com", "updates.push.services.mozilla.com", ".notify.windows.com", ".push.apple.com"];

    /// <summary>Permits addresses without TLS.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Attempts before an alert is given up: it stays in the product's list all the same.</summary>
    public int MaxAttempts { get; set; } = 6;

    /// <summary>Alerts sent side by side by one process.</summary>
    public int Lanes { get; set; } = 2;

    /// <summary>Seconds one sending may take in all.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Seconds between looks for what is new.</summary>
    public int PollSeconds { get; set; } = 15;
}
