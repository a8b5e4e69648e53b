using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Work;
using ReplyFlow.Workflow;
using ReplyFlow.Workflow.Checking;

namespace ReplyFlow.Data.Workflow;

/// <summary>The published versions of definitions. A file that changed becomes a new version; running cases keep theirs.</summary>
public sealed class DefinitionStore(ReplyFlowDb db, DefinitionCache cache)
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

    /// <summary>A version of a definition.</summary>
    public async Task<WorkflowDefinition> GetAsync(string id, int version, CancellationToken ct)
    {
        if (cache.Find(id, version) is { } known)
            return known;
        var json = await db.Definitions.Where(d => d.DefinitionId == id && d.Version == version).Select(d => d.Json).FirstAsync(ct);
        return cache.Add(id, version, Read(json));
    }

    /// <summary>
    /// Publishes a definition file inside a transaction, unless a version of it had the same text: the product's own file
    /// does not come back over a version that the administrator published after it.
    /// </summary>
    /// <returns>The version that now is current.</returns>
    /// <exception cref="InvalidInputException">The checker rejects it.</exception>
    public static async Task<int> PublishAsync(Unit unit, string json, CancellationToken ct)
    {
        var definition = Read(json);
        var findings = WorkflowChecker.Check(definition);
        if (findings.Length > 0)
            throw new InvalidInputException([.. findings.Select(f => new FieldError("file", f.ToString()))]);
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var known = await unit.Db.Definitions.Where(d => d.DefinitionId == definition.Id).Select(d => new { d.Version, d.Sha256 }).ToListAsync(ct);
        var last = known.Count == 0 ? 0 : known.Max(d => d.Version);
        if (known.Any(d => d.Sha256 == sha))
            return last;
        var version = last + 1;
        unit.Db.Definitions.Add(new DefinitionVersion
        {
            DefinitionId = definition.Id,
            Version = version,
            Json = json,
            Sha256 = sha,
            PublishedAt = unit.Now,
        });
        unit.Record("DefinitionPublished", null, $"发布流程“{definition.Name}”第 {version} 版", new { definition.Id, version, sha });
        return version;
    }

    private static WorkflowDefinition Read(string json)
    {
        var result = DefinitionReader.Read(json);
        return result.Definition ?? throw new InvalidInputException([.. result.Errors.Select(e => new FieldError("file", e.ToString()))]);
    }
}
