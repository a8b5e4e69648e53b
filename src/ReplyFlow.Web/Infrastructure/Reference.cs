using System.Diagnostics;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>The number under which a request is found in the log.</summary>
public static class Reference
{
    /// <summary>
    /// The first twelve digits of the trace id, in groups of four to be read out on the telephone; the connection's request number
    /// where there is no trace.
    /// </summary>
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() is { } id
        ? $"{id[..4]}-{id[4..8]}-{id[8..12]}"
        : context.TraceIdentifier;
}
