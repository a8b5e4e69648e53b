using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>运行数据: what every process measured since it started, the same as OpenTelemetry exports, and how the outbox stands.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class FiguresModel(NodeQueries nodes, OutboxQueries outbox, TimeProvider time) : AppPage
{
    public IReadOnlyList<NodeFacts> Nodes { get; private set; } = [];

    public OutboxState Outbox { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync()
    {
        (Now, Nodes) = (time.GetUtcNow(), await nodes.ReadAsync(Aborted));
        Outbox = await outbox.StateAsync(Now.AddDays(-1), Aborted);
    }

    /// <summary>Requests of a process by kind of page, the most frequent first.</summary>
    public static IEnumerable<(string Kind, Figure Figure)> Pages(NodeFacts node) => node.Report.Figures
        .Where(f => f.Name == NodeFigures.Requests && PageKinds.Of(f.Tag) is not null)
        .OrderByDescending(f => f.Count).ThenBy(f => f.Tag, StringComparer.Ordinal).Select(f => (PageKinds.Of(f.Tag)!, f));

    /// <summary>How much of an instrument a process counted.</summary>
    public static long Count(NodeFacts node, string name) => node.Report.Figures.Where(f => f.Name == name).Sum(f => f.Count);

    /// <summary>How long a process takes for a letter, in words.</summary>
    public static string Letters(NodeFacts node) => node.Report.Figures.FirstOrDefault(f => f.Name == Application.Core.ProductMeter.LetterTime.Name) is { } f
        ? $"{f.Count} 次，多数 {Time(f.P50)} 以内，95% 在 {Time(f.P95)} 以内" : "没有";

    /// <summary>A time in seconds, in words.</summary>
    public static string Time(double seconds) =>
        seconds < 1 ? $"{(seconds * 1000).ToString("0.#", CultureInfo.InvariantCulture)} 毫秒" : $"{seconds.ToString("0.#", CultureInfo.InvariantCulture)} 秒";
}
