using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ReplyFlow.Application.Alerts.Channels;

/// <summary>The client that speaks to other programs: bounded in time, without cookies, and follows nobody anywhere else.</summary>
public sealed class OutsideClient(AlertOptions options) : IDisposable
{
    private const int HeaderKilobytes = 16;

    /// <summary>The client.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(Math.Min(5, options.TimeoutSeconds)),
        MaxResponseHeadersLength = HeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <summary>What a status means.</summary>
    public static AlertResult Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => AlertResult.Accepted,
        >= 300 and < 400 => new AlertResult(AlertOutcome.Temporary, $"对方要求转到别的地址（{(int)status}），没有跟随"),
        408 or 425 or 429 or >= 500 => new AlertResult(AlertOutcome.Temporary, $"对方暂时不能接收（{(int)status}）"),
        _ => new AlertResult(AlertOutcome.Permanent, $"对方拒绝接收（{(int)status}）"),
    };

    /// <summary>What a failure on the way means, without repeating an address; null for what is no such failure.</summary>
    public static AlertResult? Of(Exception e) => e switch
    {
        TaskCanceledException => new AlertResult(AlertOutcome.Temporary, "对方没有在规定时间内回答"),
        HttpRequestException { InnerException: AuthenticationException } => new AlertResult(AlertOutcome.Temporary, "对方的证书不可信，没有发送"),
        HttpRequestException { InnerException: SocketException } => new AlertResult(AlertOutcome.Temporary, "连接不上对方"),
        HttpRequestException => new AlertResult(AlertOutcome.Temporary, "与对方的连接中断"),
        _ => null,
    };

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();
}
