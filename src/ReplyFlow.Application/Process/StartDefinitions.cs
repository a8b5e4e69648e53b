using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Process;

/// <summary>Which definition new suggestions of a kind start on.</summary>
public sealed class StartDefinitions(ReplyFlowDb db)
{
    /// <summary>The definition off-session suggestions start on unless the administrator chose another.</summary>
    public const string OffSession = "off-session-suggestion";

    /// <summary>The id of the definition: the administrator's choice, else the product's where it is published, else the main one.</summary>
    public async Task<string> ForAsync(SuggestionKind kind, CancellationToken ct)
    {
        if (await db.Settings.ReadAsync(SettingName(kind), ct) is { } chosen)
            return chosen;
        return kind == SuggestionKind.OffSession && await db.Definitions.AnyAsync(d => d.DefinitionId == OffSession, ct)
            ? OffSession
            : DefinitionStore.MainDefinition;
    }

    /// <summary>The row that holds the choice.</summary>
    internal static string SettingName(SuggestionKind kind) => $"Workflow:Start:{kind}";
}
