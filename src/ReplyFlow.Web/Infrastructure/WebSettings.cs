namespace ReplyFlow.Web.Infrastructure;

/// <summary>What only the web program reads from configuration, section <c>ReplyFlow:Web</c>.</summary>
public sealed class WebSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "ReplyFlow:Web";

    /// <summary>Address that is listened on when none is configured: this machine only.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Sends browsers to HTTPS, marks cookies as secure and sends HSTS. Default no: run behind a proxy or on loopback.</summary>
    public bool RequireHttps { get; set; }

    /// <summary>Reads X-Forwarded-For and X-Forwarded-Proto of the proxy in front. Default no. Only with a proxy that sets both.</summary>
    public bool BehindProxy { get; set; }

    /// <summary>
    /// Names under which this installation is asked for, separated by semicolons; a request for another one is refused. Default empty:
    /// any. Has to be set where browsers are sent to HTTPS, which repeats the name.
    /// </summary>
    public string Hosts { get; set; } = "";

    /// <summary>The same, one by one.</summary>
    internal string[] HostNames => Hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// The address that mails and QR codes carry, under which deputies reach this installation, such as https://reply.example.gov.cn.
    /// Default empty: the first address that is listened on.
    /// </summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>Hours without a click after which a sign-in ends. Default 8.</summary>
    public int SignInHours { get; set; } = 8;

    /// <summary>
    /// Seconds for which a process that was asked to stop takes requests as before, while <c>/ready</c> says that it stops. Default 0; as long
    /// as a balancer needs that asks there.
    /// </summary>
    public int DrainSeconds { get; set; }

    /// <summary>Minutes after typing the password in which letters can be signed without typing it again. Default 30; 0 asks each time.</summary>
    public int SignAgainMinutes { get; set; } = 30;
}
