using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>Definitions: their versions and files, which one new suggestions start on, and where running cases stand. Names no case.</summary>
public sealed class DefinitionQueries(ReplyFlowDb db, DefinitionStore definitions)
{
    private const string OffSession = "off-session-suggestion";

    /// <summary>The definition that new suggestions of a kind start on: the administrator's choice, else the product's, else the main one.</summary>
    public async Task<string> StartIdAsync(SuggestionKind kind, CancellationToken ct)
    {
        if (await db.Settings.ReadAsync(StartSetting(kind), ct) is { } chosen)
            return chosen;
        return kind == SuggestionKind.OffSession && await db.Definitions.AnyAsync(d => d.DefinitionId == OffSession, ct)
            ? OffSession
            : DefinitionStore.MainDefinition;
    }

    /// <summary>Every version, by definition, the newest first.</summary>
    public async Task<IReadOnlyList<VersionRow>> ListAsync(CancellationToken ct)
    {
        var running = (await db.Cases.Where(c => c.ClosedAt == null).GroupBy(c => new { c.DefinitionId, c.DefinitionVersion })
                .Select(g => new { g.Key.DefinitionId, g.Key.DefinitionVersion, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => (g.DefinitionId, g.DefinitionVersion), g => g.Count);
        var stored = await db.Definitions.AsNoTracking().OrderBy(d => d.DefinitionId).ThenByDescending(d => d.Version)
            .Select(d => new { d.DefinitionId, d.Version, d.PublishedAt }).ToListAsync(ct);
        var newest = stored.GroupBy(d => d.DefinitionId).ToDictionary(g => g.Key, g => g.Max(d => d.Version));
        var rows = new List<VersionRow>();
        foreach (var d in stored)
        {
            var name = (await definitions.GetAsync(d.DefinitionId, d.Version, ct)).Name;
            rows.Add(new VersionRow(d.DefinitionId, name, d.Version, d.PublishedAt, running.GetValueOrDefault((d.DefinitionId, d.Version)),
                newest[d.DefinitionId] == d.Version));
        }
        return rows;
    }

    /// <summary>A version that somebody asks for by its address.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<WorkflowDefinition> FindAsync(string id, int version, CancellationToken ct) =>
        await db.Definitions.AnyAsync(d => d.DefinitionId == id && d.Version == version, ct)
            ? await definitions.GetAsync(id, version, ct)
            : throw new NotFoundException("没有这个版本的流程，可能链接有误。");

    /// <summary>The file of a version, as it was published.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<string> FileAsync(string id, int version, CancellationToken ct) =>
        await db.Definitions.Where(d => d.DefinitionId == id && d.Version == version).Select(d => d.Json).FirstOrDefaultAsync(ct)
        ?? throw new NotFoundException("没有这个版本的流程，可能链接有误。");

    /// <summary>How many running cases of a version stand at each activity; a case in parallel branches counts at each.</summary>
    public async Task<IReadOnlyDictionary<string, int>> StandingAsync(string id, int version, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var states = db.Cases.AsNoTracking().Where(c => c.ClosedAt == null && c.DefinitionId == id && c.DefinitionVersion == version)
            .Select(c => c.WorkflowState).AsAsyncEnumerable().WithCancellation(ct);
        await foreach (var json in states)
        {
            var waiting = WorkflowState.FromJson(json).Waiting;
            foreach (var activity in waiting.IsDefault ? [] : waiting.Select(w => w.ActivityId).Distinct())
                counts[activity] = counts.GetValueOrDefault(activity) + 1;
        }
        return counts;
    }

    /// <summary>The name of the setting that holds the administrator's choice for a kind.</summary>
    internal static string StartSetting(SuggestionKind kind) => $"Workflow:Start:{kind}";
}
