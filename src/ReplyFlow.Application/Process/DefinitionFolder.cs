using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Application.Process;

/// <summary>
/// The definition files that come with the product. A new or changed file is published at the start, unless an administrator
/// published a version of their own meanwhile: then it is only offered (decision 031).
/// </summary>
public sealed class DefinitionFolder(UnitRunner units, ReplyFlowDb db, StepCatalog steps)
{
    /// <summary>Publishes every file of a folder that is new and overrides nobody's version.</summary>
    /// <param name="ct">Stops.</param>
    /// <param name="folder">The folder; the product's own when null.</param>
    /// <exception cref="InvalidInputException">A file is unsound; the message names it.</exception>
    public async Task PublishAsync(CancellationToken ct, string? folder = null)
    {
        foreach (var (file, json) in await FilesAsync(folder, ct))
        {
            try
            {
                // Mostly nothing is new, which needs neither a transaction nor the checks.
                if (await UnknownAfterAsync(db, DefinitionStore.Read(json, steps), ct) is not null)
                    await units.RunAsync(null, unit => PublishAsync(unit, json, ct), ct);
            }
            catch (InvalidInputException e)
            {
                throw new InvalidInputException("file", $"{file}：{e.Message}");
            }
        }
    }

    /// <summary>The files that differ from every version published and wait for the administrator's word.</summary>
    /// <param name="ct">Cancels the queries.</param>
    /// <param name="folder">The folder; the product's own when null.</param>
    public async Task<IReadOnlyList<ShippedOffer>> OffersAsync(CancellationToken ct, string? folder = null)
    {
        var offers = new List<ShippedOffer>();
        foreach (var (_, json) in await FilesAsync(folder, ct))
        {
            if (DefinitionReader.Read(json, steps.Names).Definition is not { } definition
                || await UnknownAfterAsync(db, definition, ct) is not (> 0 and var last))
                continue;
            var hash = DefinitionStore.Sha256(Unnumbered(definition));
            var isDeclined = await db.Settings.ReadAsync(DeclineOffer.SettingName(definition.Id), ct) == hash;
            offers.Add(new ShippedOffer(definition.Id, definition.Name, json, last, hash, isDeclined));
        }
        return offers;
    }

    /// <summary>Whether a definition is, but for its version number, one of the product's files.</summary>
    internal async Task<bool> HasAsync(WorkflowDefinition definition, CancellationToken ct)
    {
        var text = Unnumbered(definition);
        return (await FilesAsync(null, ct)).Any(f => DefinitionReader.Read(f.Json, steps.Names).Definition is { } file
            && file.Id == definition.Id && Unnumbered(file) == text);
    }

    /// <summary>A definition's text, its version number aside.</summary>
    private static string Unnumbered(WorkflowDefinition definition) => definition.WithVersion(1, true).ToJson();

    private async Task PublishAsync(Unit unit, string json, CancellationToken ct)
    {
        var definition = DefinitionStore.Read(json, steps);
        var findings = WorkflowChecker.Check(definition);
        if (findings.Length > 0)
            throw new InvalidInputException([.. findings.Select(f => new FieldError("file", f.ToString()))]);
        await unit.Db.LockAsync(LockSubject.Definitions, ct);
        if (await UnknownAfterAsync(unit.Db, definition, ct) is not { } last || last != await ShippedVersion.OfAsync(unit.Db, definition.Id, ct))
            return;
        DefinitionStore.Add(unit, definition, last + 1);
        await ShippedVersion.NoteAsync(unit.Db, definition.Id, last + 1, ct);
    }

    /// <summary>The newest version, 0 for none, when none of the versions is this file; null when one is.</summary>
    private static async Task<int?> UnknownAfterAsync(ReplyFlowDb db, WorkflowDefinition definition, CancellationToken ct)
    {
        var known = await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == definition.Id).Select(d => new { d.Version, d.Sha256 }).ToListAsync(ct);
        return known.Any(d => d.Sha256 == DefinitionStore.Sha256(definition.WithVersion(d.Version, true).ToJson()))
            ? null
            : known.Count == 0 ? 0 : known.Max(d => d.Version);
    }

    private static async Task<List<(string File, string Json)>> FilesAsync(string? folder, CancellationToken ct)
    {
        if (!Directory.Exists(folder ??= ProductFolders.Workflows))
            throw new ProductFolderException($"没有流程文件夹 {folder}，程序装得不完整。请把安装包里的 workflows 文件夹放回程序旁边，再启动。");
        var files = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            files.Add((Path.GetFileName(file), await File.ReadAllTextAsync(file, ct)));
        return files;
    }
}
