namespace ReplyFlow.Workflow.Scripts;

/// <summary>Traces as lines of text, for people and for comparing runs.</summary>
public static class TraceText
{
    /// <summary>One line, for example <c>entered accept#1 from assign.Assign</c>.</summary>
    public static string Of(TraceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = new List<string?>
        {
            line.Event,
            line.Activity is null ? null : line.Visit is { } visit ? $"{line.Activity}#{visit}" : line.Activity,
            line.From is null ? null : $"from {line.From}.{line.Port}",
            line.Who is null ? null : $"by {line.Who}",
            line.Due is null ? null : $"due {line.Due}",
            line.Text,
            line.Outcome is null ? null : $"→ {line.Outcome}",
            line.Assumed == true ? "(assumed)" : null,
        };
        return string.Join(' ', words.Where(w => !string.IsNullOrEmpty(w)));
    }

    /// <summary>A whole run, ending with where the case stands.</summary>
    public static IEnumerable<string> Of(ScriptResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var waiting = result.State.Waiting.Select(w => $"{w.ActivityId}#{w.Visit}{(w.Scope.Length > 0 ? $" ({w.Scope})" : "")}").Order(StringComparer.Ordinal);
        return result.Trace.Select(Of)
            .Append(result.State.Finished ? $"{result.State.Status} {result.State.EndReason}".Trim() : $"waiting at {string.Join(", ", waiting)}");
    }
}
