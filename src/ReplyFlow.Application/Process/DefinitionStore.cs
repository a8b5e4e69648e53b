using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Application.Process;

/// <summary>The published versions of definitions. A file that changed becomes a new version; running cases keep theirs.</summary>
public sealed class DefinitionStore(ReplyFlowDb db, DefinitionCache cache, StepCatalog steps)
{
    /// <summary>The definition new suggestions run on.</summary>
    public const string MainDefinition = "suggestion-reply";

    /// <summary>The newest version of a definition.</summary>
    /// <exception cref="NotFoundException">None is published.</exception>
    public async Task<WorkflowDefinition> CurrentAsync(string id, CancellationToken ct)
    {
        var version = await db.Definitions.Where(d => d.DefinitionId == id).MaxAsync(d => (int?)d.Version, ct)
            ?? throw new NotFoundException($"还没有发布流程“{id}”，请联系系统管理员。");
        return await GetAsync(id, version, ct);
    }

    public async Task<WorkflowDefinition> GetAsync(string id, int version, CancellationToken ct)
    {
        if (cache.Find(id, version) is { } known)
            return known;
        var json = await db.Definitions.Where(d => d.DefinitionId == id && d.Version == version).Select(d => d.Json).FirstAsync(ct);
        return cache.Add(id, version, Read(json, steps));
    }

    /// <summary>Every version that open cases run on, by id and version.</summary>
    public async Task<IReadOnlyDictionary<(string Id, int Version), WorkflowDefinition>> RunningAsync(CancellationToken ct)
    {
        var running = await db.Cases.Where(c => c.ClosedAt == null).Select(c => new { c.DefinitionId, c.DefinitionVersion }).Distinct().ToListAsync(ct);
        var known = new Dictionary<(string, int), WorkflowDefinition>();
        foreach (var r in running)
            known[(r.DefinitionId, r.DefinitionVersion)] = await GetAsync(r.DefinitionId, r.DefinitionVersion, ct);
        return known;
    }

    /// <summary>Adds a version inside a transaction. The stored file bears the version's number, so that file, row and running cases agree.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="definition">A sound definition, whatever version its file names.</param>
    /// <param name="version">The version it becomes.</param>
    /// <param name="changes">How many differences to the version before in how cases run; null where nobody compared.</param>
    internal static WorkflowDefinition Add(Unit unit, WorkflowDefinition definition, int version, int? changes = null)
    {
        var published = definition.WithVersion(version, isPublished: true);
        var text = published.ToJson();
        unit.Db.Definitions.Add(new DefinitionVersion
        {
            DefinitionId = published.Id,
            Version = version,
            Json = text,
            Sha256 = Sha256(text),
            PublishedAt = unit.Now,
        });
        unit.Record(new DefinitionPublished(published.Id, version, Sha256(text), changes), null, $"发布流程“{published.Name}”第 {version} 版");
        return published;
    }

    /// <summary>SHA-256 of a definition's text, lower-case hex.</summary>
    internal static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Reads a definition file.</summary>
    /// <exception cref="InvalidInputException">It is not one; every error with path and line.</exception>
    internal static WorkflowDefinition Read(string json, StepCatalog steps)
    {
        var result = DefinitionReader.Read(json, steps.Names);
        return result.Definition ?? throw new InvalidInputException([.. result.Errors.Select(e => new FieldError("file", e.ToString()))]);
    }
}
