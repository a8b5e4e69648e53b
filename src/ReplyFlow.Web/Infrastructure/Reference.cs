using System.Diagnostics;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>The number under which a request is found in the log.</summary>
public static class Reference
{
    /// <summary>The trace id, or the connection's request number where there is no trace.</summary>
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
